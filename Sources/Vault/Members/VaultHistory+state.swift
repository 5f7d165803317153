// A history written down, so that a vault that is opened again reads only what is new.

extension VaultHistory {
    /// The form of the bytes; another one is not read.
    static let schema = "habeas history 2"

    /// The history as bytes, for the sealed state. Logs that could be read only in part are left out: they are read again.
    func encoded() -> [UInt8] {
        var record = RecordWriter()
        record.add(genesis.log.bytes + genesis.index.bigEndianBytes + genesisLeaf.bytes)
        let sound = tracks.values.filter { problems[$0.state.log] == nil && $0.unopenedCount == 0 }
        record.list(sound.sorted { $0.state.log < $1.state.log }) { record, track in
            record.add(track.state.log.bytes + track.state.tree.size.bigEndianBytes)
            record.list(track.state.tree.peaks) { $0.add($1.bytes) }
            record.add(UInt64(track.state.offset).bigEndianBytes)
            record.add(clock: track.clock)
            record.add(text: track.lastTime)
            record.list(track.seen.values.sorted { $0.log < $1.log }) {
                $0.add($1.log.bytes + $1.size.bigEndianBytes + $1.root.bytes)
            }
            record.list(track.erased.sorted()) { $0.add($1.bigEndianBytes) }
        }
        let logs = Set(sound.map(\.state.log))
        record.list(events.filter { logs.contains($0.stamp.id.log) }) { record, recorded in
            record.add(recorded.stamp.id.log.bytes + recorded.stamp.id.index.bigEndianBytes)
            record.add(text: recorded.event.type)
            record.add(recorded.author.bytes + recorded.epoch.bytes)
            record.add(text: recorded.stamp.time)
            record.add(clock: recorded.stamp.clock)
            record.add(long: recorded.seen.map { LogHead.encoded([$0]) } ?? [])
            // What a log said that is read again may not be so then.
            let isKnown = recorded.event.logItIsAbout.map { logs.contains($0) } ?? true
            record.add(text: isKnown ? recorded.witness.text : Witness.unknown.text)
            record.list(recorded.event.fields) { record, field in
                record.add(text: field.name)
                record.add(long: field.value)
            }
            record.add(long: recorded.proof.message)
            record.add(long: recorded.proof.signature)
            record.add(
                recorded.proof.entries.lowerBound.bigEndianBytes + recorded.proof.entries.upperBound.bigEndianBytes)
        }
        return record.bytes
    }

    /// Takes up what was written down, where it is of this vault and no log has become shorter; says whether it did.
    ///
    /// What it says of the logs' heads must hold in any case: a log that lacks them was cut.
    mutating func resume(_ bytes: [UInt8], store: any Store) throws -> Bool {
        guard let state = HistoryState(bytes), state.genesis == genesis, state.genesisLeaf == genesisLeaf else {
            return false
        }
        for track in state.tracks {
            let head = track.state.head
            if head.size > expected[head.log]?.size ?? 0 { expected[head.log] = head }
            guard try store.size(of: .frames(of: head.log)) ?? 0 >= track.state.offset else { return false }
        }
        restore(tracks: state.tracks, events: state.events)
        return true
    }
}

/// What `encoded` wrote, read back.
private struct HistoryState {
    let genesis: EntryID
    let genesisLeaf: Merkle.Hash
    var tracks: [VaultHistory.Track] = []
    var events: [VaultHistory.Recorded] = []

    init?(_ bytes: [UInt8]) {
        var reader = RecordReader(bytes[...])
        guard let genesis = reader.entryID(), let leaf = reader.hash() else { return nil }
        self.genesis = genesis
        genesisLeaf = leaf
        guard let trackCount = reader.number(UInt32.self) else { return nil }
        for _ in 0..<trackCount {
            guard let track = Self.track(&reader) else { return nil }
            tracks.append(track)
        }
        guard let eventCount = reader.number(UInt32.self) else { return nil }
        for _ in 0..<eventCount {
            guard let event = Self.event(&reader) else { return nil }
            events.append(event)
        }
        guard reader.left == 0 else { return nil }
    }

    private static func track(_ reader: inout RecordReader) -> VaultHistory.Track? {
        guard let log = reader.identifier(), let size = reader.number(UInt64.self),
            let peakCount = reader.number(UInt32.self), peakCount < 64
        else { return nil }
        var peaks: [Merkle.Hash] = []
        for _ in 0..<peakCount {
            guard let peak = reader.hash() else { return nil }
            peaks.append(peak)
        }
        guard let tree = try? Merkle.RightEdge(size: size, peaks: peaks), let offset = reader.number(UInt64.self),
            offset < UInt64(Int.max),
            let clock = reader.clock(), let lastTime = reader.text(), let seenCount = reader.number(UInt32.self)
        else { return nil }
        var track = VaultHistory.Track(
            state: LogState(log: log, tree: tree, offset: Int(offset)), clock: clock, lastTime: lastTime)
        for _ in 0..<seenCount {
            guard let log = reader.identifier(), let size = reader.number(UInt64.self), let root = reader.hash() else {
                return nil
            }
            track.seen[log] = LogHead(log: log, size: size, root: root)
        }
        guard let erasedCount = reader.number(UInt32.self) else { return nil }
        for _ in 0..<erasedCount {
            guard let index = reader.number(UInt64.self) else { return nil }
            track.erased.insert(index)
        }
        return track
    }

    private static func event(_ reader: inout RecordReader) -> VaultHistory.Recorded? {
        guard let id = reader.entryID(), let type = reader.text(), let author = reader.identifier(),
            let epoch = reader.identifier(),
            let time = reader.text(), let clock = reader.clock(),
            let seen = reader.long().flatMap({ LogHead.list($0) }),
            let witness = reader.text().map({ Witness(text: $0) }), let fieldCount = reader.number(UInt32.self)
        else { return nil }
        var fields: [Field] = []
        for _ in 0..<fieldCount {
            guard let name = reader.text(), let value = reader.long() else { return nil }
            fields.append(Field(name, value))
        }
        guard let message = reader.long(), let signature = reader.long(), let from = reader.number(UInt64.self),
            let to = reader.number(UInt64.self), from <= to
        else { return nil }
        let entry = OpenedEntry(
            id: id, author: author, type: type, time: time, clock: clock, fields: fields, epoch: epoch)
        guard let event = VaultEvent(entry) else { return nil }
        let proof = VaultHistory.Proof(
            author: author, message: message, signature: signature, entries: from..<to, log: id.log)
        return VaultHistory.Recorded(
            event: event, author: author, stamp: EntryStamp(entry), epoch: epoch, proof: proof, seen: seen.first,
            witness: witness)
    }
}

/// Writes the fields of a record one after another, as `RecordReader` reads them.
private struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ more: [UInt8]) { bytes += more }

    mutating func add(long value: [UInt8]) { bytes += UInt32(value.count).bigEndianBytes + value }

    mutating func add(text: String) { add(long: Array(text.utf8)) }

    mutating func add(clock: LogClock) {
        list(clock.sizes.sorted { $0.key < $1.key }) { $0.add($1.key.bytes + $1.value.bigEndianBytes) }
    }

    mutating func list<Item>(_ items: [Item], _ write: (inout RecordWriter, Item) -> Void) {
        bytes += UInt32(items.count).bigEndianBytes
        for item in items { write(&self, item) }
    }
}

extension RecordReader {
    fileprivate mutating func identifier() -> Identifier? { take(16).flatMap { Identifier(bytes: $0) } }

    fileprivate mutating func hash() -> Merkle.Hash? { take(32).flatMap { Merkle.Hash(bytes: $0) } }

    fileprivate mutating func entryID() -> EntryID? {
        guard let log = identifier(), let index = number(UInt64.self) else { return nil }
        return EntryID(log: log, index: index)
    }

    fileprivate mutating func long() -> [UInt8]? { number(UInt32.self).flatMap { take(Int($0)) }.map { [UInt8]($0) } }

    fileprivate mutating func text() -> String? { long().flatMap { String(validating: $0, as: UTF8.self) } }

    fileprivate mutating func clock() -> LogClock? {
        guard let count = number(UInt32.self) else { return nil }
        var clock = LogClock()
        for _ in 0..<count {
            guard let log = identifier(), let size = number(UInt64.self) else { return nil }
            clock.see(size, of: log)
        }
        return clock
    }
}

extension Witness {
    /// The witness in the sealed state.
    fileprivate var text: String {
        switch self {
        case .holds: "holds"
        case .unknown: ""
        case .fails(let why): "fails \(why)"
        }
    }

    fileprivate init(text: String) {
        self =
            text == "holds" ? .holds : text.hasPrefix("fails ") ? .fails(why: String(text.dropFirst(6))) : .unknown
    }
}
