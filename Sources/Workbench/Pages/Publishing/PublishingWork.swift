// The publication that is being built, while members go on with other work.

import CaseModel
import Casebook
import Desk
import LeakScan
import Publication
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
    /// What was looked at last: it stays what it is while nothing new comes into the casebook and the day does not end.
    private let looked = Mutex<(newest: Int64, day: CivilDay, prepared: PreparedPublication)?>(nil)
    /// Its pages, by the digest of what they show.
    private let shown = Mutex<(digest: String, site: Site)?>(nil)

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

    /// What would go out of a casebook on a day, by the rules of the vault.
    ///
    /// - Throws: `PublishingError`, `PolicyProblem`; errors of the casebook.
    func prepared(from casebook: Casebook, on day: CivilDay) async throws -> PreparedPublication {
        let newest = try await casebook.newest()
        if let known = looked.withLock({ $0 }), known.newest == newest, known.day == day { return known.prepared }
        let policy = try PublicationPolicy(reading: try await casebook.ownPolicy() ?? PublicationPolicy.shippedText)
        let prepared = try await PreparedPublication(
            PublishingOrder(.site, policy, day: day), of: casebook, key: key)
        looked.withLock { $0 = (newest, day, prepared) }
        return prepared
    }

    /// The site of a preview, made when it is first looked at.
    func site(_ prepared: PreparedPublication) async -> Site {
        if let known = shown.withLock({ $0 }), known.digest == prepared.digest { return known.site }
        let site = await Site(
            prepared.publication, digest: prepared.digests, before: nil, version: "preview", jobs: Desk.cores)
        shown.withLock { $0 = (prepared.digest, site) }
        return site
    }
}
