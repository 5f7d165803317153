// Finds what is mentioned at a token: entities, dates, citations.
import CaseModel
import Syntax

/// Look-up from tokens to what the earlier stages found there.
struct MentionIndex {
    private let mentionAt: [Int32]
    private let timeAt: [Int32]
    private let citationsAt: [Int: [Int]]
    private let mentions: [Mention]

    init(_ page: Page) {
        var mentionAt = [Int32](repeating: -1, count: page.tokens.count)
        var timeAt = [Int32](repeating: -1, count: page.tokens.count)
        for (index, mention) in page.mentions.enumerated() {
            for token in mention.tokens where token < mentionAt.count {
                // A resolved mention wins over an unresolved one, and one whose head it is over one that only holds it.
                let other = mentionAt[token]
                if other >= 0 {
                    let rival = page.mentions[Int(other)]
                    if !rival.entities.isEmpty,
                        mention.entities.isEmpty || (rival.head == token && mention.head != token)
                    {
                        continue
                    }
                    if rival.entities.isEmpty == mention.entities.isEmpty, rival.head != token, mention.head != token,
                        rival.tokens.count <= mention.tokens.count
                    {
                        continue
                    }
                }
                mentionAt[token] = Int32(index)
            }
        }
        for (index, time) in page.times.enumerated() { for token in time.tokens { timeAt[token] = Int32(index) } }
        var citationsAt: [Int: [Int]] = [:]
        for (index, citation) in page.citations.enumerated() {
            citationsAt[citation.tokens.lowerBound, default: []].append(index)
        }
        self.mentionAt = mentionAt
        self.timeAt = timeAt
        self.citationsAt = citationsAt
        mentions = page.mentions
    }

    /// The mention that covers a token.
    func mention(at token: Int) -> Mention? {
        guard token >= 0, token < mentionAt.count, mentionAt[token] >= 0 else { return nil }
        return mentions[Int(mentionAt[token])]
    }

    /// The entities meant at a token.
    func entities(at token: Int) -> [Int] { mention(at: token)?.entities ?? [] }

    /// Index into `Page.times` of the expression that covers a token.
    func time(at token: Int) -> Int? {
        guard token >= 0, token < timeAt.count, timeAt[token] >= 0 else { return nil }
        return Int(timeAt[token])
    }

    /// Indices into `Page.citations` of the provisions cited from a token on.
    func citations(from token: Int) -> [Int] { citationsAt[token] ?? [] }
}
