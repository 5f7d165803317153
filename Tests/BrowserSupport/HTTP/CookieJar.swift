// Cookies as a browser keeps them for one server.
import Foundation

/// A cookie that a server set (RFC 6265).
public struct Cookie: Sendable, Equatable {
    public var name: String
    public var value: String
    public var path: String
    /// What else the server said of it, names in lower case: `httponly`, `secure`, `samesite`, `max-age`, `expires`, `domain`.
    public var attributes: [String: String]

    /// Reads one `Set-Cookie`; `nil` where it names none.
    public init?(_ header: String) {
        let parts = header.split(separator: ";", omittingEmptySubsequences: false).map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return pair.map { $0.trimmingCharacters(in: .whitespaces) }
        }
        guard let first = parts.first, first.count == 2, !first[0].isEmpty else { return nil }
        (name, value, attributes) = (first[0], first[1], [:])
        for part in parts.dropFirst() where !part[0].isEmpty {
            attributes[part[0].lowercased()] = part.count > 1 ? part[1] : ""
        }
        let path = attributes["path"] ?? "/"
        self.path = path.hasPrefix("/") ? path : "/"
    }

    /// Whether the server takes the cookie away with this.
    var isRemoved: Bool {
        if let age = attributes["max-age"] { return (Int(age) ?? 1) <= 0 }
        guard let expires = attributes["expires"] else { return false }
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "GMT")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return format.date(from: expires).map { $0 <= Date() } ?? false
    }
}

/// The cookies of one server; those that are `Secure` are sent too, as browsers do to 127.0.0.1.
public struct CookieJar: Sendable, Equatable {
    public private(set) var cookies: [Cookie] = []

    public init() {}

    /// The value of a cookie by its name.
    public subscript(name: String) -> String? { cookies.last { $0.name == name }?.value }

    /// Takes what an answer sets, and drops what it takes away.
    public mutating func take(from response: HTTPResponse) {
        for cookie in response.headers.all("Set-Cookie").compactMap(Cookie.init) {
            cookies.removeAll { $0.name == cookie.name && $0.path == cookie.path }
            if !cookie.isRemoved { cookies.append(cookie) }
        }
    }

    /// Puts a cookie of the test's own making into the jar.
    public mutating func set(_ name: String, _ value: String) {
        cookies.removeAll { $0.name == name }
        if let cookie = Cookie("\(name)=\(value)") { cookies.append(cookie) }
    }

    /// The header for a request, longest paths first; `nil` where no cookie fits.
    public func header(for target: String) -> String? {
        let path = target.prefix { $0 != "?" }
        let fitting = cookies.filter { cookie in
            path == cookie.path || path.hasPrefix(cookie.path.hasSuffix("/") ? cookie.path : cookie.path + "/")
        }
        if fitting.isEmpty { return nil }
        return fitting.sorted { $0.path.utf8.count > $1.path.utf8.count }.map { "\($0.name)=\($0.value)" }
            .joined(separator: "; ")
    }
}
