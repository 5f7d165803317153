// The index finds what a comparison with everyone would find, and forgets what is taken out.
import Matching
import Testing

@testable import matching_bench

@Suite struct CandidateIndexTests {
    private static let names: [MadeUpName] = {
        var random = Seeded(11)
        return (0..<2000).map { _ in MadeUpName(using: &random) }
    }()

    private static let full: CandidateIndex<Int> = {
        var index = CandidateIndex<Int>()
        for (number, name) in names.enumerated() { index.insert(number, names: [PreparedName(name.text)]) }
        return index
    }()

    @Test func aSearchFindsWhatComparingWithEveryoneFinds() {
        let prepared = Self.names.map { PreparedName($0.text) }
        var (wanted, found) = (0, 0)
        for (number, name) in Self.names.prefix(60).enumerated() {
            let query = PreparedName(Scheme.all[number % Scheme.all.count].write(name.short))
            let ids = Set(Self.full.candidates(for: query, most: 2000).map(\.id))
            for other in prepared.indices where query.compared(with: prepared[other]).verdict == .same {
                wanted += 1
                if ids.contains(other) { found += 1 }
            }
        }
        #expect(wanted >= 60)
        #expect(Double(found) >= 0.98 * Double(wanted), "\(found) of \(wanted)")
    }

    @Test func theBestComesFirst() {
        let name = PreparedName(Self.names[5].text)
        let scores = Self.full.candidates(for: name).map(\.comparison.score)
        #expect(scores.first == 1)
        #expect(scores == scores.sorted(by: >))
    }

    @Test func whatIsTakenOutIsGone() {
        var index = Self.full
        for number in stride(from: 0, to: 2000, by: 2) { index.remove(number) }
        #expect(index.count == 1000)
        #expect(Self.full.count == 2000)
        for number in 0..<40 {
            let name = PreparedName(Self.names[number].text)
            #expect(index.candidates(for: name, most: 2000).contains { $0.id == number } == (number % 2 == 1))
        }
    }

    /// Whatever the order of additions, removals and replacements, only what is left at the end counts.
    @Test func onlyWhatIsThereCounts() {
        var random = Seeded(5)
        var index = CandidateIndex<Int>()
        var truth: [Int: String] = [:]
        for _ in 0..<3000 {
            let id = Int.random(in: 0..<200, using: &random)
            if Int.random(in: 0..<3, using: &random) == 0 {
                index.remove(id)
                truth[id] = nil
            } else {
                let name = Self.names[Int.random(in: 0..<2000, using: &random)].text
                index.insert(id, names: [PreparedName(name)])
                truth[id] = name
            }
        }
        #expect(index.count == truth.count)
        var fresh = CandidateIndex<Int>()
        for (id, name) in truth { fresh.insert(id, names: [PreparedName(name)]) }
        for name in Self.names.prefix(100) {
            let query = PreparedName(name.text)
            let found = index.candidates(for: query, most: 2000).map(\.id).sorted()
            #expect(found == fresh.candidates(for: query, most: 2000).map(\.id).sorted())
        }
    }

    @Test func aRecordIsFoundByEachOfItsNames() {
        var index = CandidateIndex<String>()
        index.insert("w", names: [PreparedName("Zhanar Alimbek"), PreparedName("Жанна Орлова")])
        #expect(index.candidates(for: PreparedName("Жанар Алимбек")).map(\.id) == ["w"])
        #expect(index.candidates(for: PreparedName("Zhanna Orlova")).map(\.id) == ["w"])
        index.insert("w", names: [PreparedName("Zhanar Alimbek")])
        #expect(index.candidates(for: PreparedName("Zhanna Orlova")).isEmpty)
    }

    @Test(arguments: ["Жыланбаев", "Zhylanbayeva", "Жыланбаева Алима", "A. Jylanbaev", "alima"])
    func aSearchNeedsOnlyAWord(words: String) {
        var index = Self.full
        index.insert(-1, names: [PreparedName("Алима Серікқызы Жыланбаева")])
        #expect(index.search(PreparedName(words), most: 3000).contains(-1))
        #expect(!index.search(PreparedName(words + " Қыдырбекова"), most: 3000).contains(-1))
    }
}
