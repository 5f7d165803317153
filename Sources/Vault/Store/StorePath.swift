// Where each thing of a vault lies: the one place that knows the names of files.

/// The name of a file or folder in a vault; made only of names that the format knows, so it can't lead out of the vault.
public struct StorePath: Hashable, Sendable, CustomStringConvertible {
    /// Relative to the vault's folder.
    public let description: String

    private init(_ description: String) { self.description = description }

    /// The last part of it.
    var name: String { description.split(separator: "/").last.map(String.init) ?? description }

    /// It and the folders above it, the highest first.
    var way: [StorePath] { (parent?.way ?? []) + [self] }

    /// The folder it lies in; nil for what lies in the vault's own folder.
    var parent: StorePath? {
        description.lastIndex(of: "/").map { StorePath(String(description[..<$0])) }
    }

    /// Version and id of the vault.
    public static let format = StorePath("FORMAT")
    /// The sealed index.
    public static let snapshot = StorePath("snapshot.sealed")
    /// What was looked through for withheld strings, sealed; may be deleted at any time.
    public static let lookedThrough = StorePath("looked-through.sealed")
    /// What is derived of the vault itself, sealed; may be deleted at any time.
    public static let state = StorePath("state.sealed")
    /// The folder of the members' keys.
    public static let keys = StorePath("keys")
    /// The folder of all epochs.
    public static let epochs = StorePath("epochs")
    /// The folder of all logs.
    public static let logs = StorePath("logs")
    /// The folder of all blobs.
    public static let evidence = StorePath("evidence")
    /// The folder of time stamps.
    public static let timestamps = StorePath("timestamps")
    /// The folder of what other copies had of a log that went two ways.
    public static let forks = StorePath("forks")
    /// The vault's own folder.
    static let top = StorePath(".")
    /// The folder for files that are being written.
    public static let temporary = StorePath("tmp")
    /// What an owner gave a capture device: the recipient to seal to.
    public static let captureRecipient = StorePath("capture/recipient")
    /// The key of the owner whom a capture device trusts.
    public static let captureOwner = StorePath("capture/owner")
    /// The key with which a capture device signs.
    public static let captureKey = StorePath("capture/key")

    /// A member's keys.
    public static func keys(of member: Identifier) -> StorePath { StorePath("keys/\(member).age") }
    /// The folder of an epoch's files.
    public static func epoch(_ epoch: Identifier) -> StorePath { StorePath("epochs/\(epoch)") }
    /// One of an epoch's files.
    public static func epoch(_ epoch: Identifier, file: Identifier) -> StorePath {
        StorePath("epochs/\(epoch)/\(file).age")
    }
    /// The folder of a log.
    public static func log(_ log: Identifier) -> StorePath { StorePath("logs/\(log)") }
    /// The frames of a log.
    public static func frames(of log: Identifier) -> StorePath { StorePath("logs/\(log)/frames") }
    /// The newest checkpoint of a log.
    public static func checkpoint(of log: Identifier) -> StorePath { StorePath("logs/\(log)/checkpoint") }
    /// The folder of a log's tiles.
    public static func tiles(of log: Identifier) -> StorePath { StorePath("logs/\(log)/tile") }
    /// The folder of what other copies had of a log.
    public static func forks(of log: Identifier) -> StorePath { StorePath("forks/\(log)") }
    /// What another copy had of a log: frames.
    public static func fork(of log: Identifier, _ fork: Identifier) -> StorePath { StorePath("forks/\(log)/\(fork)") }
    /// A tile; nil where the name is none of C2SP tlog-tiles'.
    public static func tile(_ name: String, of log: Identifier) -> StorePath? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let allowed = parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2E }
                && part.first != "."
        }
        guard parts.first == "tile", parts.count > 1, allowed else { return nil }
        return StorePath("logs/\(log)/\(name)")
    }
    /// A blob.
    public static func blob(_ blob: Identifier) -> StorePath { StorePath("evidence/\(blob.hex.prefix(2))/\(blob).age") }
    /// The folder of the blobs whose ids begin with a byte.
    public static func blobs(beginningWith byte: UInt8) -> StorePath {
        StorePath("evidence/\(CollectionOfOne(byte).hex)")
    }
    /// The folder of what a device remembers, in its own folder outside the vault.
    static let copies = StorePath("copies")
    /// What a device remembers of one copy of a vault.
    static func copy(_ name: Identifier) -> StorePath { StorePath("copies/\(name)") }
    /// A file that is being written; nothing in the vault names it.
    static func temporary(_ file: Identifier) -> StorePath { StorePath("tmp/\(file)") }
    /// What was cut off a log's end.
    static func cutTail(_ file: Identifier) -> StorePath { StorePath("tmp/cut-\(file)") }
    /// What a machine remembers of a capture device, in its own folder outside of the device's.
    static func capturePin(_ device: Identifier) -> StorePath { StorePath("devices/\(device)") }
    /// The device that a machine met last in a folder, named by the hash of its path.
    static func capturePlace(_ place: Identifier) -> StorePath { StorePath("places/\(place)") }
    /// A time stamp.
    public static func timestamp(_ token: Identifier) -> StorePath { StorePath("timestamps/\(token).tsr") }
    /// A request for a time stamp that waits for an answer.
    static func timestampRequest(_ token: Identifier) -> StorePath { StorePath("timestamps/\(token).tsq") }
    /// What a time stamp is over.
    static func timestampText(_ token: Identifier) -> StorePath { StorePath("timestamps/\(token).text") }
}
