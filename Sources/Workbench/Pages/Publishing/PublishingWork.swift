// The publication that is being built, while members go on with other work.

import Desk
import LeakScan
import Publishing
import Synchronization
import Vault

/// One publication at a time.
final class PublishingWork: Sendable {
    enum State: Sendable {
        case none
        case running(PublishingStep)
        case done(PublishingResult)
        /// A sentence, and what the scan found.
        case refused(String, [LeakReport.Leak])
    }

    private let now = Mutex<State>(.none)
    /// What identifiers are made of until a publication is recorded, so that two looks show the same.
    let key = Identifier.random().hex
    /// A preview, by the digest of what it shows.
    private let looked = Mutex<(digest: String, site: Site)?>(nil)

    var state: State { now.withLock { $0 } }

    /// Begins to build; false where that is being done already.
    func begin(
        _ work: @escaping @Sendable (@escaping @Sendable (PublishingStep) -> Void) async throws -> PublishingResult
    ) -> Bool {
        let isFree = now.withLock { state in
            if case .running = state { return false }
            state = .running(.writing(0, of: 0))
            return true
        }
        guard isFree else { return false }
        Task {
            let end: State
            do {
                end = .done(try await work { step in self.now.withLock { $0 = .running(step) } })
            } catch let error as PublishingError {
                if case .leaks(let report) = error {
                    end = .refused("\(error)", Array(report.leaks.prefix(50)))
                } else {
                    end = .refused("\(error)", [])
                }
            } catch {
                end = .refused("\(error)", [])
            }
            now.withLock { $0 = end }
        }
        return true
    }

    /// The site of a preview, made when it is first looked at.
    func site(_ prepared: PreparedPublication) async -> Site {
        if let known = looked.withLock({ $0 }), known.digest == prepared.digest { return known.site }
        let site = await Site(prepared.publication, before: nil, version: "preview", jobs: 2)
        looked.withLock { $0 = (prepared.digest, site) }
        return site
    }
}
