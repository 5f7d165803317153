// Lines of a calendar file (RFC 5545): folded and escaped as it asks.

/// A line of an iCalendar file.
public enum ICalendarLine {
    /// The line with its end, in pieces of at most 75 bytes that never part a character (RFC 5545, section 3.1).
    public static func folded(_ line: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var length = 0
        for character in line.unicodeScalars {
            let encoded = Array(String(character).utf8)
            if length + encoded.count > 75 {
                bytes += [13, 10, 32]
                length = 1
            }
            bytes += encoded
            length += encoded.count
        }
        return bytes + [13, 10]
    }

    /// Text as a value (section 3.3.11).
    public static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\", ";", ",": escaped += "\\\(character)"
            case "\n": escaped += "\\n"
            case "\r": break
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
