// A browser without a screen: cookies, forms with their token, redirects.
import BrowserSupport
import Foundation

/// Somebody who asks the workbench for pages and sends its forms.
struct WebSession: Sendable {
    let client: HTTPClient
    var jar = CookieJar()
    /// The secret of the forms that were seen last.
    private(set) var token = ""
    /// Where the last answer came from.
    private(set) var path = "/"

    init(_ client: HTTPClient) { self.client = client }

    /// Opens a page, and the one that it leads to.
    @discardableResult mutating func open(_ path: String) throws -> HTTPResponse {
        try follow(HTTPRequest("GET", path))
    }

    /// Sends a form, and opens the page that its answer leads to.
    @discardableResult mutating func send(_ path: String, _ fields: [(String, String)]) throws -> HTTPResponse {
        try follow(.form(path, [("token", token)] + fields))
    }

    /// Sends files by the form for them.
    @discardableResult
    mutating func upload(_ files: [(name: String, content: [UInt8])], protected: Bool = false) throws -> HTTPResponse {
        var form = MultipartForm()
        form.add("token", token)
        if protected { form.add("protected", "yes") }
        for file in files { form.add("files", file: file.name, type: "text/plain", file.content) }
        return try follow(.multipart("/inbox/files", form))
    }

    private mutating func follow(_ request: HTTPRequest) throws -> HTTPResponse {
        var request = request
        for _ in 0..<5 {
            let answer = try client.send(request, jar: &jar)
            path = request.target
            guard answer.status == 303, let place = answer.headers["Location"] else {
                if let found = Self.value(of: "token", in: answer.text) { token = found }
                return answer
            }
            request = HTTPRequest("GET", String(place.prefix { $0 != "#" }))
        }
        throw HTTPFailure.notHTTP("more than five redirects")
    }

    /// What a hidden field of a page holds.
    static func value(of field: String, in page: String) -> String? {
        guard let range = page.range(of: "name=\"\(field)\" value=\"") else { return nil }
        return String(page[range.upperBound...].prefix { $0 != "\"" })
    }

    /// The links of a page, without what stands behind `#`; entities of `&` undone.
    static func links(in page: String) -> [String] {
        page.split(separator: "href=\"").dropFirst().map {
            String($0.prefix { $0 != "\"" && $0 != "#" }).replacing("&amp;", with: "&")
        }
    }
}
