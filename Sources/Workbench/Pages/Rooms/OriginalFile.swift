// The original of a source or file, given out as a download: never shown as a page, read beside the vault, written down in the audit log.

import CaseModel
import Casebook
import Desk
import Foundation
import Glibc
import Phrases
import Synchronization
import Vault

enum OriginalFile {
    /// How much is read at once, in bytes.
    fileprivate static let piece = 1 << 16

    @Sendable static func give(_ visit: Visit) async throws -> WebAnswer {
        let found = try await SourcePage.found(visit)
        guard let reference = found.reference else { throw WebError.notFound }
        let evidence = try await visit.desk.vault.open(reference)
        // What is not what was kept is not given out; told before anything is sent.
        switch await evidence.state() {
        case .sound: break
        case .missing: return visit.back("sources.missing", at: path(visit))
        case .altered(let how): return visit.back("sources.altered", detail: how, at: path(visit))
        case .unopened(let why): return visit.back("sources.unopened", detail: why, at: path(visit))
        }
        visit.workbench.log(.fileTaken, try visit.member, about: "\(try visit.entry())")
        var answer = WebAnswer.file(
            [], type: "application/octet-stream", name: safeName(found.file?.name ?? "original"))
        answer.rest = try body(of: evidence)
        return answer
    }

    private static func path(_ visit: Visit) -> String { "/sources/\(visit.values["id"] ?? "")" }

    /// A name that is a file's on every system: letters of ASCII, digits, dots and hyphens; no path, no program's ending hidden in it.
    static func safeName(_ name: String) -> String {
        let kept = name.unicodeScalars.map { character -> Character in
            character.isASCII
                && (character.properties.isAlphabetic || ("0"..."9").contains(character)
                    || "._-".unicodeScalars.contains(character))
                ? Character(character) : "_"
        }
        let name = String(String(kept).drop { $0 == "." || $0 == "-" }.suffix(100))
        return name.contains { $0 != "_" && $0 != "." } ? name : "original"
    }

    /// The content as it is read, by a thread that writes it into a pipe.
    private static func body(of evidence: OpenEvidence) throws -> WebBody {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw WebError.malformed }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let (reading, writing) = (Pipe(descriptor: ends[0]), ends[1])
        Thread.detachNewThread {
            // A browser that goes away is no reason to end the process.
            signal(SIGPIPE, SIG_IGN)
            do { try evidence.copy(to: writing) } catch { reading.fail(error) }
            close(writing)
        }
        return WebBody { try await reading.next() }
    }

    /// The end of a pipe that is read, closed when nobody reads it any more.
    private final class Pipe: Sendable {
        private let descriptor: Int32
        private let problem = Mutex<(any Error)?>(nil)

        init(descriptor: Int32) { self.descriptor = descriptor }

        deinit { close(descriptor) }

        func fail(_ error: any Error) { problem.withLock { $0 = error } }

        /// The next bytes; read by a thread, since they may take long.
        func next() async throws -> [UInt8]? {
            let bytes = await withCheckedContinuation { (going: CheckedContinuation<[UInt8], Never>) in
                Thread.detachNewThread { going.resume(returning: self.read()) }
            }
            guard bytes.isEmpty else { return bytes }
            // A file that broke off must not look whole: the connection ends without its last piece.
            if let problem = problem.withLock(\.self) { throw problem }
            return nil
        }

        private func read() -> [UInt8] {
            [UInt8](unsafeUninitializedCapacity: OriginalFile.piece) { buffer, count in
                var got = -1
                repeat {
                    got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                } while got < 0 && errno == EINTR
                count = max(0, got)
            }
        }
    }
}

/// How a file came in, as the record beside it says.
struct CaptureFacts: Decodable {
    var way: String?
    var capturedBy: String?

    enum CodingKeys: String, CodingKey {
        case way
        case capturedBy = "captured_by"
    }

    /// Nil where the record can't be read.
    init?(_ json: [UInt8]) {
        guard let facts = try? JSONDecoder().decode(CaptureFacts.self, from: Data(json)) else { return nil }
        self = facts
    }
}
