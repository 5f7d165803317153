// What is remembered of the lists of the last site makes the next one quicker, and changes no byte of it.

import CaseModel
import Publication
import PublicationSupport
import Testing

@testable import Publishing

@Suite struct ListedCasesTests {
    private func files(_ site: Site) -> [String: [UInt8]] {
        Dictionary(site.parts.flatMap { $0.files() }.map { ($0.path, $0.bytes) }, uniquingKeysWith: { $1 })
    }

    /// The publication without a few of its statements.
    private func changed(_ publication: Publication, _ seed: Int) -> Publication {
        let kept = publication.statements.enumerated().filter { ($0.offset + seed) % 23 != 0 }.map(\.element)
        return Publication(
            day: publication.day, policy: publication.policy, entities: publication.entities, statements: kept,
            sources: publication.sources, quotes: publication.quotes)
    }

    @Test(arguments: 1...25) func aSiteIsTheSameWithAndWithoutIt(_ seed: Int) async throws {
        let before = RandomPublication.make(seed: UInt64(seed), things: 30)
        let first = await Site(before, before: nil, version: "1", jobs: 2)
        let remembered = try #require(ListedCases(first.listed.bytes))
        let after = changed(before, seed)
        let plain = await Site(after, before: first.history, version: "1", jobs: 2)
        let quick = await Site(after, before: first.history, listed: remembered, version: "1", jobs: 2)
        #expect(files(plain) == files(quick))
        #expect(plain.history == quick.history)
        #expect(plain.listed.bytes == quick.listed.bytes)
    }

    @Test func everyCaseThatIsTheSameIsRemembered() async throws {
        let publication = RandomPublication.make(seed: 7, things: 40)
        let site = await Site(publication, before: nil, version: "1", jobs: 1)
        let remembered = try #require(ListedCases(site.listed.bytes))
        let digest = await PublicationDigest(publication, jobs: 1)
        try #require(!publication.cases.isEmpty)
        for person in publication.cases {
            func listed(_ data: String) -> SiteCase? {
                remembered.listed(person, data, in: publication, changed: publication.day, isNew: true)
            }
            #expect(listed(digest.ofCase(person)) != nil)
            #expect(listed(digest.ofCase(person) + "0") == nil)
        }
        // Under another day, other rules or another program nothing of it holds.
        let other = await Site(publication, before: nil, version: "2", jobs: 1)
        #expect(other.listed.frame != remembered.frame)
    }

    @Test func whatIsNoMemoryIsNone() {
        #expect(ListedCases(Array("{}".utf8)) == nil)
        #expect(ListedCases([0xFF, 0x00]) == nil)
        #expect(ListedCases([]) == nil)
    }
}
