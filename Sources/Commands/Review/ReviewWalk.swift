// The walk through a draft, item by item: one key, one act, written at once.

import CaseModel
import Casebook
import Drafting
import Presentation
import ReadCommands
import Vault

/// Goes through drafts with whoever sits at the keys. Every key that decides something writes one act, so that it can stop at any point.
struct ReviewWalk {
    /// How a walk through one draft ended.
    enum End {
        /// Nothing is left, or only what was put off.
        case finished
        /// Somebody quit, or the input ended.
        case quit
    }

    let desk: CommandDesk
    let input: KeyInput
    let screen: ReviewScreen
    /// Whether accepting all that is sure joins events with those that they plainly are.
    let joinsKnown: Bool
    /// What was put off in this walk.
    private var later: Set<ItemID> = []
    private var decided = 0

    init(desk: CommandDesk, input: KeyInput, joinsKnown: Bool = true) {
        self.desk = desk
        self.input = input
        screen = ReviewScreen(desk.session)
        self.joinsKnown = joinsKnown
    }

    /// Walks through one draft.
    mutating func walk(_ id: LedgerID) async throws -> End {
        while let draft = try await desk.casebook.draft(id) {
            let open = Self.open(draft)
            guard let item = open.first(where: { !later.contains($0.id) }) else {
                let rest = open.isEmpty ? "nothing is left to decide" : "\(open.count.counted("item")) left for later"
                try screen.put("")
                try screen.put("\(draft.shortName): \(rest).")
                return .finished
            }
            try screen.show(item, draft, left: open.count)
            if try await !decide(item, draft) { return .quit }
        }
        return .finished
    }

    /// What a person is asked about: people whom an event names that is yet to be decided come with it.
    static func open(_ draft: DraftUnderReview) -> [ReviewItem] {
        let waiting = draft.waiting
        var covered: Set<EntityID> = []
        for item in waiting { if case .event = item.content { covered.formUnion(draft.participants(of: item)) } }
        return waiting.filter { item in
            if case .person(let id) = item.content { !covered.contains(id) } else { true }
        }
    }

    /// Takes keys until the item is decided on or put off; false to quit.
    private mutating func decide(_ item: ReviewItem, _ draft: DraftUnderReview) async throws -> Bool {
        try screen.put(screen.faint(input.isTerminal ? ReviewScreen.keys : "(\(ReviewScreen.keys))"))
        while let key = await input.key() {
            switch Self.latin(key) {
            case "a": try await write([Decision(item.id, .accept)], draft, "accepted")
            case "r": try await write([Decision(item.id, .reject)], draft, "rejected")
            case "p": guard try await acceptPeople(draft) else { continue }
            case "A": guard try await acceptSure(draft) else { continue }
            case "e": guard try await edit(item, draft) else { continue }
            case "l": guard try await link(item, draft) else { continue }
            case "s": guard try await split(item, draft) else { continue }
            case "j": guard try await join(item, draft) else { continue }
            case "x": guard try await protect(item, draft) else { continue }
            case "u": try await undo()
            case "n", " ", "\n": later.insert(item.id)
            case "?":
                try screen.put(ReviewScreen.help)
                continue
            case "q": return false
            default:
                try screen.put("'\(key)' is no key here; ? shows them.")
                continue
            }
            return true
        }
        return false
    }

    /// The key that was meant where the keyboard is set to Russian or Kazakh.
    private static func latin(_ key: Character) -> Character {
        let pairs: [Character: Character] = [
            "ф": "a", "к": "r", "у": "e", "д": "l", "з": "p", "ы": "s", "о": "j", "ч": "x", "т": "n", "г": "u",
            "й": "q",
            "Ф": "A",
        ]
        return pairs[key] ?? key
    }

    // MARK: Decisions

    private func write(_ decisions: [Decision], _ draft: DraftUnderReview, _ word: String) async throws {
        try await write(desk.deciding(decisions, on: draft.id))
        try screen.put("  \(word)\(decisions.count > 1 ? ": \(decisions.count.counted("item"))" : "")")
    }

    private func write(_ act: Act) async throws {
        try await desk.write([act])
        // Others may write between two keys.
        try await desk.vault.close()
    }

    private func acceptPeople(_ draft: DraftUnderReview) async throws -> Bool {
        let people = draft.bulk(includingCheck: false).taken.filter {
            if case .person = $0.content { $0.known.isEmpty || $0.link != nil } else { false }
        }
        guard !people.isEmpty else {
            try screen.put("  nobody new is sure; accept them one by one, or with the events that name them.")
            return false
        }
        try await write(people.map { Decision($0.id, .accept) }, draft, "accepted")
        return true
    }

    private func acceptSure(_ draft: DraftUnderReview) async throws -> Bool {
        let (taken, _) = draft.bulk(includingCheck: false)
        guard !taken.isEmpty else {
            try screen.put("  nothing that is left is sure.")
            return false
        }
        let joined = joinsKnown ? taken.count { $0.sameEvent != nil } : 0
        try await write(desk.deciding(draft.accepting(taken, joining: joinsKnown), on: draft.id))
        try screen.put("  accepted: \(taken.count.counted("item"))\(DecisionRun.joined(joined))")
        return true
    }

    private func undo() async throws {
        let me = await desk.vault.membership.names[desk.vault.member]
        guard let me, let last = try await desk.casebook.acts(by: me, undoable: true, most: 1).first else {
            return try screen.put("  there is nothing of yours to undo.")
        }
        try await write(.undone(Undone(entry: last.id)))
        try screen.put("  undone: \(Messages.printable(last.words))")
    }

    // MARK: Questions

    private func ask(_ question: String) async -> String? {
        _ = writeAll(Array((question + " ").utf8), to: desk.session.output)
        return await input.line()
    }

    private func askKey(_ question: String) async throws -> Character? {
        _ = writeAll(Array((question + " ").utf8), to: desk.session.output)
        let key = await input.key()
        if input.isTerminal { try screen.put(key.map { $0 == "\n" ? "" : String($0) } ?? "") }
        return key
    }

    private func edit(_ item: ReviewItem, _ draft: DraftUnderReview) async throws -> Bool {
        guard let typed = await ask("  FIELD=VALUE:"), !typed.isEmpty else { return false }
        do {
            try await write(try draft.editing(item, try FieldEdit(typed)))
            return true
        } catch let problem as EditProblem {
            try screen.put("  \(problem.description)")
            return false
        }
    }

    private func split(_ item: ReviewItem, _ draft: DraftUnderReview) async throws -> Bool {
        let people = draft.participants(of: item)
        for (number, id) in people.enumerated() {
            try screen.put("    \(number + 1)  \(Messages.printable(draft.file.name(of: id)))")
        }
        guard let typed = await ask("  who goes to the new event (numbers):"), !typed.isEmpty else { return false }
        let numbers = typed.split { $0 == "," || $0 == " " }.compactMap { Int($0) }.filter {
            people.indices.contains($0 - 1)
        }
        do {
            try await write(try draft.splitting(item, people: numbers.map { people[$0 - 1] }))
            try screen.put("  split: the new event comes after the others of the draft")
            return true
        } catch let problem as EditProblem {
            try screen.put("  \(problem.description)")
            return false
        }
    }

    private func protect(_ item: ReviewItem, _ draft: DraftUnderReview) async throws -> Bool {
        let people = ReviewScreen.people(item, draft)
        var target = item.id
        if case .event = item.content, !people.isEmpty {
            guard let place = try await choose("  protect 0 the event, or whom (number):", among: people.count) else {
                return false
            }
            if place > 0 { target = people[place - 1].id }
        }
        let marked = try await desk.casebook.marked(by: target)
        try await write(.marked(Marked(item: marked, sensitivity: .protected)))
        try screen.put("  protected")
        return true
    }

    /// A number from 0: one key where there are few.
    private func choose(_ question: String, among count: Int) async throws -> Int? {
        let answer = count <= 9 ? try await askKey(question).map(String.init) : await ask(question)
        guard let number = answer.flatMap({ Int($0) }), (0...count).contains(number) else { return nil }
        return number
    }

    private func link(_ item: ReviewItem, _ draft: DraftUnderReview) async throws -> Bool {
        let people = ReviewScreen.people(item, draft)
        guard var person = people.first else {
            try screen.put("  nobody is named here.")
            return false
        }
        if people.count > 1 {
            guard let place = try await choose("  who (number):", among: people.count), place > 0 else { return false }
            person = people[place - 1]
        }
        var known = person.known
        while true {
            for (number, known) in known.prefix(9).enumerated() {
                try screen.put(
                    "    \(number + 1)  \(Messages.printable(known.name))  \(screen.faint(known.reasons.prefix(3).joined(separator: "; ")))"
                )
            }
            guard let key = try await askKey("  number, 0 somebody new, / to look for a name:") else { return false }
            if key == "/" {
                guard let name = await ask("  name:"), !name.isEmpty else { return false }
                known = try await desk.casebook.people(like: name)
                if known.isEmpty { try screen.put("  nobody is known by such a name.") }
                continue
            }
            guard let number = key.wholeNumberValue, number <= known.count else { return false }
            let record = number == 0 ? person.id : known[number - 1].record
            try await write(.linked(Linked(entity: person.id, record: record)))
            try screen.put(
                "  \(number == 0 ? "a record of their own" : "linked to \(Messages.printable(known[number - 1].name))")"
            )
            return true
        }
    }

    private func join(_ item: ReviewItem, _ draft: DraftUnderReview) async throws -> Bool {
        guard case .event = item.content else {
            try screen.put("  only events can be joined.")
            return false
        }
        var events = [item.sameEvent, item.likeEvent].compactMap(\.self) + item.stops.compactMap(\.known)
        events += try await desk.casebook.acceptedEvents(of: draft.id)
        var seen: Set<ItemID> = [item.id]
        events = events.filter { seen.insert($0).inserted }
        for (number, event) in events.prefix(9).enumerated() {
            try screen.put("    \(number + 1)  \(Messages.printable(try await desk.casebook.words(of: event)))")
        }
        guard let key = try await askKey("  which event is it (number, / to name an item):") else { return false }
        var target: ItemID?
        if key == "/" {
            guard let typed = await ask("  event:"), !typed.isEmpty else { return false }
            do { target = try await desk.record(typed, type: .event).id } catch let refusal as Refusal {
                try screen.put("  \(refusal.sentence)")
                return false
            }
        } else if let number = key.wholeNumberValue, number > 0, number <= min(9, events.count) {
            target = events[number - 1]
        }
        guard let target else { return false }
        try await write([Decision(item.id, .accept, record: target)], draft, "joined")
        return true
    }
}
