// What accept, reject and reopen have in common: names in, decisions written draft by draft, what came of each out.

import CaseModel
import Casebook
import Desk
import Drafting
import Presentation
import ReadCommands

/// Writes decisions on items that were named one by one.
struct DecisionRun {
    let desk: CommandDesk
    let json: Bool
    let showsProtected: Bool
    private(set) var failed = 0
    private(set) var done = 0

    init(desk: CommandDesk, json: Bool, showsProtected: Bool = false) {
        self.desk = desk
        self.json = json
        self.showsProtected = showsProtected
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
    ///
    /// - Parameter joined: how many of them join an event with a known one.
    mutating func write(_ decisions: [Decision], on draft: LedgerID, done word: String, joined: Int = 0) async throws {
        let decisions = try await withoutDone(decisions, draft, word)
        guard !decisions.isEmpty else { return }
        let written = try await desk.write([desk.deciding(decisions, on: draft)])
        done += decisions.count
        guard let entry = written.entries.first else { return }
        let name = try await UndoCommand.shortName(entry, written.casebook)
        guard json else {
            let short = try await written.casebook.draft(draft, isJudged: false)?.shortName ?? draft.shortName
            let known = Self.joined(joined)
            return desk.session.say("\(decisions.count.counted("item")) of \(short) \(word)\(known). [\(name)]")
        }
        guard var now = try await written.casebook.draft(draft) else { return }
        if !showsProtected { now = try await written.casebook.listed(now) }
        let listing = ItemListing(now, showsProtected: showsProtected)
        for decision in decisions {
            try desk.session.write { json in
                if let item = now.item(decision.item) {
                    listing.write(item, to: &json)
                } else {
                    json.member("stamp", "INTERNAL")
                    json.member("item", decision.item.description)
                    json.member("draft", draft.description)
                    json.member("state", word)
                }
                json.member("entry", entry.description)
            }
        }
    }

    /// The decisions that say something new; items that are so already are said.
    private mutating func withoutDone(_ all: [Decision], _ id: LedgerID, _ word: String) async throws -> [Decision] {
        guard let draft = try await desk.casebook.draft(id, isJudged: false) else { return all }
        var new: [Decision] = []
        for decision in all {
            guard decision.record == nil, let item = draft.item(decision.item), item.state.rawValue == word else {
                new.append(decision)
                continue
            }
            done += 1
            if !json { desk.session.say("\(draft.shortName(of: item)) is \(word) already.") }
        }
        return new
    }

    /// How many events were joined with known ones, in words; nothing for none.
    static func joined(_ count: Int) -> String {
        count == 0 ? "" : ", \(count) of them joined with \(count == 1 ? "an event that is" : "events that are") known"
    }

    mutating func countFailure() { failed += 1 }

    /// Ends the run as scripts rely on.
    func end() throws {
        guard failed > 0 else { return }
        throw Exit.Failure(exit: done > 0 ? .partFailed : .refused)
    }
}
