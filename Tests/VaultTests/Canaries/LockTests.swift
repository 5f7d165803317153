// When the vault is locked, its keys and words are in no process any more: the memory of all of ours is read.
import TestSupport
import Testing

@Suite(.wants(program: "python3"), .wants(program: "age")) struct LockTests {
    @Test func afterTheLockNothingIsInMemory() async throws {
        let habeas = try #require(Outside.built("habeas"), "habeas was not built beside the tests")
        let said = try await Outside.script("lockscan.py", [habeas])
        if said.exit == 77 { return print(said.output) }
        #expect(said.exit == 0, "\(said.output)\(said.errors)")
        print(said.output)
    }
}
