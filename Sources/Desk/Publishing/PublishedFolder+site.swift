// Fills a folder with the site of a publication: what changed is made, what did not is taken over.

import Drafting
import Publication
public import Publishing

extension PublishedFolder {
    /// Writes a site; returns how many files are as they were, and what the lists say.
    ///
    /// - Parameter listed: what the lists of the last one said; nil where that is not known.
    /// - Throws: `PublishingError.notWritten`.
    public func fill(
        with prepared: PreparedPublication, listed: ListedCases? = nil, jobs: Int,
        _ progress: @escaping @Sendable (PublishingStep) -> Void = { _ in }
    ) async throws -> (unchanged: Int, listed: ListedCases) {
        let before = bytesBefore(of: SiteHistory.file).flatMap { SiteHistory($0) }
        let site = await Site(
            prepared.publication, digest: prepared.digests, before: before, listed: listed, version: habeasVersion,
            jobs: jobs)
        // The largest are the last: nobody waits for them at the end.
        return (try await write(site.parts.reversed(), jobs: jobs, progress), site.listed)
    }

    static let ownPaths = Site.ownFiles.map(\.path)

    /// The files of a site that are the program's own, as far as they were built with just these bytes. Nothing of a casebook is in them:
    /// a scan may pass over them.
    ///
    /// Whatever else stands in their place has to be looked through whole, even if it was there before: see `unchanged`.
    public var ownFiles: Set<String> {
        Set(Site.ownFiles.filter { Self.bytes(of: "\(building)/\($0.path)") == $0.bytes }.map(\.path))
    }

    /// Makes the parts, several at a time; returns how many files are as they were.
    private func write(
        _ parts: [Site.Part], jobs: Int,
        _ progress: @escaping @Sendable (PublishingStep) -> Void
    ) async throws -> Int {
        let size = 8
        return try await withThrowingTaskGroup(of: Int.self) { group in
            var (next, done, unchanged) = (0, 0, 0)
            func add() {
                guard next < parts.count else { return }
                let chunk = parts[next..<min(parts.count, next + size)]
                next += size
                group.addTask {
                    var unchanged = 0
                    for part in chunk {
                        if let same = part.unchanged, try self.keep(same) {
                            unchanged += same.count
                        } else {
                            for file in part.files() where try self.write(file) { unchanged += 1 }
                        }
                    }
                    return unchanged
                }
            }
            for _ in 0..<max(1, jobs) { add() }
            for try await same in group {
                unchanged += same
                done = min(parts.count, done + size)
                progress(.writing(done, of: parts.count))
                add()
            }
            return unchanged
        }
    }
}
