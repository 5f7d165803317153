// What members did that changes no case: they signed in, they had what is protected shown, they took a file out. Written into the vault as entries.

import Desk
import Phrases
import Vault

/// Such a deed; raw values stand in the vault.
enum AuditedDeed: String, Sendable, CaseIterable {
    case signedIn = "signed-in"
    case signedOut = "signed-out"
    case protectedShown = "protected-shown"
    case fileTaken = "file-taken"
    case tokenMade = "token-made"
    case tokenUsed = "token-used"
    case passphraseChanged = "passphrase-changed"
    case factorSet = "factor-set"
    case factorRemoved = "factor-removed"
    case verified
    case checkpointTaken = "checkpoint-taken"
}

extension Workbench {
    /// Writes a deed into the vault, without anybody having to wait for it.
    ///
    /// - Parameter about: the random name of what it was about; never words.
    func log(_ deed: AuditedDeed, _ member: SignedIn, about: String = "") {
        guard let open else { return }
        Task {
            // A disk that is full stops other writing, which says so.
            _ = try? await open.desk.vault.append(
                [("audit", [Field("deed", deed.rawValue), Field("about", about)])], by: member, needs: .reader)
        }
    }
}
