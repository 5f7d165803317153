// Forms and queries as browsers send them (application/x-www-form-urlencoded, WHATWG URL section 5).

import CaseModel
import Desk

/// The fields of a form, in order.
public struct FormFields: Sendable, Equatable {
    private(set) var fields: [(name: String, value: String)] = []

    /// No fields.
    public init() {}

    /// Reads the encoded fields; what is no UTF-8 is mended as browsers do.
    init(_ encoded: some Sequence<UInt8>) {
        for pair in Array(encoded).split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? Self.decoded(parts[1], plusIsSpace: true) : ""
            fields.append((Self.decoded(parts[0], plusIsSpace: true), value))
        }
    }

    /// The value of a field; nil where there is none.
    public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The value of a field without spaces around it; nil where there is none or nothing in it.
    func text(_ name: String) -> String? {
        guard let value = self[name]?.trimmed, !value.isEmpty else { return nil }
        return value
    }

    /// All values of a field, as of boxes of one name.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// Adds a field.
    mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }

    /// Without fields that nobody should find again.
    func without(_ names: Set<String>) -> FormFields {
        var copy = self
        copy.fields.removeAll { names.contains($0.name) }
        return copy
    }

    public static func == (a: FormFields, b: FormFields) -> Bool { a.fields.elementsEqual(b.fields) { $0 == $1 } }

    /// The text of percent-encoded bytes.
    static func decoded(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = false) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(digit),
                let low = rest.dropFirst().first.flatMap(digit)
            {
                decoded.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
