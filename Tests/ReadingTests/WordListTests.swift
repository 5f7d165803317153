// Word lists that a monitor adds: the lists of the program pass their own checks, and what is wrong is named.
import CaseModel
import Testing

@testable import Reading

@Suite struct WordListTests {
    private func problem(_ list: String, _ lines: String...) throws -> LexiconError? {
        let list = try #require(WordList.named(list))
        let text = ([list.header.joined(separator: "\t")] + lines).joined(separator: "\n")
        do throws(LexiconError) {
            _ = try WordListFile(list, name: "my.tsv", bytes: Array(text.utf8)).rows()
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: WordList.all.map(\.name)) func aListOfTheProgramCanBeAddedToItself(name: String) throws {
        let list = try #require(WordList.named(name))
        #expect(list.header.count == list.columns.count)
        let rows = try WordListFile(list, name: name, bytes: LexiconFile.bytes(of: name)).rows()
        #expect(rows.count > 10)
    }

    @Test(arguments: [
        ("triggers", "detaind\tsnatch.v", "'detaind'"), ("triggers", "detention\tsnatch.q", "'snatch.q'"),
        ("triggers", "detention\t", "pattern"), ("triggers", "detention\t@polise snatch", "@polise"),
        ("triggers", "detention\tsnatch.v @polise", "'@polise'"), ("triggers", "detention\tsnatch.v\tQ", "'Q'"),
        ("triggers", "detention\tsnatch.v\tO\tS\tstrong", "'strong'"), ("triggers", "a\tb\tc\td\te\tf", "6 columns"),
        ("roles", "blogger\tbloggist", "'bloggist'"), ("roles", "\tother", "word"), ("roles", "a  b\tother", "space"),
        ("organisations", "X", "kind of organisation"), ("given-names", "Ann\tx", "'x'"),
        ("organisation-words", "guild\tngo\thx", "'hx'"), ("hedges", "maybe\tword", "'word'"),
    ])
    func saysWhatIsWrongAndWhere(list: String, line: String, named: String) throws {
        let error = try #require(try problem(list, "# a note", line))
        #expect(error.line == 3)
        #expect(error.description.hasPrefix("my.tsv line 3: ") && error.problem.contains(named), "\(error)")
    }

    @Test func wantsUTF8AndTheColumnsOfTheList() throws {
        let list = try #require(WordList.named("roles"))
        for bytes in [Array("noun\trank\nx\tother\n".utf8), [0xFF, 0xFE, 0x41], []] {
            #expect(throws: LexiconError.self) { try WordListFile(list, name: "roles.tsv", bytes: bytes).rows() }
        }
        #expect(
            try problem("roles", "town crier\tother\r", "") == nil, "line ends of Windows, and missing last columns")
    }

    @Test func whatIsAddedIsReadAndNothingElseChanges() throws {
        let text = "The zorbist Ada Lind was snaffled by police in Oslo on 3 May 2024."
        func added(_ name: String, _ line: String) throws -> WordListFile {
            let list = try #require(WordList.named(name))
            return WordListFile(
                list, name: name, bytes: Array("\(list.header.joined(separator: "\t"))\n\(line)".utf8))
        }
        let lexicon = try Lexicon(adding: [
            added("triggers", "detention\tsnaffle.v\tO\tS"), added("roles", "zorbist\tactivist"),
        ])
        let context = ReadingContext(id: "x")
        let mine = Reader(lexicon: lexicon).read(text, context: context)
        #expect(CaseFile(folding: mine).events.map(\.kind.value) == [.detention])
        #expect(CaseFile(folding: mine).persons.first?.roles.map(\.value) == [.activist])
        let plain = Reader().read(text, context: context)
        #expect(CaseFile(folding: plain).events.isEmpty, "readers with other word lists know nothing of it")
        #expect(Reader(lexicon: lexicon).read(text, context: context) == mine)
    }
}
