// What a server answered.

/// An answer, its body with chunks put together.
public struct HTTPResponse: Sendable, Equatable {
    public var status: Int
    public var reason: String
    public var headers: HTTPHeaders
    public var body: [UInt8]

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// Reads the first answer in some bytes.
    ///
    /// - Throws: ``HTTPFailure`` where they hold no whole answer.
    public init(parsing bytes: [UInt8], to method: String = "GET") throws {
        var rest: [UInt8]? = bytes
        var reader = HTTPReader {
            defer { rest = nil }
            return rest ?? []
        }
        self = try reader.response(to: method)
    }

    init(status: Int, reason: String, headers: HTTPHeaders, body: [UInt8]) {
        (self.status, self.reason, self.headers, self.body) = (status, reason, headers, body)
    }
}

/// Why no answer came.
public enum HTTPFailure: Error, Equatable, CustomStringConvertible {
    case noConnection(host: String, port: Int, error: Int32)
    case tooSlow(doing: String)
    case closed(after: String)
    case notHTTP(String)

    public var description: String {
        switch self {
        case .noConnection(let host, let port, let error): "no connection to \(host):\(port) (error \(error))"
        case .tooSlow(let doing): "the server took too long while \(doing)"
        case .closed(let after): "the server closed the connection after \(after)"
        case .notHTTP(let what): "the answer is not HTTP: \(what)"
        }
    }
}
