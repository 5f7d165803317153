// A derived index, sealed as a whole and bound to the heads of the logs that it was made from.

/// What is kept of an index so that it need not be built again: bytes that only its maker understands.
public struct Snapshot: Equatable, Sendable {
    /// How far each log was read when the index was made; whoever reads the snapshot compares them with the logs.
    public var heads: [LogHead]
    /// The index.
    public var bytes: [UInt8]

    /// A snapshot of an index.
    public init(heads: [LogHead], bytes: [UInt8]) {
        self.heads = heads
        self.bytes = bytes
    }

    /// Seals the snapshot and puts it in the place of the one before.
    ///
    /// - Parameters:
    ///   - path: `.snapshot`, `.lookedThrough` or `.state`.
    ///   - schema: says in which form the bytes are.
    ///   - secret: of the newest epoch.
    ///   - vault: the vault's id.
    /// - Throws: `StoreError`; the old snapshot stays.
    public func write(to store: any Store, _ path: StorePath, schema: String, secret: EpochSecret, vault: Identifier)
        throws
    {
        try Self.write(heads, bytes, to: store, path, schema: schema, secret: secret, vault: vault)
    }

    /// Seals a snapshot that is not all in memory.
    static func write(
        _ heads: [LogHead], _ content: any SnapshotContent, to store: any Store, _ path: StorePath, schema: String,
        secret: EpochSecret, vault: Identifier
    ) throws {
        var sealer = SnapshotSealer(heads: heads, content: content, schema: schema, secret: secret, vault: vault)
        try store.replace(path, durably: true) { try sealer.next() }
    }

    /// Opens the snapshot at a path, or says why it can't be used. It never throws: an index can always be built again.
    public static func read(
        from store: any Store, _ path: StorePath, schema: String, keys: EpochKeys, vault: Identifier
    )
        -> Result<Snapshot, SnapshotUnusable>
    {
        do {
            guard let size = try store.size(of: path) else { return .failure(.absent) }
            return .success(
                try store.open(path) { file in
                    try open(&file, size: size, schema: schema, keys: keys, vault: vault)
                })
        } catch let why as SnapshotUnusable {
            return .failure(why)
        } catch {
            return .failure(.unreadable("\(error)"))
        }
    }
}

/// The bytes of an index, asked for part by part so that they need not be copied as a whole.
public protocol SnapshotContent: Sendable {
    /// How many bytes there are.
    var count: Int { get }

    /// The bytes at some places; none beyond `count` are asked for.
    func part(_ range: Range<Int>) -> [UInt8]
}

extension [UInt8]: SnapshotContent {
    public func part(_ range: Range<Int>) -> [UInt8] { Array(self[range]) }
}

/// Why a snapshot can't be used; in every case the index is built again from the logs.
public enum SnapshotUnusable: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is none.
    case absent
    /// It was made by another version, whose index has another form.
    case otherSchema(String)
    /// It is sealed to an epoch whose secret we don't have.
    case otherEpoch(Identifier)
    /// It is not what a Habeas wrote for this vault; says how.
    case damaged(String)
    /// The disk does not give it out; says why.
    case unreadable(String)

    public var description: String {
        switch self {
        case .absent: "there is no snapshot"
        case .otherSchema(let schema): "the snapshot has the form '\(schema)', which another version made"
        case .otherEpoch(let epoch): "the snapshot is sealed to epoch \(epoch), whose keys you don't have"
        case .damaged(let how): "the snapshot is damaged: \(how)"
        case .unreadable(let why): "the snapshot can't be read: \(why)"
        }
    }
}
