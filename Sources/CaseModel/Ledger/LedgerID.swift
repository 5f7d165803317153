// The names of entries in the ledger and of the things inside them, which every copy of a vault knows by the same name.

/// An entry of the ledger: the log of the device that wrote it, and its place there.
public struct LedgerID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The 16 bytes of the log's id, as two numbers.
    public let log: (UInt64, UInt64)
    /// The place in the log, from 0.
    public let index: UInt64

    /// Makes the name of an entry.
    public init(log: (UInt64, UInt64), index: UInt64) {
        self.log = log
        self.index = index
    }

    /// Reads `LOG/INDEX`, the log as 32 hexadecimal digits; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 32, let high = UInt64(parts[0].prefix(16), radix: 16),
            let low = UInt64(parts[0].suffix(16), radix: 16), let index = UInt64(parts[1])
        else { return nil }
        self.init(log: (high, low), index: index)
    }

    public var description: String { "\(Self.hex(log.0))\(Self.hex(log.1))/\(index)" }

    /// A short name of 13 letters and digits that looks alike on every copy; any beginning that no other entry has will do for a person.
    public var shortName: String {
        // FNV-1a over the bytes of the name, written in Crockford's base 32.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in [log.0, log.1, index] {
            for shift in stride(from: 56, through: 0, by: -8) {
                hash = (hash ^ (word >> UInt64(shift)) & 0xFF) &* 0x100_0000_01B3
            }
        }
        // FNV's high bits change little between neighbours.
        hash = (hash ^ hash >> 31) &* 0x9E37_79B9_7F4A_7C15
        let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        let digits = (0..<13).map { place in letters[Int(hash >> UInt64(max(0, 59 - 5 * place)) & 31)] }
        return String(decoding: digits, as: UTF8.self)
    }

    public static func == (a: LedgerID, b: LedgerID) -> Bool { a.log == b.log && a.index == b.index }

    public static func < (a: LedgerID, b: LedgerID) -> Bool {
        (a.log.0, a.log.1, a.index) < (b.log.0, b.log.1, b.index)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(log.0)
        hasher.combine(log.1)
        hasher.combine(index)
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

/// Something that an entry brought in: an entity (a person, an event) or a statement, by its number there.
///
/// A record of the casebook, say a person met in ten reports, goes by the name of the entity that it was made for.
public struct ItemID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// What is counted.
    public enum Kind: String, Hashable, Sendable {
        case entity = "e"
        case statement = "s"
    }

    /// The entry.
    public let entry: LedgerID
    /// Whether the number counts its entities or its statements.
    public let kind: Kind
    /// The number, from 0.
    public let number: Int

    /// Names an entity of an entry.
    public init(_ entry: LedgerID, entity: EntityID) {
        self.entry = entry
        kind = .entity
        number = entity.number
    }

    /// Names a statement of an entry.
    public init(_ entry: LedgerID, statement: Int) {
        self.entry = entry
        kind = .statement
        number = statement
    }

    /// Reads `LOG/INDEX#e3` or `LOG/INDEX#s3`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count == 2, let entry = LedgerID(parts[0]),
            let kind = parts[1].first.flatMap({ Kind(rawValue: String($0)) }),
            let number = Int(parts[1].dropFirst()), number >= 0
        else { return nil }
        self.entry = entry
        self.kind = kind
        self.number = number
    }

    public var description: String { "\(entry)#\(kind.rawValue)\(number)" }

    /// The beginning of its entry's short name, and its number there: "k7f3c.e4"; of a statement "k7f3c.s4". Not to be taken for "k7f3c.4", the
    /// fourth item that a review of the draft shows.
    public var shortName: String { "\(entry.shortName.prefix(5)).\(kind.rawValue)\(number)" }

    public static func < (a: ItemID, b: ItemID) -> Bool {
        (a.entry, a.kind.rawValue, a.number) < (b.entry, b.kind.rawValue, b.number)
    }
}

extension LedgerID: Codable {
    /// Reads it from the string that `description` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = LedgerID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no name of an entry (LOG/INDEX)")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension ItemID: Codable {
    /// Reads it from the string that `description` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = ItemID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no name of an item (LOG/INDEX#e3)")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension EntityID: Codable {
    /// Reads it from its number.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}
