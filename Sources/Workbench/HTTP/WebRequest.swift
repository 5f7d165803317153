// A request as the workbench sees it, whatever server took it.

/// A request.
public struct WebRequest: Sendable {
    /// The method, in capitals.
    public var method: String
    /// The path, still percent-encoded, without the query.
    public var path: String
    /// The query without its question mark; empty where there is none.
    public var query: String
    /// Headers by lower-case name; of several of one name the last, but cookies joined.
    public var headers: [String: String]
    /// Who asks: the address at the other end.
    public var peer: String
    /// What comes after the headers.
    public var body: WebBody

    public init(
        method: String, path: String, query: String = "", headers: [String: String] = [:], peer: String = "",
        body: WebBody = WebBody()
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.peer = peer
        self.body = body
    }
}

/// The bytes of a request as they arrive.
public struct WebBody: Sendable {
    /// Gives the next bytes; nil after the last.
    private let next: @Sendable () async throws -> [UInt8]?

    /// No bytes.
    public init() { next = { nil } }

    /// Bytes that come piece by piece. `next` is called by one task, one call at a time.
    public init(_ next: @escaping @Sendable () async throws -> [UInt8]?) { self.next = next }

    /// The next bytes; nil after the last.
    public func piece() async throws -> [UInt8]? { try await next() }

    /// All bytes.
    ///
    /// - Throws: `WebError.tooLong` where there are more than `most`.
    public func all(most: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try await next() {
            guard bytes.count + piece.count <= most else { throw WebError.tooLong(most: most) }
            bytes += piece
        }
        return bytes
    }
}

/// Why a request is refused before anybody looks at what it asks.
public enum WebError: Error, Hashable, Sendable {
    /// It has more bytes than are taken.
    case tooLong(most: Int)
    /// It is not formed as its kind is.
    case malformed
    /// It does not come from a page of ours: the token or the origin is missing or wrong.
    case notOurs
    /// Whoever asks may not do that.
    case notAllowed
    /// There is no such thing.
    case notFound
    /// Somebody has to sign in first.
    case notSignedIn
}
