// One after the other: of two forms about one draft the second sees what the first has done.

import Phrases

/// Lets one task at a time go on, in the order in which they came.
actor Turns {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private func take() async {
        if isTaken { await withCheckedContinuation { waiting.append($0) } }
        isTaken = true
    }

    private func leave() {
        if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }

    /// Does something while nobody else does.
    nonisolated func run<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
        await take()
        do {
            let result = try await work()
            await leave()
            return result
        } catch {
            await leave()
            throw error
        }
    }
}

extension Route {
    /// A form that looks at what stands before it changes it; nobody else's comes between the two.
    static func formInTurn(
        _ path: String, _ access: Access, _ answer: @escaping @Sendable (Visit) async throws -> WebAnswer
    ) -> Route {
        .form(path, access) { visit in try await visit.workbench.turns.run { try await answer(visit) } }
    }
}
