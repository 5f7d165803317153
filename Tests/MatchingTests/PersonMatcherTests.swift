// Suggestions: names and what else is known add up; marks against merging are never crossed.
import Matching
import Testing

@testable import matching_bench

@Suite struct PersonMatcherTests {
    private func record(_ id: String, _ name: String, _ context: PersonContext = PersonContext()) -> PersonRecord<
        String
    > {
        PersonRecord(id: id, names: [PreparedName(name)], context: context)
    }

    private func matcher(_ records: [PersonRecord<String>]) -> PersonMatcher<String> {
        var matcher = PersonMatcher<String>()
        for record in records { matcher.insert(record) }
        return matcher
    }

    @Test func anEqualNameAloneIsASuggestionAndNoMore() throws {
        let matcher = matcher([record("a", "Айдар Сыздыков")])
        let found = matcher.suggestions(for: record("b", "Aidar Syzdykov"))
        #expect(found.map(\.id) == ["a"])
        #expect(try #require(found.first).comparison.verdict == .unsure)
    }

    @Test func anEqualPatronymicIsEnough() throws {
        let matcher = matcher([record("a", "Айдар Серікұлы Сыздыков")])
        let found = matcher.suggestions(for: record("b", "Сыздыков Айдар Серикович"))
        #expect(try #require(found.first).comparison.verdict == .same)
    }

    @Test func whatElseIsKnownCounts() throws {
        let known = PersonContext(organisations: ["Our Lake"], places: ["Karasu"], birthYears: [1987])
        let matcher = matcher([record("a", "Айдар Сыздыков", known)])
        let plain = try #require(matcher.suggestions(for: record("b", "Aidar Syzdykov")).first)
        let more = try #require(
            matcher.suggestions(for: record("b", "Aidar Syzdykov", PersonContext(organisations: ["Our Lake"]))).first)
        let less = matcher.suggestions(for: record("b", "Aidar Syzdykov", PersonContext(birthYears: [1961]))).first
        #expect(more.comparison.score > plain.comparison.score)
        #expect(more.comparison.verdict == .same)
        #expect(more.comparison.reasons.contains("both: Our Lake"))
        #expect((less?.comparison.score ?? 0) < 0.5)
    }

    @Test func anOtherYearOfBirthIsNeverSurelyTheSame() {
        let many = PersonContext(
            organisations: ["A", "B", "C"], places: ["D", "E"], dates: ["2024-05-16", "2024-05-17"], birthYears: [1961])
        var other = many
        other.birthYears = [1987]
        let matcher = PersonMatcher<String>()
        let found = matcher.compare(record("a", "Айдар Сыздыков", many), record("b", "Айдар Сыздыков", other))
        #expect(found?.verdict != .same)
    }

    @Test func oneWordIsNeverSurelyTheSame() {
        let context = PersonContext(organisations: ["A", "B"], dates: ["2024-05-16"])
        let found = PersonMatcher<String>().compare(record("a", "Иванов", context), record("b", "Иванов", context))
        #expect(found?.verdict == .unsure)
    }

    @Test func contextsCompareSymmetrically() {
        let a = PersonContext(
            organisations: ["A", "B"], places: ["C"], roles: ["journalist"], birthYears: [1980, 1981])
        let b = PersonContext(organisations: ["B"], places: ["D"], roles: ["journalist"], birthYears: [1981])
        #expect(a.compared(with: b) == b.compared(with: a))
        #expect(a.compared(with: PersonContext()).isEmpty)
    }

    @Test func noSuggestionCrossesAMarkOnAPair() {
        var matcher = matcher([record("a", "Айдар Сыздыков"), record("c", "Aydar Syzdykov")])
        let query = record("b", "Aidar Syzdykov")
        matcher.neverMerge.mark("a", "b")
        #expect(matcher.suggestions(for: query).map(\.id) == ["c"])
        #expect(matcher.compare(record("a", "Айдар Сыздыков"), query) == nil)
        #expect(matcher.compare(query, record("a", "Айдар Сыздыков")) == nil)
        matcher.neverMerge.unmark("b", "a")
        #expect(Set(matcher.suggestions(for: query).map(\.id)) == ["a", "c"])
    }

    @Test func noSuggestionCrossesAMarkOnOneRecord() {
        var matcher = matcher([record("a", "Ivanov"), record("c", "Sergei Ivanov")])
        matcher.neverMerge.mark("a")
        #expect(!matcher.suggestions(for: record("b", "Ivanov")).contains { $0.id == "a" })
        #expect(matcher.suggestions(for: record("a", "Sergei Ivanov")).isEmpty)
        matcher.neverMerge.unmark("a")
        #expect(matcher.suggestions(for: record("a", "Sergei Ivanov")).map(\.id) == ["c"])
    }

    /// With marks set at random, nothing marked is ever suggested, and everything else is as without marks.
    @Test func marksTakeAwayJustWhatTheyMark() {
        var random = Seeded(9)
        let names = (0..<300).map { _ in MadeUpName(using: &random) }
        var matcher = PersonMatcher<Int>()
        let records = names.enumerated().map {
            PersonRecord(id: $0.offset, names: [PreparedName($0.element.surname + " " + $0.element.given)])
        }
        for record in records { matcher.insert(record) }
        let before = records.map { Set(matcher.suggestions(for: $0, most: 500).map(\.id)) }
        var marks = NeverMerge<Int>()
        for id in records.indices {
            if Int.random(in: 0..<10, using: &random) == 0 { marks.mark(id) }
            if let other = before[id].randomElement(using: &random), Bool.random(using: &random) {
                marks.mark(id, other)
            }
        }
        matcher.neverMerge = marks
        for record in records {
            let found = Set(matcher.suggestions(for: record, most: 500).map(\.id))
            #expect(found == before[record.id].filter { marks.allows(record.id, $0) })
        }
    }
}
