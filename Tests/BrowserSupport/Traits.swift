// How tests with a browser run: only where one is, and without holding up all others.
import Foundation
public import Testing

extension Trait where Self == ConditionTrait {
    /// Runs the tests only where Chromium and its driver are.
    public static var wantsBrowser: Self {
        .enabled(if: WebDriver.program != nil, "SKIPPED: chromium and chromium-driver are not installed")
    }
}

extension Trait where Self == BlockingTrait {
    /// For tests that wait in calls that block: they run on two threads of their own, so that no other test waits for them.
    public static var blocking: Self { BlockingTrait() }
}

/// Runs tests on threads other than Swift's, of which there are only as many as cores.
public struct BlockingTrait: TestTrait, SuiteTrait, TestScoping {
    public var isRecursive: Bool { true }

    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Threads.shared) { try await function() }
    }
}

/// Two threads.
private final class Threads: TaskExecutor {
    static let shared = Threads()
    private let queue: OperationQueue

    init() {
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = 2
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
