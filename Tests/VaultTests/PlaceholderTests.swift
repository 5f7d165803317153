// Stands here until the first part of the room has its own tests.

import Testing
import Vault

@Test func aFolderThatIsNoVaultIsNamed() {
    #expect(VaultError.notAVault(path: "/a", why: "b") != .notAVault(path: "/c", why: "b"))
}
