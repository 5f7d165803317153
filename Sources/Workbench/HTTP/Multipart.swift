// Forms with files (multipart/form-data, RFC 7578), read as they arrive, so that a recording of an hour never lies in memory.

import CaseModel
import Desk

/// Reads the parts of such a form one after the other.
struct MultipartReader {
    /// What a part says of itself.
    struct Part: Equatable {
        var name: String
        /// The name of the file; nil for a plain field.
        var file: String?
    }

    /// The longest head of a part, in bytes.
    static let longestHead = 8_192

    private let body: WebBody
    private let delimiter: [UInt8]
    private var buffer: [UInt8]
    private var isOver = false
    private var isInPart = false
    private var isBegun = false

    /// - Parameter contentType: the header's value.
    /// - Throws: `WebError.malformed` where it names no boundary.
    init(_ body: WebBody, contentType: String) throws {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count)
        else { throw WebError.malformed }
        self.body = body
        delimiter = Array("\r\n--\(boundary)".utf8)
        // As if a line had ended before the first delimiter.
        buffer = [0x0D, 0x0A]
    }

    /// The next part; nil after the last. What is left of the part before is passed over.
    mutating func part() async throws -> Part? {
        while try await content() != nil {}
        guard !isOver else { return nil }
        if !isBegun {
            // The first delimiter; later ones are passed by `content`.
            isBegun = true
            try await fill(until: delimiter.count)
            guard buffer.starts(with: delimiter) else { throw WebError.malformed }
            buffer.removeFirst(delimiter.count)
        }
        try await fill(until: 2)
        if buffer.starts(with: [0x2D, 0x2D]) {
            isOver = true
            return nil
        }
        guard buffer.starts(with: [0x0D, 0x0A]) else { throw WebError.malformed }
        let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        while Self.place(of: end, in: buffer) == nil {
            guard buffer.count < Self.longestHead, try await more() else { throw WebError.malformed }
        }
        guard let place = Self.place(of: end, in: buffer) else { throw WebError.malformed }
        let head = String(decoding: buffer[2..<max(2, place)], as: UTF8.self)
        buffer.removeFirst(place + 4)
        isInPart = true
        let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let name = Self.parameter("name", of: String(line)) else { throw WebError.malformed }
        return Part(name: name, file: Self.parameter("filename", of: String(line)))
    }

    /// The next bytes of the part; nil at its end.
    mutating func content() async throws -> [UInt8]? {
        guard isInPart else { return nil }
        while true {
            if let place = Self.place(of: delimiter, in: buffer) {
                if place == 0 {
                    buffer.removeFirst(delimiter.count)
                    isInPart = false
                    return nil
                }
                let piece = Array(buffer[..<place])
                buffer.removeFirst(place)
                return piece
            }
            // The delimiter may begin in these last bytes.
            let sure = buffer.count - delimiter.count
            if sure > 0 {
                let piece = Array(buffer[..<sure])
                buffer.removeFirst(sure)
                return piece
            }
            guard try await more() else { throw WebError.malformed }
        }
    }

    /// All of the part, as text.
    mutating func text(most: Int) async throws -> String {
        var bytes: [UInt8] = []
        while let piece = try await content() {
            guard bytes.count + piece.count <= most else { throw WebError.tooLong(most: most) }
            bytes += piece
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func fill(until count: Int) async throws {
        while buffer.count < count { guard try await more() else { throw WebError.malformed } }
    }

    private mutating func more() async throws -> Bool {
        guard let piece = try await body.piece() else { return false }
        buffer += piece
        return true
    }

    /// Where a pattern begins in some bytes.
    static func place(of pattern: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
        guard let first = pattern.first, bytes.count - start >= pattern.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            pattern.withUnsafeBufferPointer { pattern in
                var place = start
                let last = bytes.count - pattern.count
                while place <= last {
                    if bytes[place] == first {
                        var length = 1
                        while length < pattern.count, bytes[place + length] == pattern[length] { length += 1 }
                        if length == pattern.count { return place }
                    }
                    place += 1
                }
                return nil
            }
        }
    }

    /// A parameter of a header: `name="value"` or `name=value`. Browsers write `%22`, `%0D` and `%0A` for what would end it.
    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in parameters(of: header) where piece.name == name {
            return piece.value.replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
        }
        return nil
    }

    private static func parameters(of header: String) -> [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        // Scalars: a mark that combines with what is before it must not hide a quotation mark.
        var rest = header.unicodeScalars[...]
        while let start = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: start)...].drop { $0 == " " }
            guard let equals = rest.firstIndex(of: "=") else { break }
            let name = String(rest[..<equals]).lowercased()
            rest = rest[rest.index(after: equals)...]
            if rest.first == "\"" {
                rest = rest.dropFirst()
                let end = rest.firstIndex(of: "\"") ?? rest.endIndex
                found.append((name, String(rest[..<end])))
                rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[rest.endIndex...]
            } else {
                let end = rest.firstIndex { $0 == ";" || $0 == "\r" } ?? rest.endIndex
                found.append((name, String(rest[..<end]).trimmed))
                rest = rest[end...]
            }
        }
        return found
    }
}
