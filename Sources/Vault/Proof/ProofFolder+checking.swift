// Checks a proof with nothing but its folder: no vault, no keys, and nothing in it believed before it was verified.

import Crypto
import Glibc

/// The folder of a proof.
public struct ProofFolder: Sendable {
    /// Where it is.
    public let path: String

    /// The proof in a folder.
    public init(_ path: String) { self.path = path }

    static let proof = "proof.json"
    static let checkpoint = "checkpoint"
    static let key = "key"
    static let readme = "README.txt"
    static let filesPrefix = "file-"

    /// Checks the proof.
    ///
    /// - Parameters:
    ///   - key: the verifier key of the checkpoint, where the checker has it from elsewhere.
    ///   - checkpoint: a checkpoint of the log that the checker has from elsewhere, as a signed note.
    /// - Throws: `ProofError`; `StoreError` where a file can't be read.
    public func check(key known: Note.Verifier? = nil, checkpoint older: [UInt8]? = nil) throws -> ProofReport {
        let proof = try EntryProof(json: try read(Self.proof, limit: EntryProof.longestFile))
        let note = try read(Self.checkpoint, limit: Note.largest)
        let signer = try keyFile()
        let origin = Checkpoint.origin(vault: proof.vault, log: proof.entry.log)
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint.open(note, origin: origin, verifiers: [signer]).checkpoint
        } catch {
            throw ProofError.refused(why: "its checkpoint can't be trusted (\(error))")
        }
        guard checkpoint.size == proof.size else { throw ProofError.refused(why: "its checkpoint is of another size") }
        try proof.check(root: checkpoint.root)
        let files = try checkFiles(of: proof)
        if let known, known != signer {
            throw ProofError.ofAnother(what: "its checkpoint is not signed with the key that you gave")
        }
        if let older {
            let theirs = try Self.text(of: older)
            guard theirs.origin == checkpoint.origin else {
                throw ProofError.ofAnother(what: "the checkpoint that you gave is of another log, \(theirs.origin)")
            }
            guard theirs.size == checkpoint.size, theirs.root == checkpoint.root else {
                throw ProofError.ofAnother(
                    what: theirs.size == checkpoint.size
                        ? "the checkpoint that you gave is of the same size and another content: one of the two is forged"
                        : "the checkpoint that you gave is of \(theirs.size) entries and this one of \(checkpoint.size). Ask for a proof against yours (prove --at)"
                )
            }
        }
        return ProofReport(
            vault: proof.vault, entry: proof.entry, size: proof.size, fields: proof.fields.map(\.field), files: files,
            author: proof.author, checkpointKey: signer, isAnchored: known != nil || older != nil)
    }

    private static func text(of note: [UInt8]) throws -> Checkpoint {
        do {
            return try Checkpoint(uncheckedNote: note)
        } catch {
            throw ProofError.ofAnother(what: "the checkpoint that you gave can't be read (\(error))")
        }
    }

    private func keyFile() throws -> Note.Verifier {
        let bytes = try read(Self.key, limit: 4_096)
        guard let text = String(validating: bytes, as: UTF8.self), text.last == "\n",
            let verifier = try? Note.Verifier(String(text.dropLast())), Array("\(verifier)\n".utf8) == bytes
        else { throw ProofError.notAProof(why: "the file key is damaged") }
        return verifier
    }

    /// Compares the files with the references in the fields; all of them have to be there, and no other.
    private func checkFiles(of proof: EntryProof) throws -> [ProofReport.File] {
        let references = try proof.references()
        let names: [String]
        do {
            names = try FolderStore(folder: path).survey().map(\.path)
        } catch { throw ProofError.notAProof(why: "\(error)") }
        var left = Set(names).subtracting([Self.proof, Self.checkpoint, Self.key, Self.readme])
        var files: [ProofReport.File] = []
        for (number, reference) in references.enumerated() {
            let stem = "\(Self.filesPrefix)\(number + 1)"
            guard let name = left.first(where: { $0 == stem || $0.hasPrefix(stem + ".") }) else {
                throw ProofError.notAProof(why: "the file \(stem) is missing")
            }
            left.remove(name)
            let tally = Tally()
            let file = try OpenFile("\(path)/\(name)", O_RDONLY, named: "\(path)/\(name)")
            guard UInt64(try file.size()) == reference.content.size else {
                throw ProofError.refused(why: "\(name) has another size than the entry says")
            }
            var source = TallyingSource(from: FileSource(descriptor: file.descriptor), tally)
            var nowhere = NoSink()
            try source.copyAll(to: &nowhere)
            guard tally.content == reference.content else {
                throw ProofError.refused(why: "\(name) is not the file that the entry names")
            }
            files.append(ProofReport.File(name: name, reference: reference))
        }
        if let stranger = left.min() {
            throw ProofError.refused(why: "'\(stranger)' is no part of the proof. Take it out and check again")
        }
        return files
    }

    private func read(_ name: String, limit: Int) throws -> [UInt8] {
        let place = "\(path)/\(name)"
        do {
            let file = try OpenFile(place, O_RDONLY, named: place)
            guard try file.size() <= limit else { throw StoreError.tooLong(path: place, limit: limit) }
            return try file.read(from: 0, count: limit)
        } catch StoreError.system(_, _, ENOENT) {
            throw ProofError.notAProof(why: "there is no file \(place)")
        }
    }
}

extension EntryProof {
    /// The blobs that the disclosed fields name, in their order, each once.
    func references() throws -> [BlobReference] {
        var found: [BlobReference] = []
        for proof in fields where proof.field.form == .blob || proof.field.name == "evidence" {
            guard let references = BlobReference.all(in: proof.field.value) else {
                throw ProofError.refused(
                    why: "the field '\(proof.field.name)' names evidence in a form that can't be read")
            }
            for reference in references where !found.contains(reference) { found.append(reference) }
        }
        return found
    }
}
