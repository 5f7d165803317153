// Groups the names of bodies: which forms mean one body, and which body a short form means.
import CaseModel
import Names
import Syntax

/// Collects organisations and the places where they are named.
struct OrganisationGrouping {
    /// One body on the way to the page.
    struct Body {
        var name: String
        var tokens: Range<Int>
        var aliases: [String] = []
        var kind: OrganisationKind
        var isListed: Bool
        var mentions: [Range<Int>] = []
    }

    private(set) var bodies: [Body] = []
    private var byForm: [String: Int] = [:]
    /// Bodies in order by the word that heads their name, by any word of it, and by the town of a police.
    private var byHead: [String: [Int]] = [:]
    private var byAnyWord: [String: [Int]] = [:]
    private var byPolice: [String: [Int]] = [:]
    private let reading: NameReading

    init(_ reading: NameReading) { self.reading = reading }

    /// A form for comparing: plain letters without articles.
    static func form(_ name: String) -> String {
        let plain = LatinLetters.plain(name)
        return plain.hasPrefix("the ") ? String(plain.dropFirst(4)) : plain
    }

    /// Adds bodies in the order of the text.
    mutating func add(_ mention: OrganisationMention) {
        let name = mention.name ?? reading.page.words.string(mention.tokens)
        let form = Self.form(name)
        var aliases = mention.aliases
        let acronym = bracketed(after: mention)
        if let acronym { aliases.append(acronym) }
        var known = byForm[form]
        if known == nil, mention.isDistinct { known = aliases.compactMap { byForm[Self.form($0)] }.first }
        if known == nil, mention.isDistinct { known = samePolice(form, mention) }
        guard
            let index = known ?? (mention.tokens.count == 1 ? shortForm(name, before: mention.tokens.lowerBound) : nil)
        else {
            // A single common word ("the Court") that no named body bears is no name.
            if !mention.isDistinct, mention.tokens.count == 1 || !OrganisationWords.isOfState(mention.kind.rawValue) {
                return
            }
            bodies.append(
                Body(
                    name: name, tokens: mention.tokens, aliases: aliases, kind: mention.kind,
                    isListed: mention.isDistinct, mentions: [mention.tokens]))
            register(bodies.count - 1, [name] + aliases)
            registerWords(of: form, bodies.count - 1)
            return
        }
        bodies[index].mentions.append(mention.tokens)
        if mention.isDistinct { bodies[index].isListed = true }
        if bodies[index].kind == .other { bodies[index].kind = mention.kind }
        // The fuller of two names stands, but a name that was already given in full is not lengthened by its town.
        if Self.form(bodies[index].name) != form, !bodies[index].aliases.contains(name) {
            bodies[index].aliases.append(name)
        }
        for alias in aliases where !bodies[index].aliases.contains(alias) { bodies[index].aliases.append(alias) }
        register(index, [name] + aliases)
    }

    private mutating func register(_ index: Int, _ names: [String]) {
        for name in names {
            let form = Self.form(name)
            if form.utf8.count >= 2, byForm[form] == nil { byForm[form] = index }
        }
    }

    /// The acronym or translation in brackets after a name.
    private func bracketed(after mention: OrganisationMention) -> String? {
        var end = mention.tokens.upperBound
        if mention.isQuoted { end += 1 }
        guard reading.lower(end) == "(", reading.lower(end + 2) == ")" else { return nil }
        let token = reading.page.tokens[end + 1]
        guard token.shape == .upper || token.shape == .mixed,
            !reading.facts.has(end + 1, [.country, .demonym, .town, .blocked])
        else { return nil }
        return reading.page.words.string(end + 1..<end + 2)
    }

    /// "Astana police" and "Astana Police Department" are one body.
    private func samePolice(_ form: String, _ mention: OrganisationMention) -> Int? {
        guard mention.kind == .police else { return nil }
        let stem = Self.policeStem(form)
        guard !stem.isEmpty else { return nil }
        return byPolice[stem]?.first { bodies[$0].kind == .police }
    }

    private static func policeStem(_ form: String) -> String {
        for ending in [" police department", " city police department", " city police", " police"]
        where form.hasSuffix(ending) { return String(form.dropLast(ending.utf8.count)) }
        return ""
    }

    /// "the Fund": the body named last whose name has this word for its head.
    private func shortForm(_ name: String, before position: Int) -> Int? {
        let word = Self.form(name)
        return byHead[word]?.last { bodies[$0].tokens.lowerBound < position }
            ?? byAnyWord[word]?.last { bodies[$0].tokens.lowerBound < position && bodies[$0].isListed }
    }

    private mutating func registerWords(of form: String, _ index: Int) {
        let stem = Self.policeStem(form)
        if !stem.isEmpty { byPolice[stem, default: []].append(index) }
        let words = form.split(separator: " ").map(String.init)
        guard words.count > 1, let last = words.last else { return }
        var heads: Set<String> = [last]
        if let of = words.firstIndex(where: { $0 == "of" || $0 == "for" }), of > 0 { heads.insert(words[of - 1]) }
        for word in heads { byHead[word, default: []].append(index) }
        for word in Set(words) { byAnyWord[word, default: []].append(index) }
    }

    /// The body that a capitalised run without a word for a body names: "Qyz Ainasy", "Alga", "Luzira".
    mutating func index(named text: String) -> Int? { byForm[Self.form(text)] }

    /// Forms under which a named body may come again without its head word: "Luzira" for "Luzira Prison".
    mutating func registerShortNames() {
        for index in bodies.indices
        where bodies[index].isListed
            && [.prison, .party, .movement, .media, .company, .ngo].contains(bodies[index].kind)
        {
            let range = bodies[index].tokens
            guard let last = range.last, range.count >= 2, reading.facts[last].contains(.body) else { continue }
            let rest = range.lowerBound..<last
            let isPlain = rest.allSatisfy {
                !reading.facts.has($0, [.town, .country, .demonym, .body, .ordinary])
                    && reading.facts[$0].contains(.capital)
            }
            if isPlain { register(index, [reading.page.words.string(rest)]) }
        }
    }

    mutating func addMention(_ tokens: Range<Int>, to index: Int) {
        bodies[index].mentions.append(tokens)
        let text = reading.page.words.string(tokens)
        if Self.form(text) != Self.form(bodies[index].name), !bodies[index].aliases.contains(text) {
            bodies[index].aliases.append(text)
        }
    }
}
