// Finds the client of a lawyer whom the text names without saying whose ("Lawyer X said her client had been beaten").
import CaseModel
import Syntax

struct LawyerRelations {
    let text: RelationText
    /// Lawyers named without a client, with the words that call them so.
    let lawyers: [(lawyer: Int, tokens: Range<Int>)]

    func read(into list: inout RelationList) {
        let victims = text.victims
        let colleagues = Set(lawyers.map(\.lawyer))
        for (lawyer, tokens) in lawyers where !list.isLawyer(lawyer) {
            // A lawyer to whom things are done is not there for somebody else.
            if victims[lawyer, default: 0] > 1 { continue }
            let clients = clients(of: lawyer, near: tokens, among: victims, except: colleagues)
            for client in clients.entities {
                list.add(.lawyerOf, from: lawyer, to: client, tokens: [tokens], rule: clients.rule)
            }
        }
    }

    private func clients(
        of lawyer: Int, near tokens: Range<Int>, among victims: [Int: Int], except colleagues: Set<Int>
    ) -> (entities: [Int], rule: String) {
        let number = text.page.sentence(of: tokens.lowerBound)
        let sentence = text.page.words.sentences[number]
        let near = text.near(tokens.lowerBound, in: sentence.tokens)
        if let listed = listedClients(in: near, except: lawyer) {
            return (listed, "listed as the lawyer's clients")
        }
        // "her client": the word that says so, here or in the next sentence.
        for position in near.lowerBound..<min(text.count, near.upperBound + 40)
        where ["client", "clients"].contains(text.lower(position)) {
            let meant = text.index.entities(at: position).filter { text.isPerson($0) && $0 != lawyer }
            // The client is most often whom the report is about, if it has just spoken of them.
            if let main = text.mainPerson, main != lawyer, text.lower(position) == "client", !meant.contains(main) {
                let low = max(0, near.lowerBound - 120)
                if meant.isEmpty || text.people(in: low..<position).contains(main) {
                    return ([main], "the lawyer's “client”: whom the report is about")
                }
            }
            if !meant.isEmpty { return (meant, "the lawyer's “client”") }
        }
        func fitting(_ range: Range<Int>) -> [Int] {
            text.people(in: range).filter { (victims[$0] != nil || $0 == text.mainPerson) && !colleagues.contains($0) }
        }
        let here = fitting(near)
        if !here.isEmpty { return here.count <= 3 ? (here, "the lawyer speaks of them") : ([], "") }
        let others = text.people(in: near).filter { !text.isOnDuty($0) && !colleagues.contains($0) }
        if others.count == 1, near.dropFirst().contains(where: { text.tag($0) == .verb }) {
            return (others, "the lawyer speaks of them")
        }
        // The paragraph so far, nearest sentence first; then the rest of it.
        var before = number - 1
        while before >= 0, number - before < 12, text.page.words.sentences[before].line == sentence.line {
            let people = fitting(text.page.words.sentences[before].tokens.prefix(200))
            if !people.isEmpty { return people.count <= 3 ? (people, "the lawyer appears in their story") : ([], "") }
            before -= 1
        }
        var after = number + 1
        while after < text.page.words.sentences.count, after - number < 12,
            text.page.words.sentences[after].line == sentence.line
        {
            after += 1
        }
        let later = fitting(
            (sentence.tokens.upperBound..<text.page.words.sentences[after - 1].tokens.upperBound).prefix(400))
        if !later.isEmpty { return later.count <= 3 ? (later, "the lawyer appears in their story") : ([], "") }
        // "Counsel for the defence: X": whom the report is about.
        if text.lower(tokens.upperBound) == ":", let main = text.mainPerson, main != lawyer {
            return ([main], "the lawyer of whom the report is about")
        }
        return ([], "")
    }

    /// "three clients in the isolator: A, B, C".
    private func listedClients(in sentence: Range<Int>, except lawyer: Int) -> [Int]? {
        guard let word = sentence.first(where: { text.lower($0) == "clients" }),
            let colon = (word..<min(word + 12, sentence.upperBound)).first(where: { text.lower($0) == ":" })
        else { return nil }
        let people = text.people(in: colon..<sentence.upperBound).filter { $0 != lawyer }
        return people.isEmpty ? nil : people
    }
}
