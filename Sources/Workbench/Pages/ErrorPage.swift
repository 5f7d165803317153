// What is said when something can't be done: one sentence, and where to go.

import Phrases
import Vault

enum ErrorPage {
    /// The answer to a request that is refused.
    static func answer(_ error: any Error, _ visit: Visit) -> WebAnswer {
        let problem = Problem(error)
        if visit.request.path.hasPrefix("/api/") { return api(problem) }
        // Whoever has to sign in is led to the door; what they asked for is not remembered.
        if case .notSignedIn? = error as? WebError, visit.request.method == "GET" { return .go(to: "/") }
        var page = Page(visit.words, hidden: nil, formToken: visit.visitor.formToken)
        page.head("error.title")
        page.element("body") { page in
            page.element("header", class: "top") { $0.mark() }
            page.element("main", [("id", "main")]) { page in
                page.element("h1", say: "error.title")
                page.element("p", [("class", "lead")]) { page in
                    page.say(problem.word)
                    if let detail = problem.detail {
                        page.raw(" ")
                        page.element("span", [("lang", "en")], data: detail)
                    }
                }
                page.element("p") { $0.link("/", say: "error.home") }
            }
        }
        page.raw("</html>\n")
        return .page(page.bytes, status: problem.status)
    }

    /// How an error is told.
    struct Problem {
        var status: Int
        var word: Word
        /// The words of the room that refused, where it has some.
        var detail: String?

        init(_ error: any Error) {
            switch error {
            case let error as WebError:
                switch error {
                case .tooLong: (status, word) = (413, "error.tooLong")
                case .malformed: (status, word) = (400, "error.malformed")
                case .notOurs: (status, word) = (403, "error.notOurs")
                case .notAllowed: (status, word) = (403, "error.notAllowed")
                case .notFound: (status, word) = (404, "error.notFound")
                case .notSignedIn: (status, word) = (401, "error.notSignedIn")
                }
            case VaultError.notAllowed: (status, word) = (403, "error.notAllowed")
            case let error as any CustomStringConvertible & Error:
                (status, word, detail) = (409, "error.refused", error.description)
            default: (status, word) = (500, "error.unknown")
            }
        }
    }

    private static func api(_ problem: Problem) -> WebAnswer {
        let words = Phrasebook(language: .en)
        return .problem(status: problem.status, problem.detail ?? words(problem.word))
    }
}
