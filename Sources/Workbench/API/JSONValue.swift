// A request's JSON, read without trusting it: too deep, too long or of another shape is refused before anybody looks at it.

import CaseModel
import Desk
import FoundationEssentials

/// Any JSON value.
enum JSONValue: Decodable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? value.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    /// Reads bytes; nil for what is no JSON.
    init?(_ bytes: [UInt8]) {
        // Each level costs the reader a look at all below it, so deep ones are refused unread.
        var depth = 0
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = true
                } else if byte == 0x22 {
                    isInString = false
                }
                continue
            }
            switch byte {
            case 0x22: isInString = true
            case 0x5B, 0x7B: depth += 1
            case 0x5D, 0x7D: depth -= 1
            default: break
            }
            if depth > 8 { return nil }
        }
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else { return nil }
        self = value
    }

    subscript(name: String) -> JSONValue? { if case .object(let members) = self { members[name] } else { nil } }

    /// The text of a member, without blanks around it; nil where there is none.
    func text(_ name: String) -> String? {
        guard case .string(let text)? = self[name] else { return nil }
        let trimmed = text.trimmed
        return trimmed.isEmpty ? nil : trimmed
    }

    /// The texts of a member that is a list.
    func texts(_ name: String) -> [String] {
        list(name).compactMap { if case .string(let text) = $0, !text.trimmed.isEmpty { text.trimmed } else { nil } }
    }

    /// A member that is a list.
    func list(_ name: String) -> [JSONValue] { if case .array(let list)? = self[name] { list } else { [] } }

    func isTrue(_ name: String) -> Bool { if case .bool(true)? = self[name] { true } else { false } }

    func integer(_ name: String) -> Int? { if case .integer(let number)? = self[name] { number } else { nil } }
}
