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
        for position in citations.indices where known[position] == nil {
            known[position] =
                knownAct(position) ?? sameArticle(position, explicit) ?? ownLaw(position) ?? lawBefore(position)
                ?? carriedOn(position, known)
                ?? context(position, explicit)
        }
        return known.map { $0 ?? CodeMark(code: .other, country: nil) }
    }

    /// "section 6 of the Act": the act or law named last.
    private func knownAct(_ position: Int) -> CodeMark? {
        guard let name = citations[position].code, name.noun != "code", name.noun != "" else { return nil }
        let last = names.mentions.last {
            $0.pieces.upperBound <= name.pieces.lowerBound && $0.noun == name.noun && $0.code != nil
        }
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
        let start = citations[position].pieces.lowerBound
        var low = 0
        var high = names.mentions.count
        while low < high {
            let middle = (low + high) / 2
            if names.mentions[middle].pieces.upperBound <= start { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? names.mentions[low - 1] : nil
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

    /// The code that another citation of one of its articles names; the nearest before it, else the first after.
    private func sameArticle(_ position: Int, _ known: [CodeMark?]) -> CodeMark? {
        let articles = Set(citations[position].articles.map(\.number))
        let others = citations.indices.filter { other in
            other != position && known[other] != nil
                && citations[other].articles.contains { articles.contains($0.number) }
        }
        return (others.last { $0 < position } ?? others.first).flatMap { known[$0] }
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

    /// What the sentence is about, else the code that the text names most, else `other`.
    private func context(_ position: Int, _ known: [CodeMark?]) -> CodeMark {
        if let code = CodeCues(text: text).code(around: citations[position].pieces) {
            return CodeMark(code: code, country: nil)
        }
        var counts: [LegalCode: Int] = [:]
        for case let mark? in known { counts[mark.code, default: 0] += 1 }
        let best = LegalCode.allCases.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
        return CodeMark(code: best.flatMap { counts[$0] == nil ? nil : $0 } ?? .other, country: nil)
    }
}
