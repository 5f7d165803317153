// Shares one case with a partner: one age file, looked through before it is sealed, and written into the ledger before it is put in place.

public import CaseModel
import Casebook
import Crypto
public import LeakScan
public import Phrases
import Publication
import Publishing
public import Vault

/// What is shared, and with whom.
public struct SharingOrder: Sendable {
    public var recipients: [AgePublicKey]
    /// Whether the files of its sources go with it.
    public var withOriginals: Bool
    public var language: Language
    /// Where the age file is to stand.
    public var path: String

    public init(to recipients: [AgePublicKey], withOriginals: Bool, in language: Language, path: String) {
        self.recipients = recipients
        self.withOriginals = withOriginals
        self.language = language
        self.path = path
    }

    /// The recipients as the ledger has them: the beginning of each.
    public var to: String { recipientBeginnings.joined(separator: ", ") }

    var recipientBeginnings: [String] { recipients.map { "\($0.description.prefix(12))…" } }
}

/// What was shared.
public struct SharingResult: Sendable {
    /// The entry that records it.
    public var entry: LedgerID
    /// Files in the archive.
    public var files: Int
    /// Originals among them, and those that stayed.
    public var originals: Int
    public var stayed: Int
    /// The SHA-256 of README.txt, which names that of every other file: for the partner to compare.
    public var digest: String
    public var report: LeakReport
}

extension Desk {
    /// Writes the age file of one case.
    ///
    /// Nothing is written in the clear. Originals go with it where nothing in them is protected or held back and they were not erased; they are not looked through.
    /// - Parameter member: who shares; without one, whoever unlocked the vault.
    /// - Throws: `PublishingError`, `EvidenceError`, `ProofError`, `VaultError`; no file is left then.
    public func share(
        _ prepared: PreparedPublication, _ order: SharingOrder, by member: SignedIn? = nil
    ) async throws -> SharingResult {
        try prepared.checkIsAgreed()
        if order.withOriginals, prepared.publishers > 1 { throw PublishingError.originalsNotAgreed }
        try SealedArchive.checkIsFree(order.path)
        var (originals, stayed): ([SharedOriginal], Int) = ([], 0)
        if order.withOriginals { (originals, stayed) = try await sharedOriginals(of: prepared) }
        let made = try PartnerFiles.files(
            of: prepared.publication, with: originals.map(\.listed), in: order.language)
        let report = try prepared.look(through: made, proofs: originals.flatMap(\.proof))
        let files =
            (made + originals.flatMap(\.proof)).map { ArchiveFile($0.path, .bytes($0.bytes)) }
            + originals.map { ArchiveFile($0.listed.path, .original($0.evidence)) }
        let sealed = try await SealedArchive.write(files, to: order.recipients, for: order.path)
        do {
            try await checkIsCurrent(prepared)
            let digest = Array(SHA256.hash(data: made[0].bytes)).hex
            var items = prepared.items
            // Whoever is told of in an original went out with it.
            for item in originals.flatMap(\.records) where !items.contains(item) { items.append(item) }
            let act = Published(
                what: prepared.order.output.rawValue, to: order.to, day: EDTF(prepared.order.day), items: items,
                sources: prepared.sources, digest: digest, key: prepared.key, agreedDigest: prepared.digest)
            let written = try await write([.published(act)], by: member, needs: .editor)
            try sealed.putInPlace()
            return SharingResult(
                entry: written.entries[0], files: files.count, originals: originals.count, stayed: stayed,
                digest: digest, report: report)
        } catch {
            sealed.abandon()
            throw error
        }
    }

    /// An original that goes with the others, with the files of its proof.
    struct SharedOriginal {
        var listed: PartnerFiles.Original
        var evidence: OpenEvidence
        var proof: [OutputFile]
        var records: [ItemID]
    }

    /// The originals that may go, and how many stay.
    func sharedOriginals(of prepared: PreparedPublication) async throws -> ([SharedOriginal], stayed: Int) {
        let kept = try await casebook.originals(of: prepared.sources, asOf: prepared.order.day)
        let erased = await vault.membership.erased
        var shared: [SharedOriginal] = []
        for original in kept {
            guard !original.isWithheld, let reference = BlobReference(bytes: original.reference),
                let entry = original.captured.entry, erased[reference.id.hex] == nil, erased["\(entry)"] == nil
            else { continue }
            let folder = "\(PartnerFiles.originals)/\(shared.count + 1)"
            let evidence = await vault.open(reference)
            let name = ProofFolder.name(ofFile: 0, extension: try await evidence.fileExtension())
            // Its hash and nothing else: what a file was called can tell more than the file.
            let proof = try await vault.prove(entry, fields: ["evidence"])
            shared.append(
                SharedOriginal(
                    listed: PartnerFiles.Original(path: "\(folder)/\(name)", hash: reference.content.hash.hex),
                    evidence: evidence,
                    proof: proof.files.map { OutputFile(path: "\(folder)/\($0.name)", bytes: $0.bytes) },
                    records: original.records))
        }
        return (shared, kept.count - shared.count)
    }
}

extension PreparedPublication {
    /// Looks through everything that was made; a proof names what it proves, so identifiers may stand in proofs.
    ///
    /// - Throws: `PublishingError.leaks`.
    fileprivate func look(through made: [OutputFile], proofs: [OutputFile]) throws -> LeakReport {
        var all = LeakReport()
        for (files, mayIdentify) in [(made, false), (proofs, true)] {
            for file in files {
                let report = scan.scan(bytes: file.bytes, name: file.path)
                all.leaks += report.leaks.filter { !mayIdentify || $0.string.kind != .identifier }
                all.unreadable += report.unreadable
                for use in report.excused {
                    if let known = all.excused.firstIndex(where: { $0.exception == use.exception }) {
                        all.excused[known].count += use.count
                    } else {
                        all.excused.append(use)
                    }
                }
                all.filesRead += report.filesRead
                all.bytesRead += report.bytesRead
            }
        }
        guard all.isClean else { throw PublishingError.leaks(all) }
        return all
    }
}
