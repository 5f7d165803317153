// What a vault needs of the world, from the environment of a program.

import Drafting
public import Vault

extension VaultSetting {
    /// The setting that the variables of an environment give: where this device remembers things.
    ///
    /// - Throws: `Refusal` where there is neither HABEAS_STATE nor a home folder.
    public init(environment: [String: String]) throws {
        guard let folder = VaultSetting.stateFolder(in: environment) else {
            throw Refusal("there is no home folder to remember things in: set HABEAS_STATE to a folder of this device.")
        }
        self.init(stateFolder: folder)
        #if DEBUG
            // Tests build for debugging, where scrypt takes many seconds; a release always uses the full work factor and the system's clock.
            if let factor = environment["HABEAS_TEST_WORK_FACTOR"].flatMap({ Int($0) }) { workFactor = factor }
            if let seconds = environment["HABEAS_TEST_PATIENCE"].flatMap({ Double($0) }) {
                (patience, authorityPatience) = (seconds, seconds)
            }
            if let clock = environment["HABEAS_TEST_CLOCK"].flatMap({ Int64($0) }) { now = { clock } }
        #endif
    }
}
