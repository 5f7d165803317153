// A long text whose pieces are looked through by whoever is free.

import Dispatch
import Synchronization

/// A long text in pieces. Its bytes have to stay until `findings` has returned.
final class PiecedText: @unchecked Sendable {
    /// What was found in a piece.
    struct Finding {
        var found: Findings
        var unpacked: Int
        var isNotUTF8: Bool
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let part: Part
    private let pieces: [Range<Int>]
    /// Which of the scanners of a thread has to look through it.
    let scanner: Int

    private let next = Atomic<Int>(0)
    private let results: Mutex<(left: Int, findings: [Finding?])>
    private let end = DispatchSemaphore(value: 0)

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part, _ pieces: [Range<Int>], scanner: Int) {
        (self.bytes, self.part, self.pieces, self.scanner) = (bytes, part, pieces, scanner)
        results = Mutex((pieces.count, Array(repeating: nil, count: pieces.count)))
    }

    /// Whether a piece is left that nobody looks through.
    var isOpen: Bool { next.load(ordering: .relaxed) < pieces.count }

    /// Looks through pieces until none is left.
    func help(_ scanner: Scanner) {
        while true {
            let number = next.add(1, ordering: .relaxed).oldValue
            guard number < pieces.count else { return }
            let finding = scanner.look(piece: pieces[number], of: bytes, part)
            let isLast = results.withLock { results in
                results.findings[number] = finding
                results.left -= 1
                return results.left == 0
            }
            if isLast { end.signal() }
        }
    }

    /// What was found, in the order of the pieces, as soon as all of them were looked through.
    func findings() -> [Finding] {
        end.wait()
        return results.withLock { $0.findings.compactMap { $0 } }
    }
}

/// The long texts that threads look through together.
final class SharedTexts: Sendable {
    private let open = Mutex<[PiecedText]>([])
    private let news = DispatchSemaphore(value: 0)
    private let filesLeft: Atomic<Int>
    private let threads: Int

    init(files: Int, threads: Int) {
        filesLeft = Atomic(files)
        self.threads = threads
    }

    /// Looks through a text with the help of whoever is free.
    func look(_ text: PiecedText, _ scanner: Scanner) -> [PiecedText.Finding] {
        open.withLock { $0.append(text) }
        for _ in 1..<max(2, threads) { news.signal() }
        text.help(scanner)
        defer { open.withLock { $0.removeAll { $0 === text } } }
        return text.findings()
    }

    /// One file less is left.
    func finishFile() {
        guard filesLeft.subtract(1, ordering: .sequentiallyConsistent).newValue == 0 else { return }
        for _ in 0..<threads { news.signal() }
    }

    /// Helps with long texts until no file is left.
    func help(_ scanners: [Scanner]) {
        while true {
            if let text = open.withLock({ $0.first(where: \.isOpen) }) {
                if text.scanner < scanners.count { text.help(scanners[text.scanner]) }
            } else if filesLeft.load(ordering: .sequentiallyConsistent) <= 0 {
                return
            } else {
                news.wait()
            }
        }
    }
}
