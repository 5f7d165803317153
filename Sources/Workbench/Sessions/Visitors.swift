// All browsers that talk to the workbench.

import Phrases
import Synchronization

/// Keeps visitors by their cookie.
final class Visitors: Sendable {
    /// Seconds without a request after which a member has to sign in again.
    static let patience = 3_600.0
    /// Seconds after which a member has to in any case.
    static let longest = 12 * 3_600.0
    /// Visitors at a time; the oldest that has not signed in goes first.
    static let most = 1_000

    private let all = Mutex<[String: Visitor]>([:])
    private let now: @Sendable () -> Double

    init(now: @escaping @Sendable () -> Double) { self.now = now }

    /// The visitor with a cookie; nil where there is none, or its time is over.
    func visitor(_ token: String?) -> Visitor? {
        guard let token else { return nil }
        let now = now()
        return all.withLock { all in
            guard var visitor = all[token] else { return nil }
            guard now - visitor.last < Self.patience, now - visitor.began < Self.longest else {
                all[token] = nil
                return nil
            }
            visitor.last = now
            all[token] = visitor
            return visitor
        }
    }

    /// A new one.
    func welcome(language: Language, peer: String, browser: String) -> Visitor {
        let now = now()
        let visitor = Visitor(
            language: language, began: now, last: now, peer: peer, browser: String(browser.prefix(200)))
        all.withLock { all in
            if all.count >= Self.most,
                let oldest = all.values.filter({ $0.member == nil }).min(by: { $0.last < $1.last })
            {
                all[oldest.token] = nil
            }
            all[visitor.token] = visitor
        }
        return visitor
    }

    /// Changes a visitor; nothing happens where it has gone.
    func change(_ token: String, _ change: (inout Visitor) -> Void) {
        all.withLock { all in
            guard var visitor = all[token] else { return }
            change(&visitor)
            all[token] = nil
            all[visitor.token] = visitor
        }
    }

    /// Ends a visitor's stay.
    func dismiss(_ token: String) { all.withLock { $0[token] = nil } }

    /// Those who have signed in, oldest first.
    var signedIn: [Visitor] {
        all.withLock { all in all.values.filter { $0.member != nil } }.sorted { $0.began < $1.began }
    }
}
