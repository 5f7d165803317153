// Writes a proof into a folder of its own, with the files of evidence that its fields name.

import Glibc

extension Vault {
    /// Makes a proof and writes it into a new folder; see `prove`.
    ///
    /// Files of evidence that the fields name are verified as they are written. Where anything fails, the folder is removed again.
    ///
    /// - Parameter folder: must not be there yet.
    /// - Throws: as `prove`; `EvidenceError` where a file of evidence is missing or altered; `StoreError`.
    public func prove(_ id: EntryID, fields: [String], at older: [UInt8]? = nil, to folder: String) throws {
        let made = try prove(id, fields: fields, at: older)
        if mkdir(folder, 0o700) != 0 {
            throw errno == EEXIST
                ? StoreError.alreadyThere(path: folder)
                : StoreError.system(doing: "make this folder", path: folder, code: errno)
        }
        var written: [String] = []
        func write(_ name: String, _ bytes: [UInt8]) throws {
            let place = "\(folder)/\(name)"
            written.append(place)
            let file = try OpenFile(place, O_WRONLY | O_CREAT | O_EXCL, named: place)
            try file.write(bytes, at: 0)
            try file.synchronise()
        }
        do {
            let evidence = Evidence(store: store)
            for (number, reference) in try made.proof.references().enumerated() {
                var nowhere = NoSink()
                let ending = try evidence.readAll(reference, keys: epochKeys, to: &nowhere).fileExtension
                let place = "\(folder)/\(ProofFolder.name(ofFile: number, extension: ending))"
                written.append(place)
                try evidence.export(reference, keys: epochKeys, to: place)
            }
            for file in made.files { try write(file.name, file.bytes) }
            _ = try ProofFolder(folder).check()
        } catch {
            for place in written { unlink(place) }
            rmdir(folder)
            throw error
        }
    }
}

extension Vault.MadeProof {
    /// The files of its folder, beside those of evidence.
    public var files: [(name: String, bytes: [UInt8])] {
        [
            (ProofFolder.proof, proof.json), (ProofFolder.checkpoint, checkpoint),
            (ProofFolder.key, Array("\(key)\n".utf8)), (ProofFolder.readme, Array(ProofFolder.explanation.utf8)),
        ]
    }
}

extension ProofFolder {
    /// What a file of evidence is called in the folder.
    ///
    /// - Parameters:
    ///   - number: from 0, in the order in which the fields name them.
    ///   - ending: "" for none.
    public static func name(ofFile number: Int, extension ending: String) -> String {
        "\(filesPrefix)\(number + 1)" + (ending.isEmpty ? "" : ".\(ending)")
    }

    /// What stands in the folder's README.txt. It has no value of the entry, and no check reads it.
    static let explanation = """
        This folder shows that an entry with the values in proof.json stands in a log of a Habeas vault.

          proof.json   the values that are shown, and what leads from them to the checkpoint
          checkpoint   the size and root of the log, signed
          key          the key that checks the checkpoint's signature
          file-...     files of evidence that the values name, if any

        To check it:  habeas check-proof FOLDER
        or, without Habeas, with any tool for SHA-256 and Ed25519, in this order:

        1. Each field: SHA-256 of a zero byte, the salt, the form (one byte), the length of the name (one byte), the name and
           the value. Go up its path: SHA-256 of a one byte, the left hash and the right hash. This gives bytes 2 to 33 of the leaf.
        2. The leaf: SHA-256 of a zero byte and the leaf. Go up its path by index and size (RFC 9162, section 2.1.3.2).
           This gives the root in the checkpoint.
        3. The checkpoint: a signed note (c2sp.org/signed-note), signed with the key in the file key.
        4. The author's signature: the last 64 bytes of the leaf, over the bytes that docs/vault-format.md names ("A log").
        5. Each file: its SHA-256 and size are in the value of the field that names it, 96 bytes for each file:
           id (16), SHA-256 and size of the sealed file (32 and 8), SHA-256 and size of the file (32 and 8).

        What it does not show: whose keys these are (compare them with what their owner has published), and that what the
        author wrote is true. This text is not part of what is checked.

        """
}
