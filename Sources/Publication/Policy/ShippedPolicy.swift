// The policy that is used where none is given.

import CaseModel

extension PublicationPolicy {
    /// Its text, to be copied and changed.
    public static var shippedText: String { String(decoding: PackageResources.policy_toml, as: UTF8.self) }

    /// The names of the kinds of events.
    static let kinds = EventKind.allCases.map(\.rawValue)
}
