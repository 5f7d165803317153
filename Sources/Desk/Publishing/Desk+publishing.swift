// Publishes: everything is built aside, looked through to the last byte, put in place, and written into the ledger.

public import CaseModel
import Casebook
import Drafting
import Glibc
public import LeakScan
public import Publication
import Publishing
public import Vault

/// What was published.
public struct PublishingResult: Sendable {
    /// The entry that records it.
    public var entry: LedgerID
    public var files: Int
    public var bytes: Int
    public var people: Int
    /// Files that are as they were.
    public var unchanged: Int
    public var report: LeakReport
}

/// How far a publication is.
public enum PublishingStep: Sendable {
    case writing(Int, of: Int)
    case scanning
}

extension Desk {
    /// How many things are made at a time.
    public static let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// Rules how many members have to agree before anything goes out.
    ///
    /// - Returns: the entry that says so.
    @discardableResult
    public func rule(publishers: Int, by member: SignedIn? = nil) async throws -> LedgerID? {
        let act = Act.ruled(Ruled(publishers: publishers, key: Identifier.random().hex))
        return try await write([act], by: member, needs: .owner).entries.first
    }

    /// Publishes a site into a folder.
    ///
    /// - Parameters:
    ///   - name: what the place is called in the ledger; never a path.
    ///   - member: who publishes; without one, whoever unlocked the vault.
    /// - Throws: `PublishingError`; the last publication is untouched then.
    public func publishSite(
        _ prepared: PreparedPublication, to path: String, as name: String, by member: SignedIn? = nil,
        progress: @escaping @Sendable (PublishingStep) -> Void = { _ in }
    ) async throws -> PublishingResult {
        try await publish(prepared, to: path, as: name, by: member, progress: progress) { folder, memory in
            try await folder.fill(with: prepared, listed: memory?.listed, jobs: Self.cores, progress)
        }
    }

    /// Publishes files that are made already.
    public func publish(
        _ prepared: PreparedPublication, files: [OutputFile], to path: String, as name: String,
        by member: SignedIn? = nil
    ) async throws -> PublishingResult {
        try await publish(prepared, to: path, as: name, by: member, progress: { _ in }) { folder, _ in
            for file in files { try folder.write(file) }
            return (0, nil)
        }
    }

    /// Publishes what a closure writes; it returns how many files are as they were, and of a site what its lists say.
    private func publish(
        _ prepared: PreparedPublication, to path: String, as name: String, by member: SignedIn?,
        progress: @escaping @Sendable (PublishingStep) -> Void,
        _ fill: (PublishedFolder, SiteMemory?) async throws -> (unchanged: Int, listed: ListedCases?)
    ) async throws -> PublishingResult {
        try prepared.checkIsAgreed()
        let isSite = prepared.order.output == .site
        async let remembered = isSite ? remembered() : nil
        let folder = try PublishedFolder(path, isPublic: prepared.order.output.isPublic)
        do {
            let memory = await remembered?.of(folder)
            let (unchanged, listed) = try await fill(folder, memory)
            let digest = try folder.seal()
            progress(.scanning)
            let report = try prepared.scan.scan(
                folder: folder.building, jobs: Self.cores,
                passing: isSite ? folder.ownFiles : [], unchanged: folder.unchanged,
                since: memory?.looked, version: habeasVersion)
            guard report.isClean else { throw PublishingError.leaks(report) }
            try await checkIsCurrent(prepared)
            let act = Published(
                what: prepared.order.output.rawValue, to: name, day: EDTF(prepared.order.day), items: prepared.items,
                sources: prepared.sources, digest: digest, key: prepared.key, agreedDigest: prepared.digest)
            async let next = listed.map { listed in
                SiteMemory(
                    looked: LookedThrough(prepared.scan, report, version: habeasVersion, folder: digest),
                    listed: listed
                ).bytes
            }
            // The ledger first: what went out and is not recorded could not be found again.
            let written = try await write([.published(act)], by: member, needs: .editor)
            try folder.publish()
            if let next = await next { await remember(next) }
            return PublishingResult(
                entry: written.entries[0], files: report.files, bytes: report.bytes,
                people: prepared.publication.cases.count, unchanged: unchanged, report: report)
        } catch {
            folder.abandon()
            throw error
        }
    }

    private static let memorySchema = "looked through 2"

    /// What is remembered of the last site; nil where nothing is known.
    private func remembered() async -> SiteMemory? {
        guard case .success(let kept) = await vault.snapshot(of: .lookedThrough, schema: Self.memorySchema) else {
            return nil
        }
        return await SiteMemory(kept.bytes)
    }

    /// Where it can't be kept, the next publication is worked out and looked through whole.
    private func remember(_ bytes: [UInt8]) async {
        try? await vault.keep(bytes, as: .lookedThrough, heads: [], schema: Self.memorySchema)
    }

    /// What was taken back or held while it was built must not go out.
    ///
    /// - Throws: `PublishingError.changedSince`.
    func checkIsCurrent(_ prepared: PreparedPublication) async throws {
        let now = try await keeper.current()
        if try await now.newest() != prepared.newest,
            try await PreparedPublication(prepared.order, of: now, key: prepared.key).digest != prepared.digest
        {
            throw PublishingError.changedSince(digest: prepared.digest)
        }
    }
}

extension PreparedPublication {
    /// Whether as many agreed as have to.
    ///
    /// - Throws: `PublishingError.needsAgreement`.
    func checkIsAgreed() throws {
        guard publishers <= 1 || agreed.count >= publishers else {
            throw PublishingError.needsAgreement(digest: digest, by: agreed)
        }
    }
}
