// What can go wrong in the vault, in words for the person at the keyboard.

/// A failure of the vault: says what, where and what to do.
public enum VaultError: Error, Equatable {
    /// The folder is not a vault, or not one that this version can read.
    case notAVault(path: String, why: String)
}
