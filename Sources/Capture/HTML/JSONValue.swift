// A small reader for the JSON that pages carry; forgiving about what follows, strict about depth.

/// A JSON value; numbers and literals are kept as they are written.
indirect enum JSONValue {
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])
    case literal(String)

    /// Reads the first value in the bytes; `nil` where they are not JSON.
    static func parse(_ bytes: ArraySlice<UInt8>) -> JSONValue? {
        var reader = JSONReader(bytes: bytes, index: bytes.startIndex)
        return reader.value(depth: 0)
    }

    /// The value of a key of an object.
    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The string itself, the `name` of an object, or the first of an array.
    var name: String? {
        switch self {
        case .string(let text): text
        case .object: self["name"]?.name
        case .array(let items): items.lazy.compactMap(\.name).first
        case .literal: nil
        }
    }

    /// All strings in it: itself or the items of an array.
    var strings: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let items): items.flatMap(\.strings)
        default: []
        }
    }

    /// Visits every object in it, outer ones first.
    func forEachObject(_ body: (JSONValue) -> Void) {
        switch self {
        case .array(let items): for item in items { item.forEachObject(body) }
        case .object(let members):
            body(self)
            for member in members { member.value.forEachObject(body) }
        default: break
        }
    }
}

private struct JSONReader {
    let bytes: ArraySlice<UInt8>
    var index: Int

    mutating func value(depth: Int) -> JSONValue? {
        skipSpace()
        guard depth < 64, let byte = current else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        default: return literal()
        }
    }

    private var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte <= 32 { index += 1 }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        index += 1
        var members: [(key: String, value: JSONValue)] = []
        while true {
            skipSpace()
            if current == UInt8(ascii: ",") {
                index += 1
                continue
            }
            if current == UInt8(ascii: "}") {
                index += 1
                return .object(members)
            }
            guard current == UInt8(ascii: "\""), let key = string() else {
                return members.isEmpty ? nil : .object(members)
            }
            skipSpace()
            guard current == UInt8(ascii: ":") else { return .object(members) }
            index += 1
            guard let value = value(depth: depth + 1) else { return .object(members) }
            members.append((key, value))
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        index += 1
        var items: [JSONValue] = []
        while true {
            skipSpace()
            if current == UInt8(ascii: ",") {
                index += 1
                continue
            }
            if current == UInt8(ascii: "]") {
                index += 1
                return .array(items)
            }
            guard let item = value(depth: depth + 1) else { return .array(items) }
            items.append(item)
        }
    }

    private mutating func literal() -> JSONValue? {
        let start = index
        while let byte = current, byte > 32, !",]}".utf8.contains(byte) { index += 1 }
        return index > start ? .literal(String(decoding: bytes[start..<index], as: UTF8.self)) : nil
    }

    /// A string with its escapes undone; `nil` where it has no end.
    private mutating func string() -> String? {
        index += 1
        var text: [UInt8] = []
        while let byte = current {
            index += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\"), let escape = current else {
                text.append(byte)
                continue
            }
            index += 1
            switch escape {
            case UInt8(ascii: "n"): text.append(10)
            case UInt8(ascii: "t"): text.append(9)
            case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(32)
            case UInt8(ascii: "u"):
                let scalar = Unicode.Scalar(codePoint()) ?? "\u{FFFD}"
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            default: text.append(escape)
            }
        }
        return nil
    }

    /// The number after `\u`, two of them where they are a surrogate pair.
    private mutating func codePoint() -> UInt32 {
        let first = hexadecimal()
        guard first >> 10 == 0x36, index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return first }
        index += 2
        let second = hexadecimal()
        return second >> 10 == 0x37 ? 0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF) : 0xFFFD
    }

    private mutating func hexadecimal() -> UInt32 {
        let end = min(index + 4, bytes.endIndex)
        let value = UInt32(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16) ?? 0xFFFD
        index = end
        return value
    }
}
