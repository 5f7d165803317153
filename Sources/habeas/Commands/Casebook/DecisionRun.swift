// What accept, reject and reopen have in common: names in, decisions written draft by draft, what came of each out.

import CaseModel
import Casebook
import Presentation

/// Writes decisions on items that were named one by one.
struct DecisionRun {
    let desk: Desk
    let json: Bool
    private(set) var failed = 0
    private(set) var done = 0

    init(desk: Desk, json: Bool) {
        self.desk = desk
        self.json = json
    }

    /// The items that names mean, by draft, in the order they were named; what is nothing is said and counted.
    mutating func items(_ names: [String]) async throws -> [(draft: LedgerID, items: [ItemID])] {
        var found: [(draft: LedgerID, items: [ItemID])] = []
        for name in names {
            do {
                switch try await desk.reference(name) {
                case .source(let draft): add([], of: draft, to: &found)
                case .item(let item, let draft): add([item], of: draft, to: &found)
                }
            } catch let refusal as Refusal {
                desk.session.say(refusal.sentence)
                failed += 1
            }
        }
        return found
    }

    private func add(_ items: [ItemID], of draft: LedgerID, to found: inout [(draft: LedgerID, items: [ItemID])]) {
        // A draft named as a whole has a place of its own.
        if !items.isEmpty, let place = found.firstIndex(where: { $0.draft == draft && !$0.items.isEmpty }) {
            for item in items where !found[place].items.contains(item) { found[place].items.append(item) }
        } else {
            found.append((draft, items))
        }
    }

    /// Writes decisions on items of one draft, and says what became of them.
    mutating func write(_ decisions: [Decision], on draft: LedgerID, done word: String) async throws {
        guard !decisions.isEmpty else { return }
        let written = try await desk.write([.decided(Decided(draft: draft, decisions: decisions))])
        done += decisions.count
        try report(decisions.map(\.item), of: draft, entry: written.entries.first, word: word)
    }

    private func report(_ items: [ItemID], of draft: LedgerID, entry: LedgerID?, word: String) throws {
        if json {
            for item in items {
                try desk.session.write { json in
                    json.member("stamp", "INTERNAL")
                    json.member("item", item.description)
                    json.member("draft", draft.description)
                    json.member("state", word)
                    json.member("entry", entry?.description)
                }
            }
        } else {
            desk.session.say(
                "\(items.count.counted("item")) of \(draft.shortName.prefix(6)) \(word).\(entry.map { " [\($0.shortName.prefix(6))]" } ?? "")"
            )
        }
    }

    mutating func countFailure() { failed += 1 }

    /// Ends the run as scripts rely on.
    func end() throws {
        guard failed > 0 else { return }
        throw Exit.Failure(exit: done > 0 ? .partFailed : .refused)
    }
}
