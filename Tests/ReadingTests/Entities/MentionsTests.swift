// Whom nouns, pronouns and groups mean: the mention wanted stands in double brackets with the names expected.
import Foundation
import Reading
import Testing

struct MentionsTests {
    private let reader = Reader()

    /// Compares the mentions that are marked in the expected text; others may be there.
    private func check(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
        var plain = ""
        var wanted: [(words: String, names: String, at: Int)] = []
        var rest = Substring(marked)
        while let open = rest.range(of: "[["), let close = rest.range(of: "]]") {
            plain += rest[..<open.lowerBound]
            let parts = rest[open.upperBound..<close.lowerBound].split(separator: "|", omittingEmptySubsequences: false)
            wanted.append((String(parts[0]), parts.count > 1 ? String(parts[1]) : "", plain.utf8.count))
            plain += parts[0]
            rest = rest[close.upperBound...]
        }
        plain += rest
        let found = reader.mentionList(plain)
        for mention in wanted {
            let names = found.first { $0.start == mention.at && $0.words == mention.words }?.names
            #expect(names == mention.names, "“\(mention.words)” in: \(plain)", sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: [
        "Aidar Bekov was detained on Monday. [[He|Aidar Bekov]] denies [[his|Aidar Bekov]] guilt.",
        "Aidar Bekov's wife, Aigul Tokpayeva, was there. [[She|Aigul Tokpayeva]] was holding her child, but they took [[her|Aigul Tokpayeva]] phone.",
        "His lawyer, Svetlana Kim, visited Aidar Bekov. According to [[her|Svetlana Kim]], [[he|Aidar Bekov]] was beaten.",
        "Judge Marat Omarov sentenced Ivan Petrov to two years. [[He|Ivan Petrov]] was taken away at once.",
        "Ivan Petrov, [[who|Ivan Petrov]] lives in Riga, was fined.",
        "Olga Sidorova, a teacher, and Ivan Petrov were held. [[They|Olga Sidorova + Ivan Petrov]] were freed later.",
        "When [[he|Ivan Petrov]] left the court, Ivan Petrov was attacked.",
        "Ivan Petrov met a witness. The witness said that [[she|]] saw nothing.",
        "“[[I|Ivan Petrov]] signed nothing,” Ivan Petrov said.",
    ])
    func pronouns(_ text: String) { check(text) }

    @Test(arguments: [
        "Blogger Dauren Seitkali was jailed. Police denied that [[the blogger|Dauren Seitkali]] had been beaten.",
        "Lawyer Lena Kim defends Ivan Petrov. [[Her client|Ivan Petrov]] was charged.",
        "Anna Lis was fined. Her husband, Ihar Lis, was let go. Later [[her husband|Ihar Lis]] left the country.",
        "The search of the flat of journalist Anna Lis took an hour. [[The journalist|Anna Lis]] called [[her lawyer|]].",
        "Ivan Petrov stood trial before judge Lev Orlov. [[The defendant|Ivan Petrov]] was silent; [[the judge|Lev Orlov]] was not.",
    ])
    func nouns(_ text: String) { check(text) }

    @Test(arguments: [
        "Anna Lis and her husband Ihar Lis came home. [[The couple|Anna Lis + Ihar Lis]] were searched.",
        "Anna Lis and Vera Orlova were fined. [[Both women|Anna Lis + Vera Orlova]] will appeal. [[Both|Anna Lis + Vera Orlova]] are teachers.",
        "They took Anna Lis, Vera Orlova and Ivan Petrov. [[The three|Anna Lis + Vera Orlova + Ivan Petrov]] are held in Minsk.",
    ])
    func groups(_ text: String) { check(text) }

    @Test(arguments: [
        "The party “Azat El” was banned. [[The party|Azat El]] will appeal.",
        "The Esil District Court heard the case. [[The court|Esil District Court]] adjourned.",
    ])
    func bodies(_ text: String) { check(text) }
}
