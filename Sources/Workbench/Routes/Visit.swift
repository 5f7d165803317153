// What a page is given: who asks for what, and the open vault behind it.

import CaseModel
import Casebook
import Desk
import Phrases
import Vault

/// One request on its way to its answer.
struct Visit: Sendable {
    let workbench: Workbench
    let request: WebRequest
    /// What the path gives for the parts that stand for anything.
    let values: [String: String]
    /// The fields of its form or, where nothing is changed, of its query.
    let form: FormFields
    /// The browser, as it was when the request came.
    let visitor: Visitor
    /// The open vault; nil at the door.
    let open: OpenVault?

    var language: Language { visitor.language }
    var words: Phrasebook { Phrasebook(language: visitor.language) }

    /// Who asks.
    var member: SignedIn {
        get throws {
            guard let member = visitor.member else { throw WebError.notSignedIn }
            return member
        }
    }

    /// The open vault at which the member works.
    var desk: Desk {
        get throws {
            guard let open else { throw WebError.notSignedIn }
            return open.desk
        }
    }

    /// Writes acts as the member, all or none. Whoever may decide on drafts may also undo, link and mark.
    @discardableResult
    func write(_ acts: [Act], needs role: Role = .editor) async throws -> [LedgerID] {
        try await desk.write(acts, by: try member, needs: role).entries
    }

    /// The casebook with all that the vault holds now.
    func casebook() async throws -> Casebook { try await desk.keeper.current() }

    /// The item that a part of the path names.
    func item(_ part: String = "id") throws -> ItemID {
        guard let item = values[part].flatMap(WebName.item) else { throw WebError.notFound }
        return item
    }

    /// The entry that a part of the path names.
    func entry(_ part: String = "id") throws -> LedgerID {
        guard let entry = values[part].flatMap(WebName.entry) else { throw WebError.notFound }
        return entry
    }

    /// Goes to a page and says there what was done.
    func done(_ word: Word, _ arguments: [String: Argument] = [:], undo: LedgerID? = nil, at path: String) -> WebAnswer
    {
        workbench.visitors.change(visitor.token) {
            $0.notice = Notice(word: word, arguments: arguments, undo: undo.map { "\($0)" })
            $0.unfinished[path] = nil
        }
        return .go(to: path)
    }

    /// Goes back to the page of a form with what was typed, and says there why it was not done. Passphrases and codes are not kept.
    func back(_ word: Word, _ arguments: [String: Argument] = [:], detail: String? = nil, at path: String)
        -> WebAnswer
    {
        let kept = form.without(["token", "passphrase", "again", "code", "new"])
        workbench.visitors.change(visitor.token) {
            $0.notice = Notice(word: word, arguments: arguments, isProblem: true, detail: detail)
            $0.unfinished[path] = kept
        }
        return .go(to: path)
    }

    /// What was typed into the form of this page before it was sent back; nil where nothing was.
    func kept(_ field: String) -> String? { visitor.unfinished[request.path]?[field] }
}

/// How entries and items are named in addresses: their random names, and nothing that means anything.
enum WebName {
    static func of(_ entry: LedgerID) -> String { "\(entry)".replacing("/", with: "-") }

    static func of(_ item: ItemID) -> String { of(item.entry) + "-\(item.kind.rawValue)\(item.number)" }

    static func entry(_ text: String) -> LedgerID? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 ? LedgerID("\(parts[0])/\(parts[1])") : nil
    }

    static func item(_ text: String) -> ItemID? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 3 ? ItemID("\(parts[0])/\(parts[1])#\(parts[2])") : nil
    }
}

extension Visit {
    /// What the member may do now.
    var role: Role {
        get async throws { try await desk.vault.role(of: try member) ?? .reader }
    }
}
