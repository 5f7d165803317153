// Sealing an entry's body for its place in a log, and opening it there.

import Crypto

/// To whom the bodies of new entries are sealed.
public enum EntrySealer: Sendable {
    /// To the members of an epoch, by one who has its secret.
    case member(EpochSecret)
    /// To the members of an epoch, by a capture device that knows only its recipient.
    case captureDevice(epoch: Identifier, recipient: AgePublicKey)

    var epoch: Identifier {
        switch self {
        case .member(let secret): secret.epoch
        case .captureDevice(let epoch, _): epoch
        }
    }

    var kind: Frame.Kind {
        switch self {
        case .member: .entry
        case .captureDevice: .captureEntry
        }
    }

    /// Seals a body so that it opens only at its place.
    func seal(_ body: [UInt8], nonce: [UInt8], place: [UInt8], vault: Identifier, log: Identifier) throws -> [UInt8] {
        switch self {
        case .member(let secret):
            let box = try ChaChaPoly.seal(
                body, using: secret.entryKey(nonce: nonce, vault: vault, log: log), nonce: Self.zeroNonce(),
                authenticating: place)
            return [UInt8](box.ciphertext) + box.tag
        case .captureDevice(_, let recipient):
            return try Age.seal(place + body, to: [.x25519(recipient)])
        }
    }

    /// The cipher's nonce: every key is used once.
    static func zeroNonce() throws -> ChaChaPoly.Nonce { try ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12)) }
}

/// What opens the bodies of entries: the secrets and identities of the epochs that a member has.
public struct EpochKeys: Sendable, CustomStringConvertible {
    private var secrets: [Identifier: EpochSecret] = [:]
    private var identities: [Identifier: AgeSecretKey] = [:]

    /// No keys yet.
    public init() {}

    /// Adds an epoch.
    public mutating func add(_ secret: EpochSecret, identity: AgeSecretKey) {
        secrets[secret.epoch] = secret
        identities[secret.epoch] = identity
    }

    /// The secret of one epoch alone, bound to one member: opens what that member has sealed of what was derived.
    func only(_ epoch: Identifier, for member: AgeSecretKey) -> EpochKeys {
        var keys = EpochKeys()
        keys.secrets[epoch] = secrets[epoch]?.bound(to: member)
        keys.identities[epoch] = identities[epoch]
        return keys
    }

    /// The epochs that can be opened.
    public var epochs: Set<Identifier> { Set(secrets.keys) }

    /// The secret of an epoch.
    public func secret(of epoch: Identifier) -> EpochSecret? { secrets[epoch] }

    /// The age identity of an epoch, which opens its evidence.
    public func identity(of epoch: Identifier) -> AgeSecretKey? { identities[epoch] }

    public var description: String { "keys of \(secrets.count) epochs" }

    /// Opens an entry's body and checks it against its leaf.
    ///
    /// - Throws: `LogError.sealed` where the body was erased, is sealed to an epoch that is not ours, or is not the one that belongs here.
    func open(_ entry: SealedEntry, in vault: Identifier) throws(LogError) -> EntryBody {
        func refuse(_ why: String) -> LogError { .sealed(log: entry.log, index: entry.index, why: why) }
        guard let body = EntryBody(bytes: try plaintext(of: entry, in: vault, refuse)) else {
            throw refuse("its body has another form than expected")
        }
        guard body.fieldsRoot() == entry.leaf.fieldsRoot else {
            throw refuse("its body is not the one that was signed")
        }
        return body
    }

    private func plaintext(of entry: SealedEntry, in vault: Identifier, _ refuse: (String) -> LogError) throws(LogError)
        -> ArraySlice<UInt8>
    {
        let place = entry.place(in: vault)
        switch entry.kind {
        case .entry:
            guard let secret = secrets[entry.epoch] else {
                throw refuse("it is sealed to an epoch whose keys you don't have")
            }
            guard entry.sealed.count >= 16,
                let box = try? ChaChaPoly.SealedBox(
                    nonce: EntrySealer.zeroNonce(), ciphertext: entry.sealed.dropLast(16), tag: entry.sealed.suffix(16)),
                let opened = try? ChaChaPoly.open(
                    box, using: secret.entryKey(nonce: entry.nonce, vault: vault, log: entry.log), authenticating: place
                )
            else { throw refuse("its body can't be opened: it was altered, or sealed for another place") }
            return [UInt8](opened)[...]
        case .captureEntry:
            guard let identity = identities[entry.epoch] else {
                throw refuse("it is sealed to an epoch whose keys you don't have")
            }
            guard let opened = try? Age.open(Array(entry.sealed), with: [.x25519(identity)]), opened.starts(with: place)
            else {
                throw refuse("its body can't be opened: it was altered, or sealed for another place")
            }
            return opened.dropFirst(place.count)
        case .erasedEntry: throw refuse("its body was erased")
        case .commit: throw refuse("it is no entry")
        }
    }
}
