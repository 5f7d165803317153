// Forms as browsers encode them.

/// The encoding of fields of a form and of a query (`application/x-www-form-urlencoded`, WHATWG URL).
public enum FormEncoding {
    /// `a=1&b=two+words`.
    public static func encode(_ fields: [(String, String)]) -> String {
        fields.map { "\(encode($0.0))=\(encode($0.1))" }.joined(separator: "&")
    }

    /// One name or value: a space becomes `+`, all but letters, digits and `*-._` of ASCII become `%XX`.
    public static func encode(_ text: String) -> String {
        String(decoding: text.utf8.flatMap { $0 == 0x20 ? [0x2B] : encoded($0, keeping: "*-._") }, as: UTF8.self)
    }

    /// One segment of a path or value of a query: all but letters, digits and `-._~` of ASCII become `%XX`.
    public static func percent(_ text: String) -> String {
        String(decoding: text.utf8.flatMap { encoded($0, keeping: "-._~") }, as: UTF8.self)
    }

    private static func encoded(_ byte: UInt8, keeping kept: String) -> [UInt8] {
        let scalar = Unicode.Scalar(byte)
        let plain = byte < 0x80 && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        if plain || kept.utf8.contains(byte) { return [byte] }
        let digits = String(byte, radix: 16, uppercase: true)
        return Array("%\(digits.count == 1 ? "0" : "")\(digits)".utf8)
    }
}

/// A form with files (`multipart/form-data`, RFC 7578).
public struct MultipartForm: Sendable {
    /// One field, or one file where it has a name of a file.
    public struct Part: Sendable {
        public var name: String
        public var fileName: String?
        public var type: String?
        public var content: [UInt8]
    }

    public var parts: [Part]

    public init(_ parts: [Part] = []) { self.parts = parts }

    public mutating func add(_ name: String, _ value: String) {
        parts.append(Part(name: name, fileName: nil, type: nil, content: Array(value.utf8)))
    }

    public mutating func add(
        _ name: String, file: String, type: String = "application/octet-stream", _ content: [UInt8]
    ) {
        parts.append(Part(name: name, fileName: file, type: type, content: content))
    }

    /// A line that stands in none of the parts.
    public var boundary: String {
        var number = 0
        while parts.contains(where: { $0.content.holds(Array("----habeas\(number)".utf8)) }) { number += 1 }
        return "----habeas\(number)"
    }

    var body: [UInt8] {
        let boundary = boundary
        var bytes: [UInt8] = []
        for part in parts {
            var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quoted(part.name))\""
            if let file = part.fileName { head += "; filename=\"\(Self.quoted(file))\"" }
            if let type = part.type { head += "\r\nContent-Type: \(type)" }
            bytes += Array("\(head)\r\n\r\n".utf8) + part.content + [0x0D, 0x0A]
        }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    /// A name as browsers write it between quotes (WHATWG HTML, "multipart/form-data encoding algorithm").
    private static func quoted(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\n": text += "%0A"
            case "\r": text += "%0D"
            case "\"": text += "%22"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension [UInt8] {
    /// Whether some bytes stand in these, one after the other.
    func holds(_ part: [UInt8]) -> Bool {
        guard let first = part.first, count >= part.count else { return part.isEmpty }
        return indices.prefix(count - part.count + 1).contains { start in
            self[start] == first && self[start..<start + part.count].elementsEqual(part)
        }
    }
}
