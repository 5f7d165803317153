// Checking blobs against what entries say of them, with keys or without, and finding those that no entry names.

import Glibc

/// What became of a blob.
public enum BlobState: Equatable, Sendable, CustomStringConvertible {
    /// It is what was kept, as far as it was read.
    case sound
    /// It is not there.
    case missing
    /// It is not what was kept; says how.
    case altered(how: String)
    /// It can't be read or opened; says why.
    case unopened(why: String)

    public var description: String {
        switch self {
        case .sound: "sound"
        case .missing: "missing"
        case .altered(let how): "altered: \(how)"
        case .unopened(let why): "can't be opened: \(why)"
        }
    }
}

extension Evidence {
    /// Compares a blob with its reference, reading all of it.
    ///
    /// Without keys, hash and size of the age file; with them, also what is in it. A disk that fails is a state too, so that one bad blob does not hide the others.
    public func check(_ reference: BlobReference, keys: EpochKeys? = nil) -> BlobState {
        do {
            if let keys {
                var nowhere = NoSink()
                try readAll(reference, keys: keys, to: &nowhere)
            } else {
                try openFile(reference) { file in
                    let tally = Tally()
                    var hashing = TallyingSource(from: file, tally)
                    var nowhere = NoSink()
                    try hashing.copyAll(to: &nowhere)
                    guard tally.content == reference.sealed else {
                        throw EvidenceError.altered(reference.id, how: "its file has another hash")
                    }
                }
            }
            return .sound
        } catch EvidenceError.missing {
            return .missing
        } catch EvidenceError.altered(_, let how) {
            return .altered(how: how)
        } catch EvidenceError.unopened(_, let why) {
            return .unopened(why: why)
        } catch {
            return .unopened(why: "\(error)")
        }
    }

    /// The blobs that are there and not among those named: planted, or kept just before a power cut; in the order of their ids.
    ///
    /// - Throws: `StoreError` where the folder can't be listed.
    public func unnamed(named: Set<Identifier>) throws(StoreError) -> [Identifier] {
        try listing().blobs.filter { !named.contains($0) }
    }

    /// What lies in the folder of evidence and can't be a blob, by path in the vault.
    ///
    /// - Throws: `StoreError` where the folder can't be listed.
    public func strangers() throws(StoreError) -> [String] { try listing().strangers }

    private func listing() throws(StoreError) -> (blobs: [Identifier], strangers: [String]) {
        var blobs: [Identifier] = []
        var strangers: [String] = []
        for name in try store.names(in: .evidence) {
            guard name.utf8.count == 2, let byte = UInt8(name, radix: 16), CollectionOfOne(byte).hex == name else {
                strangers.append("\(StorePath.evidence)/\(name)")
                continue
            }
            let folder = StorePath.blobs(beginningWith: byte)
            let files: [String]
            do throws(StoreError) {
                files = try store.names(in: folder)
            } catch .system(_, _, ENOTDIR) {
                strangers.append("\(folder)")
                continue
            }
            for file in files {
                if file.hasSuffix(".age"), let id = Identifier(hex: file.dropLast(4)), id.bytes.first == byte {
                    blobs.append(id)
                } else {
                    strangers.append("\(folder)/\(file)")
                }
            }
        }
        return (blobs, strangers)
    }
}
