// All inputs through the work, several at a time, results in the order of the inputs whatever the number of jobs.
import Drafting
import Glibc

/// One run over a list of inputs.
struct ReadingRun {
    var work: ReadingWork
    var destination: any Destination
    var jobs: Int

    /// Reads everything; gives the number of inputs that failed, each with its sentence said.
    func run(_ inputs: [Input]) async throws -> Int {
        var failed = 0
        var progress = Progress(total: inputs.count)
        try await withThrowingTaskGroup(of: (Int, Result<[UInt8], Refusal>).self) { group in
            var waiting: [Int: Result<[UInt8], Refusal>] = [:]
            var started = 0
            var finished = 0
            while finished < inputs.count {
                // No more than a few results wait for a slow one before them.
                while started < inputs.count, started < finished + jobs * 4, started - finished - waiting.count < jobs {
                    let (index, input, work) = (started, inputs[started], work)
                    group.addTask { (index, work.result(for: input)) }
                    started += 1
                }
                guard let (index, result) = try await group.next() else { break }
                waiting[index] = result
                while let next = waiting.removeValue(forKey: finished) {
                    progress.clear()
                    if !put(next, of: inputs[finished]) { failed += 1 }
                    finished += 1
                    progress.show(finished)
                }
            }
        }
        progress.clear()
        return failed
    }

    private func put(_ result: Result<[UInt8], Refusal>, of input: Input) -> Bool {
        do {
            try destination.put(result.get(), of: input)
            return true
        } catch let refusal as Refusal {
            Messages.say(refusal.sentence)
        } catch {
            Messages.say("\(input.name): \(error).")
        }
        return false
    }
}
