// Members who have signed in since the vault was opened: a token works in the name of such a one only, whose key is needed to sign.

import Synchronization
import Vault

final class Present: Sendable {
    private let members = Mutex<[Identifier: SignedIn]>([:])

    /// A member who has signed in wholly.
    func add(_ member: SignedIn) { members.withLock { $0[member.id] = member } }

    subscript(_ member: Identifier) -> SignedIn? { members.withLock { $0[member] } }
}
