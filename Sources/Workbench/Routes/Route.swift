// What can be asked of the workbench, as a table of values: who may ask, and what answers.

public import Vault

/// One thing that can be asked.
public struct Route: Sendable {
    /// The methods that are answered.
    public enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    /// Who may ask.
    public enum Access: Sendable, Hashable {
        /// Anybody who can reach the port: the style sheet, the unlock page.
        case anyone
        /// A member who has signed in, with at least this role.
        case member(Role)
    }

    /// What proves that a change is asked for by a page of ours, or by a program that was given a token.
    public enum Proof: Sendable, Hashable {
        /// Nothing is changed.
        case none
        /// The form's token, in a field that was read before the handler is called.
        case form
        /// The form's token, as the first part of a form with files that the handler reads.
        case parts
        /// A personal token in the `Authorization` header; cookies mean nothing here.
        case bearer
        /// The random part of the address itself, as of a calendar's link.
        case link
    }

    /// The method.
    public let method: Method
    /// The path; a part that begins with a colon stands for anything.
    public let path: String
    /// Who may ask.
    public let access: Access
    /// What a change needs.
    public let proof: Proof
    /// Whether asking for it is nobody's doing, and so doesn't keep the vault open.
    let isQuiet: Bool
    let answer: @Sendable (Visit) async throws -> WebAnswer
    let parts: [Substring]

    /// A page to look at.
    static func page(
        _ path: String, _ access: Access, isQuiet: Bool = false,
        _ answer: @escaping @Sendable (Visit) async throws -> WebAnswer
    ) -> Route { Route(.get, path, access, .none, isQuiet: isQuiet, answer) }

    /// Something that a form does.
    static func form(
        _ path: String, _ access: Access, _ answer: @escaping @Sendable (Visit) async throws -> WebAnswer
    ) -> Route { Route(.post, path, access, .form, answer) }

    /// Something that a form with files does.
    static func upload(
        _ path: String, _ access: Access, _ answer: @escaping @Sendable (Visit) async throws -> WebAnswer
    ) -> Route { Route(.post, path, access, .parts, answer) }

    init(
        _ method: Method, _ path: String, _ access: Access, _ proof: Proof, isQuiet: Bool = false,
        _ answer: @escaping @Sendable (Visit) async throws -> WebAnswer
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.proof = proof
        self.isQuiet = isQuiet
        self.answer = answer
        parts = Self.parts(of: path)
    }

    static func parts(of path: String) -> [Substring] { path.split(separator: "/", omittingEmptySubsequences: true) }

    /// What a path gives for the parts that stand for anything; nil where the path is another.
    func values(of path: [Substring]) -> [String: String]? {
        guard path.count == parts.count else { return nil }
        var values: [String: String] = [:]
        for (part, given) in zip(parts, path) {
            if part.first == ":" {
                values[String(part.dropFirst())] = FormFields.decoded(given.utf8)
            } else if part != given {
                return nil
            }
        }
        return values
    }
}
