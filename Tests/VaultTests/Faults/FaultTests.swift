// Calls to the system that fail or kill: everything acknowledged is there, and the words are clear. HABEAS_LONG=1 tries every call instead of some.
import TestSupport
import Testing

@Suite(.serialized) struct FaultTests {
    private func expectNoFault(_ arguments: [String]) async throws {
        let habeas = try #require(Outside.built("habeas"), "habeas was not built beside the tests")
        let said = try await Outside.script("vaultfaults.py", [habeas] + arguments)
        #expect(said.exit == 0, "\(said.output)\(said.errors)")
    }

    @Test(.enabled(if: Outside.canInjectFaults, "SKIPPED: strace is not installed, or ptrace is refused"))
    func aSessionSurvivesCallsThatFail() async throws {
        // Another ninth of the calls at each run would make a failure hard to see again.
        try await expectNoFault(["--every", Outside.isLong ? "1" : "9"])
    }

    @Test(.enabled(if: Outside.canMountMemory, "SKIPPED: no tmpfs can be mounted here"), .wants(program: "python3"))
    func aFullDiskIsNamedAndLosesNothing() async throws { try await expectNoFault(["--full-disk"]) }
}
