// Reads answers from bytes as they come (RFC 9112).

/// Reads answers, taking more bytes where it needs them.
struct HTTPReader {
    /// The next bytes; none at the end.
    private let more: () throws -> [UInt8]
    private var buffer: [UInt8] = []
    private var start = 0

    init(more: @escaping () throws -> [UInt8]) { self.more = more }

    /// The next answer; those of the kind 1xx are passed over.
    mutating func response(to method: String) throws -> HTTPResponse {
        while true {
            let parts = try line().split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count >= 2, parts[0].hasPrefix("HTTP/1."), let status = Int(parts[1]) else {
                throw HTTPFailure.notHTTP("it begins with \"\(parts.joined(separator: " ").prefix(60))\"")
            }
            let headers = try fields()
            if (100..<200).contains(status) && status != 101 { continue }
            let body = try body(status: status, headers: headers, method: method)
            return HTTPResponse(
                status: status, reason: parts.count > 2 ? String(parts[2]) : "", headers: headers, body: body)
        }
    }

    /// Lines up to an empty one; a space after the colon may be absent, as in what chromedriver sends.
    private mutating func fields() throws -> HTTPHeaders {
        var headers = HTTPHeaders()
        while true {
            let line = try line()
            if line.isEmpty { return headers }
            guard let colon = line.firstIndex(of: ":") else { throw HTTPFailure.notHTTP("a header without a colon") }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            let end = value.lastIndex { $0 != " " && $0 != "\t" }.map(value.index(after:)) ?? value.startIndex
            headers.fields.append(.init(name: String(line[..<colon]), value: String(value[..<end])))
        }
    }

    private mutating func body(status: Int, headers: HTTPHeaders, method: String) throws -> [UInt8] {
        if method == "HEAD" || status == 204 || status == 304 || status == 101 { return [] }
        if let coding = headers["Transfer-Encoding"] {
            guard coding.lowercased() == "chunked" else { throw HTTPFailure.notHTTP("the coding \(coding)") }
            return try chunks()
        }
        guard let length = headers["Content-Length"] else { return try rest() }
        guard let count = Int(length), count >= 0 else { throw HTTPFailure.notHTTP("a length of \"\(length)\"") }
        return try bytes(count)
    }

    private mutating func chunks() throws -> [UInt8] {
        var body: [UInt8] = []
        while true {
            let line = try line()
            guard let count = Int(line.prefix { $0 != ";" && $0 != " " }, radix: 16), count >= 0 else {
                throw HTTPFailure.notHTTP("a chunk of \"\(line.prefix(20))\" bytes")
            }
            if count == 0 {
                _ = try fields()
                return body
            }
            body += try bytes(count)
            guard try self.line().isEmpty else { throw HTTPFailure.notHTTP("a chunk longer than it says") }
        }
    }

    /// Up to the next end of a line, without it.
    private mutating func line() throws -> String {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                let line = buffer[start..<end]
                start = end + 1
                return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            }
            searched = buffer.count
            guard try fill() else { throw HTTPFailure.closed(after: "\(buffer.count) bytes, in a line of the header") }
        }
    }

    private mutating func bytes(_ count: Int) throws -> [UInt8] {
        while buffer.count - start < count {
            guard try fill() else {
                throw HTTPFailure.closed(after: "\(buffer.count - start) of \(count) bytes of the body")
            }
        }
        defer { start += count }
        return Array(buffer[start..<start + count])
    }

    private mutating func rest() throws -> [UInt8] {
        while try fill() {}
        defer { start = buffer.count }
        return Array(buffer[start...])
    }

    private mutating func fill() throws -> Bool {
        let bytes = try more()
        buffer += bytes
        return !bytes.isEmpty
    }
}
