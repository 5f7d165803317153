// An entry with its body open, and when it was written in relation to the others.

/// Which entry: a log and a place in it, from 0.
public struct EntryID: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let log: Identifier
    public let index: UInt64

    /// An entry's id.
    public init(log: Identifier, index: UInt64) {
        self.log = log
        self.index = index
    }

    /// The id written as `log/index`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let log = Identifier(hex: parts[0]), let index = UInt64(parts[1]) else { return nil }
        self.init(log: log, index: index)
    }

    public static func < (left: EntryID, right: EntryID) -> Bool { (left.log, left.index) < (right.log, right.index) }

    public var description: String { "\(log)/\(index)" }
}

/// How much of each log an author had seen: a vector clock.
public struct LogClock: Hashable, Sendable {
    /// By log, the entries seen.
    public private(set) var sizes: [Identifier: UInt64] = [:]

    /// A clock that has seen nothing.
    public init() {}

    /// Notes that so many entries of a log were seen.
    mutating func see(_ size: UInt64, of log: Identifier) { sizes[log] = max(sizes[log] ?? 0, size) }

    /// Whether an entry was seen.
    public func hasSeen(_ entry: EntryID) -> Bool { (sizes[entry.log] ?? 0) > entry.index }
}

/// An entry of a log, opened and checked against its leaf.
public struct OpenedEntry: Sendable {
    /// Which one.
    public let id: EntryID
    /// The member or capture device that says it wrote it; `VaultHistory` tells whether that is so.
    public let author: Identifier
    /// What kind of entry it is.
    public let type: String
    /// The device's clock when it was written: RFC 3339 in UTC, as the device claims.
    public let time: String
    /// What its author had seen of all logs, this one included up to the entry before.
    public let clock: LogClock
    /// All fields, in their order.
    public let fields: [Field]
    /// To which epoch it is sealed.
    public let epoch: Identifier

    /// The value of the first field of a name.
    public subscript(name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// The text of the first field of a name.
    public func text(_ name: String) -> String? { fields.first { $0.name == name }?.text }

    init(
        id: EntryID, author: Identifier, type: String, time: String, clock: LogClock, fields: [Field], epoch: Identifier
    ) {
        self.id = id
        self.author = author
        self.type = type
        self.time = time
        self.clock = clock
        self.fields = fields
        self.epoch = epoch
    }

    /// Reads the fields that every entry has; nil where one is missing.
    init?(_ sealed: SealedEntry, _ body: EntryBody, clock: inout LogClock) {
        id = EntryID(log: sealed.log, index: sealed.index)
        epoch = sealed.epoch
        fields = body.fields
        func value(_ name: String) -> [UInt8]? { body.fields.first { $0.name == name }?.value }
        guard let author = value("author").flatMap({ Identifier(bytes: $0) }), let type = value("type"),
            let time = value("time"),
            let typeText = String(validating: type, as: UTF8.self),
            let timeText = String(validating: time, as: UTF8.self)
        else { return nil }
        self.author = author
        self.type = typeText
        self.time = timeText
        for head in LogHead.list(value("seen") ?? []) ?? [] { clock.see(head.size, of: head.log) }
        self.clock = clock
        clock.see(id.index + 1, of: id.log)
    }
}

extension LogHead {
    /// Heads one after another: log, size, root.
    static func encoded(_ heads: [LogHead]) -> [UInt8] {
        heads.flatMap { $0.log.bytes + $0.size.bigEndianBytes + $0.root.bytes }
    }

    /// Reads such a list; nil where it is none.
    static func list(_ bytes: [UInt8]) -> [LogHead]? {
        var reader = RecordReader(bytes[...])
        var heads: [LogHead] = []
        while reader.left > 0 {
            guard let log = reader.take(16).flatMap({ Identifier(bytes: $0) }), let size = reader.number(UInt64.self),
                let root = reader.take(32).flatMap({ Merkle.Hash(bytes: $0) })
            else { return nil }
            heads.append(LogHead(log: log, size: size, root: root))
        }
        return heads
    }
}

/// What places an entry in the one order in which every copy of a vault reads its logs.
public struct EntryStamp: Sendable, Equatable {
    public let id: EntryID
    public let time: String
    public let clock: LogClock

    /// The stamp of an entry.
    public init(_ entry: OpenedEntry) {
        id = entry.id
        time = entry.time
        clock = entry.clock
    }

    /// The indices of entries in their order: by causality, then time, then log and index.
    ///
    /// Takes time in proportion to the number of entries times that of logs; the entries of a log may come in any order.
    public static func order(_ stamps: [EntryStamp]) -> [Int] { EntryOrder(stamps).ordered }
}
