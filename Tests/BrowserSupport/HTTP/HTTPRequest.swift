// What a test asks a server.

/// A request as it goes over the wire; nothing in it is checked, so that wrong ones can be sent too.
public struct HTTPRequest: Sendable {
    public var method: String
    /// The path with its query, percent-encoded by whoever made it.
    public var target: String
    /// `Host`, `Connection` and `Content-Length` are added where they are not here.
    public var headers: HTTPHeaders
    public var body: [UInt8]

    public init(_ method: String, _ target: String, headers: HTTPHeaders = [:], body: [UInt8] = []) {
        (self.method, self.target, self.headers, self.body) = (method, target, headers, body)
    }

    /// A form as a browser sends it (`application/x-www-form-urlencoded`).
    public static func form(
        _ target: String, _ fields: [(String, String)], headers: HTTPHeaders = [:]
    ) -> HTTPRequest {
        let body = FormEncoding.encode(fields)
        var request = HTTPRequest("POST", target, headers: headers, body: Array(body.utf8))
        request.headers["Content-Type"] = "application/x-www-form-urlencoded"
        return request
    }

    /// A form with files as a browser sends it (`multipart/form-data`, RFC 7578).
    public static func multipart(_ target: String, _ form: MultipartForm, headers: HTTPHeaders = [:]) -> HTTPRequest {
        var request = HTTPRequest("POST", target, headers: headers, body: form.body)
        request.headers["Content-Type"] = "multipart/form-data; boundary=\(form.boundary)"
        return request
    }

    /// JSON text.
    public static func json(
        _ method: String, _ target: String, _ body: [UInt8], headers: HTTPHeaders = [:]
    ) -> HTTPRequest {
        var request = HTTPRequest(method, target, headers: headers, body: body)
        request.headers["Content-Type"] = "application/json"
        return request
    }

    /// The bytes to send to a server that listens at `host`.
    func bytes(for host: String) -> [UInt8] {
        var headers = headers
        if headers["Host"] == nil { headers.fields.insert(.init(name: "Host", value: host), at: 0) }
        if headers["Connection"] == nil { headers["Connection"] = "close" }
        let mayCarry = !body.isEmpty || ["POST", "PUT", "PATCH"].contains(method)
        if mayCarry, headers["Content-Length"] == nil, headers["Transfer-Encoding"] == nil {
            headers["Content-Length"] = "\(body.count)"
        }
        let lines = ["\(method) \(target) HTTP/1.1"] + headers.fields.map { "\($0.name): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }
}
