// The only kind of address that a document links to.

/// An address on the web that begins with `https://` (RFC 3986), in ASCII.
public struct WebAddress: Sendable, Hashable {
    /// The address as it is written into files.
    public let text: String

    /// Checks an address; letters that addresses don't have are written in percent.
    ///
    /// - Returns: nil where it doesn't begin with `https://`, names no host in ASCII, or holds a user's name, a space or a control.
    public init?(_ address: String) {
        let start = "https://"
        guard address.utf8.count <= 4_000, address.lowercased().hasPrefix(start),
            address.unicodeScalars.allSatisfy({ $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) })
        else { return nil }
        let rest = address.dropFirst(start.count)
        let host = rest.prefix { !"/?#".contains($0) }
        guard Self.isHost(host) else { return nil }
        text = start + host + Self.written(rest[host.endIndex...])
    }

    /// A name or number of a host and perhaps a port, without anything that a browser might understand in another way.
    private static func isHost(_ words: Substring) -> Bool {
        let parts = words.split(separator: ":", omittingEmptySubsequences: false)
        guard let name = parts.first, parts.count <= 2, name.utf8.count <= 253 else { return false }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        let areGood = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
        return areGood && (parts.count == 1 || UInt16(parts[1]) != nil)
    }

    private static func written(_ path: Substring) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = Array(path.utf8)
        var hasFragment = false
        var result: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
            let isEscape =
                byte == UInt8(ascii: "%") && bytes.dropFirst(place + 1).prefix(2).filter(isHexDigit).count == 2
            let isSecondHash = byte == UInt8(ascii: "#") && hasFragment
            if byte == UInt8(ascii: "#") { hasFragment = true }
            if isLetterOrDigit(byte) || isEscape || "-._~!$&'()*+,;=:@/?#".utf8.contains(byte) && !isSecondHash {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) && Character(UnicodeScalar(byte)).isHexDigit
    }
}
