// An answer as the workbench gives it, with the headers that every one has.

/// An answer.
public struct WebAnswer: Sendable {
    /// The status code.
    public var status: Int
    /// Headers, in order.
    public var headers: [(name: String, value: String)]
    /// What comes after them.
    public var body: [UInt8]
    /// More bytes after `body`, as they are read; nil where there are none.
    public var rest: WebBody?
    /// What is to be done when the answer has gone out.
    public var after: After?

    /// What follows an answer.
    public enum After: Sendable {
        /// The process ends, and everything that it holds with it.
        case lock
    }

    /// A page.
    public static func page(_ bytes: [UInt8], status: Int = 200) -> WebAnswer {
        WebAnswer(status: status, headers: [("Content-Type", "text/html; charset=utf-8")], body: bytes)
    }

    /// A page to be asked for next; after a form, so that going back does not send it again and no browser keeps what it held.
    public static func go(to path: String) -> WebAnswer {
        WebAnswer(status: 303, headers: [("Location", path)], body: [])
    }

    /// JSON.
    public static func json(_ bytes: [UInt8], status: Int = 200) -> WebAnswer {
        WebAnswer(status: status, headers: [("Content-Type", "application/json; charset=utf-8")], body: bytes)
    }

    /// A file to be kept; a browser never shows it as a page of ours.
    public static func file(_ bytes: [UInt8], type: String, name: String) -> WebAnswer {
        WebAnswer(
            status: 200,
            headers: [("Content-Type", type), ("Content-Disposition", "attachment; filename=\"\(name)\"")], body: bytes)
    }

    /// Adds a header.
    mutating func set(_ name: String, _ value: String) { headers.append((name, value)) }
}

/// Headers that every answer has.
enum SafeHeaders {
    /// Nothing from elsewhere, no script but ours, no frame around us.
    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    static let all: [(name: String, value: String)] = [
        ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
        ("Cache-Control", "no-store"), ("X-Robots-Tag", "noindex"),
    ]
}
