// Names of codes and laws: "the Code of the RK on Administrative Offences", "Islamic Penal Code", "CC", "the Public Order Act".
import CaseModel

/// The name of a code or law in the text.
struct CodeName {
    /// Pieces of the name, from the first word that belongs to it.
    var pieces: Range<Int>
    /// What code it is; `nil` for "the code", "the old code".
    var code: LegalCode?
    /// Country the name itself gives ("of the Republic of Kazakhstan").
    var country: String?
    /// "the same code", "the said Act".
    var isSame = false
    /// The noun of the name: "code", "act".
    var noun = ""
}

/// Reads names of codes and laws.
struct CodeNameReader {
    let text: CitationPieces
    /// Abbreviations that this text explains: "the Islamic Penal Code (IPC)".
    private(set) var explained: [String: CodeMark] = [:]
    /// Every full name of a code or law, in order.
    private(set) var mentions: [CodeName] = []

    static let nouns: Set<String> = [
        "code", "codex", "act", "law", "constitution", "ordinance", "decree", "decree-law", "statute", "covenant",
        "convention", "charter",
        "declaration", "regulation", "regulations", "edict", "sanhita", "koap", "proclamation", "rules", "treaty",
    ]
    /// Small-letter words that a name of a code may begin with or hold.
    private static let adjectives: Set<String> = [
        "criminal", "penal", "administrative", "civil", "tax", "labour", "labor", "electoral", "military", "family",
        "islamic", "procedure",
        "procedural", "offences", "offenses", "violations", "misdemeanours", "misdemeanors", "contraventions",
        "infractions", "responsibility",
        "liability", "anti-terrorism", "anti-terror", "counter-terrorism", "cybercrime", "national", "security",
        "public", "order", "media",
        "basic", "federal", "royal", "penalties", "punishments", "assemblies", "gatherings", "extremism", "terrorism",
    ]
    /// Words that end the search for the name after "of".
    private static let stops: Set<String> = [
        "was", "is", "were", "are", "has", "had", "have", "who", "which", "that", "he", "she", "they", "it", "by",
        "after", "before", "when",
        "said", "says", "while", "but", "will", "would", "because", "if", "be", "been", "against", "during", "until",
    ]

    init(_ text: CitationPieces) {
        self.text = text
        for index in 0..<text.count where isNoun(index) {
            guard let name = fullName(endingWith: index), mentions.last.map({ $0.pieces.upperBound <= index }) ?? true
            else { continue }
            mentions.append(name)
            let at = name.pieces.upperBound
            if text.isMark(at, "("), text.isWord(at + 1), text.isMark(at + 2, ")"), let code = name.code,
                isAbbreviation(at + 1)
            {
                explained[text.text(at + 1)] = CodeMark(code: code, country: name.country)
            }
        }
    }

    /// The name that stands at a piece after a citation: "of the Criminal Code", "CC RK", "KoAP", "(Criminal Code)", ", Penal Code".
    func name(after index: Int) -> CodeName? {
        var at = index
        if text.isMark(at, "("), let inner = directName(at: at + 1), text.isMark(inner.pieces.upperBound, ")") {
            return extended(inner, from: at, to: inner.pieces.upperBound + 1)
        }
        if let gloss = glossEnd(at) { at = gloss }
        if text.isMark(at, ",") { at += 1 }
        if ["of", "in", "under", "from", "to"].contains(text.lower(at)) {
            return nameAfterPreposition(at).map { extended($0, from: index, to: $0.pieces.upperBound) }
        }
        return directName(at: at).map { extended($0, from: index, to: $0.pieces.upperBound) }
    }

    /// The name that stands right before a citation: "Criminal Code article 130", "the Penal Code, section 295-C", "Constitution (Article 5)".
    func name(before index: Int) -> CodeName? {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].pieces.upperBound <= index { low = middle + 1 } else { high = middle }
        }
        if low > 0 {
            let last = mentions[low - 1]
            let between = last.pieces.upperBound..<index
            let joins = between.allSatisfy {
                text.isMark($0, ",") || text.isMark($0, ":") || text.isMark($0, "(") || text.isQuote($0)
                    || text.isDash($0)
                    || ["s", "under", "in", "by", "its"].contains(text.lower($0))
            }
            if between.count <= 3, joins { return last }
        }
        if let mark = abbreviation(index - 1) {
            return CodeName(pieces: index - 1..<index, code: mark.code, country: mark.country)
        }
        return nil
    }

    /// After a bracket that explains the offence ("(theft)"), or `nil` where there is none.
    func glossEnd(_ index: Int) -> Int? {
        guard text.isMark(index, "(") else { return nil }
        var at = index + 1
        while at < min(index + 32, text.count), text.kind(at) != .lineEnd {
            if text.isMark(at, ")") { return at + 1 }
            at += 1
        }
        return nil
    }

    // MARK: Parts of a name.

    private func isNoun(_ index: Int) -> Bool {
        guard text.isWord(index) else { return false }
        // First letter and length leave few words to look up.
        let piece = text.pieces[index]
        switch (text.bytes[piece.start] | 32, piece.end - piece.start) {
        case (97, 3), (99, 4...12), (100, 6...11), (101, 5), (107, 4), (108, 3), (111, 9), (112, 12), (114, 5...11),
            (115, 7), (116, 6):
            return Self.nouns.contains(text.lower(index))
        default:
            return false
        }
    }

    private func isAbbreviation(_ index: Int) -> Bool {
        let piece = text.pieces[index]
        let capitals = text.bytes[piece.start..<piece.end].reduce(0) { $0 + ((65...90).contains($1) ? 1 : 0) }
        return capitals >= 2 && piece.end - piece.start <= 8
    }

    private func abbreviation(_ index: Int) -> CodeMark? {
        guard text.isWord(index), text.pieces[index].end - text.pieces[index].start <= 8 else { return nil }
        let word = text.text(index)
        return explained[word] ?? LawLexicon.english.abbreviations[word]
    }

    /// A name without "of" before it: an abbreviation, or capitalised words up to "Code".
    private func directName(at index: Int) -> CodeName? {
        var at = index
        while ["the", "this"].contains(text.lower(at)) { at += 1 }
        if let mark = abbreviation(at) {
            // "the UK Public Order Act", "CC" of a longer name.
            let (end, country) = countryTail(at + 1)
            return CodeName(pieces: at..<end, code: mark.code, country: country ?? mark.country)
        }
        var noun = at
        while noun < at + 6, text.isWord(noun), !isNoun(noun) {
            let isFirstPlain = !text.isCapitalised(noun) && !Self.adjectives.contains(text.lower(noun))
            if isFirstPlain { return nil }
            noun += 1
        }
        guard isNoun(noun), noun > at || text.isCapitalised(noun) else { return nil }
        return fullName(endingWith: noun)
    }

    /// "of the Criminal Code", "of Kazakhstan's Criminal Code", "of the Code of the RK on Administrative Offences", "of the CC RK".
    private func nameAfterPreposition(_ preposition: Int) -> CodeName? {
        if let direct = directName(at: preposition + 1) { return direct }
        var at = preposition + 1
        while at < preposition + 11,
            text.isWord(at) || text.isQuote(at) || text.isNumber(at) || text.isMark(at, "(") || text.isMark(at, ")")
                || text.isMark(at, "-")
        {
            if isNoun(at) {
                guard var name = fullName(endingWith: at) else { return nil }
                // Only the first name after the preposition counts.
                name.pieces = (preposition + 1)..<max(name.pieces.upperBound, at + 1)
                return classified(name)
            }
            if text.isWord(at), Self.stops.contains(text.lower(at)) { return nil }
            if text.isNumber(at), at == preposition + 1 { return nil }
            at += 1
        }
        return nil
    }

    private func extended(_ name: CodeName, from start: Int, to end: Int) -> CodeName {
        var name = name
        name.pieces = start..<end
        return name
    }

    /// The whole name around its noun: words before it that belong to it, and "of Criminal Procedure", "on Assemblies", "No. 94 of 2015" after it.
    private func fullName(endingWith noun: Int) -> CodeName? {
        var start = noun
        while start > 0, noun - start < 9 {
            let before = start - 1
            if text.isCapitalised(before) && text.lower(before) != "the"
                || text.isWord(before) && Self.adjectives.contains(text.lower(before))
            {
                start = before
            } else if ["of", "and", "on", "for", "the", "s"].contains(text.lower(before)) || text.isQuote(before)
                || text.isMark(before, ")") || text.isMark(before, "("),
                let word = wordBefore(before), text.isCapitalised(word), !isNoun(word),
                start != noun || text.isQuote(before) || text.lower(before) == "s" || text.isMark(before, ")"),
                !["article", "articles", "section", "sections"].contains(text.lower(word))
            {
                start = word
            } else {
                break
            }
        }
        var end = noun + 1
        if isNoun(end) { end += 1 }  // "Penal Code Act"
        // "Law (Codification and Reform) Act"
        if let bracket = glossEnd(end), isNoun(bracket), text.isCapitalised(bracket) { end = bracket + 1 }
        var tails = 0
        while tails < 4, let next = tailEnd(end) {
            end = next
            tails += 1
        }
        return classified(CodeName(pieces: start..<end, code: nil, country: nil))
    }

    private func wordBefore(_ index: Int) -> Int? {
        var at = index - 1
        while at > max(index - 4, 0),
            text.isQuote(at) || ["of", "the", "and", "s", "on", "for"].contains(text.lower(at))
        { at -= 1 }
        return at >= 0 && text.isWord(at) ? at : nil
    }

    /// One more part of a name: "of Administrative Offences", "on the Prevention of Terrorism", "No. 94", "of 2015", ", Cap 120".
    private func tailEnd(_ index: Int) -> Int? {
        var at = index
        let word = text.lower(at)
        if text.isNumber(at) { return at + 1 }
        if word == "no" || word == "cap" {
            at += 1
            if text.isMark(at, ".") { at += 1 }
            return text.isNumber(at) ? at + 1 : nil
        }
        if text.isMark(at, ","), text.lower(at + 1) == "cap" || text.isNumber(at + 1) && text.number(at + 1).count == 4
        {
            return text.lower(at + 1) == "cap" ? tailEnd(at + 1) : nil
        }
        guard ["of", "on", "for", "against", "concerning", "and", "relating"].contains(word) else {
            return LawLexicon.english.abbreviations[text.text(at)] == nil ? countryEnd(at) : nil
        }
        at += 1
        while ["the", "to", "on", "a"].contains(text.lower(at)) { at += 1 }
        let first = at
        while at < first + 9, belongs(at) || word != "of" && joins(at) || text.isQuote(at) && text.lower(at + 1) == "s"
        { at += 1 }
        if word == "and", at == first || !Self.adjectives.contains(text.lower(first)) { return nil }
        return at > first ? at : nil
    }

    /// Whether a word goes on a name: a number, a capitalised word that begins nothing new, a word of law.
    private func belongs(_ index: Int) -> Bool {
        if text.isNumber(index) { return text.number(index).count == 4 }
        guard text.isWord(index) else { return false }
        let word = text.lower(index)
        if word == "s" { return text.isQuote(index - 1) }
        if ["article", "articles", "section", "sections", "part", "art", "arts"].contains(word) { return false }
        return text.isCapitalised(index) || Self.adjectives.contains(word)
    }

    /// "and" between two capitalised words of a title: "on Civil and Political Rights".
    private func joins(_ index: Int) -> Bool {
        text.lower(index) == "and" && text.isCapitalised(index - 1) && text.isCapitalised(index + 1)
            && belongs(index + 1)
    }

    private func countryEnd(_ index: Int) -> Int? {
        guard let (name, end) = CountryGuess.name(in: text, at: index), name.isCountry else { return nil }
        return end
    }

    /// "RK", "of the Russian Federation" after an abbreviation.
    private func countryTail(_ index: Int) -> (end: Int, country: String?) {
        var at = index
        if text.lower(at) == "of" {
            at += 1
            if text.lower(at) == "the" { at += 1 }
        }
        if let (name, end) = CountryGuess.name(in: text, at: at), name.isCountry { return (end, name.country) }
        if let country = Self.shortCountries[text.text(at)] { return (at + 1, country) }
        return (index, nil)
    }

    /// Abbreviations of countries that lawyers put after the abbreviation of a code.
    static let shortCountries = [
        "RK": "KZ", "RF": "RU", "RB": "BY", "KR": "KG", "RT": "TJ", "RUz": "UZ", "RA": "AM", "AR": "AZ", "PRC": "CN",
        "RM": "MD",
    ]
}
