// What a machine remembers of a capture device, outside of the device's folder: whoever has the folder can change all that is in it.

import Crypto
import Glibc

/// Whose word a device took for whom it seals to, when this machine met it.
struct CapturePin: Sendable, Equatable {
    let vault: Identifier
    let device: Identifier
    /// The owner's verifier key, as its line.
    let owner: String
    /// The highest number of epochs that a recipient named.
    var number: Int

    static let title = "habeas capture pin 1"

    var text: String { "\(Self.title)\nvault \(vault)\ndevice \(device)\nowner \(owner)\nnumber \(number)\n" }

    init(vault: Identifier, device: Identifier, owner: Note.Verifier, number: Int) {
        (self.vault, self.device, self.owner, self.number) = (vault, device, "\(owner)", number)
    }

    init?(_ bytes: [UInt8]) {
        guard let lines = KeyLines(bytes, title: Self.title),
            let vault = lines["vault"].flatMap({ Identifier(hex: $0) }),
            let device = lines["device"].flatMap({ Identifier(hex: $0) }), let owner = lines["owner"],
            let number = lines["number"].flatMap({ Int($0) })
        else { return nil }
        (self.vault, self.device, self.owner, self.number) = (vault, device, owner, number)
    }
}

/// What this machine remembers of capture devices: their pins, and which of them it met where.
struct CapturePins: Sendable {
    private let store: FolderStore
    private let place: Identifier
    /// As messages name the device's folder.
    private let path: String

    /// - Parameter folder: where this machine keeps what it remembers.
    init(in folder: String, of device: any Store, at path: String) {
        store = FolderStore(folder: "\(folder)/capture")
        self.path = path
        let named = (device as? FolderStore)?.folder ?? path
        let whole = realpath(named, nil)
        defer { free(whole) }
        let name = whole.map { String(cString: $0) } ?? named
        place = Identifier(bytes: Array(SHA256.hash(data: Array(name.utf8))).prefix(16)) ?? .random()
    }

    /// Throws where a device's folder is not what it was when this machine met it; else remembers it as it is now.
    ///
    /// - Parameter isOwner: whether an owner who unlocked the vault vouches for the device, and is about to tell it the newest recipient.
    func check(_ found: CapturePin, isOwner: Bool) throws(VaultError) {
        let known = (try? store.read(.capturePin(found.device), limit: 4_096)).flatMap { CapturePin($0) }
        if let known {
            guard known.owner == found.owner, known.vault == found.vault else {
                throw .refused(
                    why:
                        "\(path): this folder names another owner than when this machine captured with it first. Somebody has exchanged it, and could read what is captured from now on. Nothing was kept. Have an owner make a new device (habeas device add)."
                )
            }
            guard isOwner || found.number >= known.number else {
                throw .refused(
                    why:
                        "\(path): this folder names an older recipient than this machine has seen in it: somebody who was removed could read what is captured. Nothing was kept. An owner makes it right with 'habeas device update'."
                )
            }
        } else if !isOwner,
            let other = (try? store.read(.capturePlace(place), limit: 64)).map({ String(decoding: $0, as: UTF8.self) }),
            other.filter({ !$0.isWhitespace }) != found.device.hex
        {
            throw .refused(
                why:
                    "\(path): another capture device was here when this machine captured last, and it does not know this one: somebody may have exchanged the folder. Nothing was kept. If an owner has made this device for you, remove \(store.place(.capturePlace(place))) and try again."
            )
        }
        remember(found, atLeast: isOwner ? 0 : known?.number ?? 0)
    }

    /// Remembers a device. Where that fails it is as if this machine had not met it.
    private func remember(_ found: CapturePin, atLeast number: Int) {
        var pin = found
        pin.number = max(pin.number, number)
        try? store.replace(.capturePin(pin.device), with: Array(pin.text.utf8), durably: true)
        try? store.replace(.capturePlace(place), with: Array("\(pin.device)\n".utf8), durably: true)
    }
}
