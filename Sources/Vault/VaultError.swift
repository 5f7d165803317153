// What can go wrong with a vault as a whole, in words for the person at the keyboard.

/// A failure of the vault: says what, where and what to do.
public enum VaultError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The folder is not a vault, or not one that this version can read.
    case notAVault(path: String, why: String)
    /// There is something where a vault was to be made.
    case alreadyAVault(path: String)
    /// No member's keys open with this passphrase.
    case wrongPassphrase
    /// The passphrase opens keys, and nothing here was given to them.
    case notAddedYet
    /// A member's keys can be opened but not used.
    case keysUnreadable(why: String)
    /// What the vault is built on does not fit together.
    case untrusted(why: String)
    /// The member's role does not allow it.
    case notAllowed(doing: String, needs: Role)
    /// There is no such thing in the vault.
    case notFound(what: String)
    /// The request makes no sense as things are.
    case refused(why: String)

    public var description: String {
        switch self {
        case .notAVault(let path, let why): "\(path): this is no vault that I can open: \(why)"
        case .alreadyAVault(let path): "\(path): there is a vault here already; nothing was changed."
        case .wrongPassphrase: "The passphrase opens no member's keys of this vault."
        case .notAddedYet:
            "Your keys are here, but no file in the folder epochs is for them. If you are new: nobody has added you in this copy yet. An owner runs 'habeas member add' with your card; then bring this copy up to date with theirs (habeas merge-from --files-only). If you were a member before: bring the folder epochs back from a backup."
        case .keysUnreadable(let why): "The keys can't be read: \(why). Bring the folder keys back from a backup."
        case .untrusted(let why):
            "This vault is not what it says it is: \(why). Compare with a backup before you go on."
        case .notAllowed(let doing, let needs): "\(doing) needs the role of \(needs.rawValue)."
        case .notFound(let what): "\(what): there is no such thing in this vault."
        case .refused(let why): why
        }
    }
}
