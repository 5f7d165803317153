// Gives every citation its code: the one named beside it, or else what the rest of the text makes likely.
import CaseModel

struct CodeResolver {
    let text: CitationPieces
    let names: CodeNameReader
    let citations: [Citation]

    /// The code of each citation, and the country where the text names one with the code.
    func codes() -> [CodeMark] {
        var known: [CodeMark?] = citations.map { citation in
            citation.code.flatMap { name in name.code.map { CodeMark(code: $0, country: name.country) } }
        }
        joinLists(&known)
        sameCode(&known)
        let explicit = known
        let mostNamed = Self.mostNamed(explicit)
        var elsewhere = CodesOfArticles(citations, explicit)
        for position in citations.indices {
            if let code = explicit[position] {
                elsewhere.pass(citations[position], code)
                continue
            }
            known[position] =
                knownAct(position) ?? elsewhere.code(of: citations[position]) ?? ownLaw(position) ?? lawBefore(position)
                ?? carriedOn(position, known)
                ?? context(position) ?? mostNamed
        }
        return known.map { $0 ?? CodeMark(code: .other, country: nil) }
    }

    /// "section 6 of the Act": the act or law named last.
    private func knownAct(_ position: Int) -> CodeMark? {
        guard let name = citations[position].code, name.noun != "code", name.noun != "" else { return nil }
        let last = mentions(before: name.pieces.lowerBound).last { $0.noun == name.noun && $0.code != nil }
        return CodeMark(code: last?.code ?? .other, country: last?.country)
    }

    /// "Law 1168 was passed. Its Article 5": the law named last.
    private func ownLaw(_ position: Int) -> CodeMark? {
        guard text.lower(citations[position].pieces.lowerBound - 1) == "its" else { return nil }
        return mention(before: position).flatMap { name in name.code.map { CodeMark(code: $0, country: name.country) } }
    }

    /// A citation after one of a special law in the same paragraph, or after any other section in the same sentence, goes on with that law.
    private func carriedOn(_ position: Int, _ known: [CodeMark?]) -> CodeMark? {
        guard position > 0, let before = known[position - 1] else { return nil }
        let last = citations[position - 1]
        guard sameLine(last.pieces.lowerBound, citations[position].pieces.lowerBound) else { return nil }
        if before.code == .other { return before }
        let sentence = CodeCues(text: text).sentence(around: citations[position].pieces)
        return citations[position].isSection && last.pieces.lowerBound >= sentence.lowerBound ? before : nil
    }

    /// The name of a code or law that stands last before a citation.
    private func mention(before position: Int) -> CodeName? {
        mentions(before: citations[position].pieces.lowerBound).last
    }

    /// Names of codes and laws that end before a piece, the last fifty.
    private func mentions(before piece: Int) -> ArraySlice<CodeName> {
        var low = 0
        var high = names.mentions.count
        while low < high {
            let middle = (low + high) / 2
            if names.mentions[middle].pieces.upperBound <= piece { low = middle + 1 } else { high = middle }
        }
        return names.mentions[max(0, low - 50)..<low]
    }

    /// In "Article 272, part 2 (riots) and Article 188, part 4 (theft) of the CC" the code stands at the end for both;
    /// in "Art. 190 of the CC and Art. 258" at the start.
    private func joinLists(_ known: inout [CodeMark?]) {
        for position in citations.indices.dropFirst().reversed()
        where known[position - 1] == nil && citations[position].joinsPrevious && citations[position - 1].code == nil {
            known[position - 1] = known[position]
        }
        for position in citations.indices.dropFirst()
        where known[position] == nil && citations[position].joinsPrevious && citations[position].code == nil {
            known[position] = known[position - 1]
        }
    }

    /// "of the same code": the code named last.
    private func sameCode(_ known: inout [CodeMark?]) {
        var last: CodeMark?
        for position in citations.indices {
            if let name = citations[position].code, name.isSame { known[position] = last ?? known[position] }
            if let code = known[position] { last = code }
        }
    }

    /// A law named earlier in the sentence, or for sections in the paragraph: "breached the Public Order Act, namely Section 22(b)".
    private func lawBefore(_ position: Int) -> CodeMark? {
        let citation = citations[position]
        let sentence = CodeCues(text: text).sentence(around: citation.pieces)
        let reach = citation.isSection ? 120 : 25
        guard let name = mention(before: position) else { return nil }
        let isNear =
            citation.pieces.lowerBound - name.pieces.upperBound <= reach
            && (citation.isSection || name.pieces.lowerBound >= sentence.lowerBound)
        guard isNear, let code = name.code, code != .constitution, code != .criminalProcedure,
            sameLine(name.pieces.lowerBound, citation.pieces.lowerBound)
        else { return nil }
        return CodeMark(code: code, country: name.country)
    }

    private func sameLine(_ start: Int, _ end: Int) -> Bool { (start..<end).allSatisfy { text.kind($0) != .lineEnd } }

    /// What the sentence is about.
    private func context(_ position: Int) -> CodeMark? {
        CodeCues(text: text).code(around: citations[position].pieces).map { CodeMark(code: $0, country: nil) }
    }

    /// The code that the text names most, else `other`.
    private static func mostNamed(_ known: [CodeMark?]) -> CodeMark {
        var counts: [LegalCode: Int] = [:]
        for case let mark? in known { counts[mark.code, default: 0] += 1 }
        let best = LegalCode.allCases.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
        return CodeMark(code: best.flatMap { counts[$0] == nil ? nil : $0 } ?? .other, country: nil)
    }
}

/// The codes named with each article elsewhere in the text: the nearest before, else the first after.
private struct CodesOfArticles {
    private var first: [String: CodeMark] = [:]
    private var latest: [String: CodeMark] = [:]

    init(_ citations: [Citation], _ known: [CodeMark?]) {
        for (citation, code) in zip(citations, known) {
            guard let code else { continue }
            for article in citation.articles where first[article.number] == nil { first[article.number] = code }
        }
    }

    /// Goes past a citation whose code is named.
    mutating func pass(_ citation: Citation, _ code: CodeMark) {
        for article in citation.articles { latest[article.number] = code }
    }

    func code(of citation: Citation) -> CodeMark? {
        citation.articles.lazy.compactMap { latest[$0.number] }.first
            ?? citation.articles.lazy.compactMap { first[$0.number] }.first
    }
}
