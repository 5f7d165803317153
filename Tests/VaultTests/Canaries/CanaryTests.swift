// Nothing that a member puts into the vault lies on the disk in the clear: the whole image is searched.
import TestSupport
import Testing

@Suite(.wants(program: "python3")) struct CanaryTests {
    @Test func noneOfAThousandWordsIsOnTheDisk() async throws {
        let habeas = try #require(Outside.built("habeas"), "habeas was not built beside the tests")
        let said = try await Outside.script("vaultcanaries.py", [habeas])
        if let skipped = said.output.split(separator: "\n").first(where: { $0.hasPrefix("SKIPPED") }) { print(skipped) }
        #expect(said.exit == 0, "\(said.output)\(said.errors)")
    }
}
