// The vault's entries as acts of the casebook, and acts as entries.

public import CaseModel
import Casebook
public import Vault

extension LedgerID {
    /// The casebook's name of an entry of the vault.
    public init(_ entry: EntryID) {
        let bytes = entry.log.bytes
        func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(log: (number(0..<8), number(8..<16)), index: entry.index)
    }

    /// The vault's name of the entry.
    public var entry: EntryID? { EntryID(description) }
}

extension Act {
    /// The act as an entry to be appended; evidence that it names stands in fields before its own.
    public func entry(after fields: [Field] = []) throws -> (type: String, fields: [Field]) {
        (kind.rawValue, fields + (try self.fields()).map { Field($0.name, $0.value) })
    }
}

/// How far the entries of each log had come when they were read: what is needed to go on with the next.
struct LedgerClocks {
    /// By log, the clock of each entry.
    private var clocks: [Identifier: [UInt32]] = [:]

    init() {}

    /// The clock of an entry: one more than the greatest of those its author had seen. Entries have to come in the vault's order.
    mutating func take(_ entry: OpenedEntry) -> Int {
        var greatest: UInt32 = 0
        for (log, size) in entry.clock.sizes {
            guard let known = clocks[log], size > 0 else { continue }
            greatest = max(greatest, known[min(Int(clamping: size), known.count) - 1])
        }
        if let last = clocks[entry.id.log]?.last { greatest = max(greatest, last) }
        // Entries that don't open, such as erased ones, have the clock of the one before them.
        let gap = Int(clamping: entry.id.index) - (clocks[entry.id.log]?.count ?? 0)
        if gap > 0 {
            clocks[entry.id.log, default: []] += Array(repeating: clocks[entry.id.log]?.last ?? 0, count: gap)
        }
        clocks[entry.id.log, default: []].append(greatest + 1)
        return Int(greatest + 1)
    }

    /// The clocks as bytes: for each log its id, the number of entries, their clocks.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func put(_ number: UInt32) {
            for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(number >> shift & 255)) }
        }
        for (log, list) in clocks.sorted(by: { $0.key < $1.key }) {
            bytes += log.bytes
            put(UInt32(clamping: list.count))
            for clock in list { put(clock) }
        }
        return bytes
    }

    /// Reads such bytes; nil where they are none.
    init?(_ bytes: [UInt8]) {
        var place = 0
        func number() -> UInt32? {
            guard place + 4 <= bytes.count else { return nil }
            defer { place += 4 }
            return bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        while place < bytes.count {
            guard place + 16 <= bytes.count, let log = Identifier(bytes: bytes[place..<place + 16]) else { return nil }
            place += 16
            guard let count = number(), Int(count) <= (bytes.count - place) / 4 else { return nil }
            clocks[log] = (0..<count).compactMap { _ in number() }
        }
    }
}
