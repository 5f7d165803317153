// What the walk through a draft shows: the quote above, the suggestion below, the keys last.

import CaseModel
import Casebook
import Desk
import Glibc
import Presentation
import ReadCommands

/// Writes the blocks of a review, wrapped to the width of the terminal; bold and underlined only where that can be shown.
struct ReviewScreen {
    let session: Session
    let isStyled: Bool
    let width: Int

    init(_ session: Session) {
        self.session = session
        let isTerminal = isatty(session.output) == 1
        let isPlain = session.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let isDumb = session.environment["TERM"].map { $0 == "dumb" } ?? true
        isStyled = isTerminal && !isPlain && !isDumb
        var size = winsize()
        let columns = isTerminal && ioctl(session.output, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 0
        width = columns > 0 ? max(40, min(columns, 100)) : 80
    }

    private func styled(_ text: String, _ code: String) -> String {
        isStyled && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    func bold(_ text: String) -> String { styled(text, "1") }
    func faint(_ text: String) -> String { styled(text, "2") }

    /// A line as it is.
    func put(_ line: String) throws { try session.print(line) }

    /// A paragraph.
    func paragraph(_ text: String, indent: Int, first: String? = nil) throws {
        var line = first ?? String(repeating: " ", count: indent)
        var length = indent
        var isEmpty = true
        for word in Messages.printable(text).split(separator: " ") {
            if !isEmpty, length + 1 + word.count > width {
                try session.print(line)
                line = String(repeating: " ", count: indent)
                length = indent
                isEmpty = true
            }
            line += isEmpty ? word : " " + word
            length += word.count + (isEmpty ? 0 : 1)
            isEmpty = false
        }
        try session.print(line)
    }

    /// A quote with the words that something rests on marked.
    func quote(_ quote: MarkedQuote) throws {
        guard !quote.text.isEmpty else { return }
        // Wrapped by words. Without bold a marked stretch begins and ends with a low line.
        var words: [(text: String, isMarked: Bool, hasSpace: Bool)] = []
        for part in quote.parts {
            let split = part.text.split(separator: " ", omittingEmptySubsequences: false)
            for (place, word) in split.enumerated() {
                var text = Messages.printable(String(word))
                if part.isMarked, !isStyled {
                    text = (place == 0 ? "_" : "") + text + (place == split.count - 1 ? "_" : "")
                }
                words.append((text, part.isMarked, place > 0))
            }
        }
        var line = "  “"
        var length = 3
        for word in words {
            if word.hasSpace, length + 1 + word.text.count > width {
                try session.print(line)
                line = "   "
                length = 3
            } else if word.hasSpace {
                line += " "
                length += 1
            }
            line += word.isMarked ? styled(word.text, "1;4") : word.text
            length += word.text.count
        }
        try session.print(line + "”")
    }

    /// The head of an item: its name and how many wait.
    func head(_ item: ReviewItem, _ draft: DraftUnderReview, left: Int) throws {
        let kind =
            switch item.content {
            case .event: "event"
            case .person: "person"
            case .relation: "relation"
            }
        let title = Messages.printable(draft.about.title ?? draft.draft.id)
        let lead = "── \(draft.shortName(of: item))  \(kind)  "
        let tail = "  \(left) left"
        let room = max(10, width - lead.count - tail.count)
        let name = title.count > room ? title.prefix(room - 1) + "…" : title[...]
        try session.print("")
        try session.print(bold(lead) + faint(name + tail))
    }

    /// An item with everything that bears on the decision. Who takes part is numbered, for the keys that ask who.
    func show(_ item: ReviewItem, _ draft: DraftUnderReview, left: Int) throws {
        let listing = ItemListing(draft, showsProtected: true)
        try head(item, draft, left: left)
        try quote(listing.quote(item))
        try paragraph(listing.line(item), indent: 4, first: "  \(bold("→")) ")
        try paragraph(facts(item, draft, listing), indent: 4)
        let people = Self.people(item, draft)
        let isAlone = people.count == 1 && people[0].id == item.id && people[0].known.isEmpty
        for (number, person) in (isAlone ? [] : people).enumerated() {
            try paragraph(who(person, draft), indent: 8, first: "    \(number + 1)   ".prefix(8) + "")
        }
        for stop in item.stops where stop.kind != .check {
            try paragraph("\(stop.kind.rawValue): \(stop.why)", indent: 4, first: "  \(bold("!")) ")
        }
        if item.sameEvent != nil {
            try paragraph("plainly an event that is known already: j joins them", indent: 4, first: "  \(bold("!")) ")
        }
        if item.likeEvent != nil {
            try paragraph("may be an event that is known already: j joins them", indent: 4, first: "  \(bold("!")) ")
        }
    }

    /// The people that an item names, in the order of their numbers.
    static func people(_ item: ReviewItem, _ draft: DraftUnderReview) -> [ReviewItem] {
        draft.participants(of: item).compactMap { draft.item(ofPerson: $0) }
    }

    private func facts(_ item: ReviewItem, _ draft: DraftUnderReview, _ listing: ItemListing) -> String {
        var facts = [item.standing.rawValue, item.confidence == .sure ? "sure" : "to check"]
        let statements = item.statements.map { draft.draft.statements[$0] }
        if let head = statements.first {
            let speakers = listing.words.wordOf(head.wordOf)
            if !speakers.isEmpty { facts.append("word of \(speakers.joined(separator: " ← "))") }
            if let denier = head.deniedBy { facts.append("denied by \(draft.file.name(of: denier))") }
        }
        if let date = statements.first(where: { $0.property == .date }), !date.rule.isEmpty, date.rule != "as written" {
            facts.append("date: \(date.rule)")
        }
        if item.statements.contains(where: { draft.sensitivities[$0] == .protected }) {
            facts.append("holds contact details, protected")
        }
        return facts.joined(separator: " · ")
    }

    private func who(_ person: ReviewItem, _ draft: DraftUnderReview) -> String {
        guard case .person(let id) = person.content else { return "" }
        var parts = [draft.file.name(of: id)]
        if person.link != nil {
            parts.append("linked to a known record")
        } else if let first = person.known.first {
            let word = first.likeness == .same ? "likely known" : "may be known"
            parts.append("\(word): \(first.name) (\(first.reasons.prefix(3).joined(separator: "; ")))")
        } else {
            parts.append(person.state == .accepted ? "accepted" : person.state == .rejected ? "rejected" : "new")
        }
        if person.stops.contains(where: { $0.kind == .child }) { parts.append("a child: starts protected") }
        return parts.joined(separator: " · ")
    }

    static let keys =
        "a accept  r reject  e edit  l link  p people  A all sure  s split  j join  x protect  n later  u undo  ? help  q quit"

    static let help = """
          a  accept the item with all that is said of it and everybody it names
          r  reject it
          e  put a value right: FIELD=VALUE, such as date=2024-05-16 (the old one stays, superseded)
          l  say which known person somebody is, or that they are new
          p  accept all new people of the draft who are sure, in one step
          A  accept everything of the draft that is sure; conflicts, children and what is to be checked stay;
             an event that plainly is a known one is joined with it
          s  split the event: some people go to a new one
          j  join the event with one that is known
          x  protect it: it is left out of everything unless asked for
          n  leave it for later (Enter and the space bar, too)
          u  undo what was done last; again, what was done before
          q  quit; everything you did is kept, and 'habeas review' goes on where you left
        """
}
