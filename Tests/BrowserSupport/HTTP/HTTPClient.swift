// Asks servers on this machine, rightly or wrongly, one connection a request.

/// A client of one server. It blocks, follows no redirect and adds no header that it wasn't told of.
public struct HTTPClient: Sendable {
    /// An IPv4 address.
    public var host: String
    public var port: Int
    /// How long one request may take in all.
    public var timeout: Duration

    public init(host: String = "127.0.0.1", port: Int, timeout: Duration = .seconds(10)) {
        (self.host, self.port, self.timeout) = (host, port, timeout)
    }

    /// What `Host` says where a request names no other.
    public var authority: String { "\(host):\(port)" }

    /// - Throws: ``HTTPFailure``.
    public func send(_ request: HTTPRequest) throws -> HTTPResponse {
        let connection = try Connection(host: host, port: port, deadline: .now + timeout)
        try connection.send(request.bytes(for: authority))
        var reader = HTTPReader { try connection.receive() }
        return try reader.response(to: request.method)
    }

    /// The same with the cookies of a jar, which takes those of the answer.
    public func send(_ request: HTTPRequest, jar: inout CookieJar) throws -> HTTPResponse {
        var request = request
        if let cookies = jar.header(for: request.target) { request.headers["Cookie"] = cookies }
        let response = try send(request)
        jar.take(from: response)
        return response
    }

    /// Asks, and follows redirects within this server with `GET`, at most ten.
    public func follow(_ request: HTTPRequest, jar: inout CookieJar) throws -> HTTPResponse {
        var response = try send(request, jar: &jar)
        for _ in 0..<10 {
            guard [301, 302, 303].contains(response.status), let target = response.headers["Location"] else { break }
            // Of a whole address, what stands behind the server's name.
            let path = target.hasPrefix("/") ? target[...] : target.split(separator: "://").last?.drop { $0 != "/" }
            var next = HTTPRequest("GET", String(path ?? "/"))
            next.headers["Host"] = request.headers["Host"]
            response = try send(next, jar: &jar)
        }
        return response
    }

    public func get(_ target: String, headers: HTTPHeaders = [:]) throws -> HTTPResponse {
        try send(HTTPRequest("GET", target, headers: headers))
    }

    /// Sends bytes as they are and returns what came until the server closed, or until the time was over.
    public func exchange(_ bytes: [UInt8]) throws -> [UInt8] {
        let connection = try Connection(host: host, port: port, deadline: .now + timeout)
        var answer: [UInt8] = []
        do {
            try connection.send(bytes)
            while true {
                let part = try connection.receive()
                if part.isEmpty { return answer }
                answer += part
            }
        } catch HTTPFailure.tooSlow {
            return answer
        }
    }
}
