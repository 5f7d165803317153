// The last gate before anything is published: looks through every byte of a result for what is withheld.

/// Looks for withheld strings in all spellings and all usual encodings.
///
/// Making one costs about a millisecond for a hundred strings; use it for everything that is looked through.
///
/// Example:
///
///     let scan = LeakScan(for: withheld, except: exceptions)
///     let report = try scan.scan(folder: "out")
///     if !report.isClean { ... }
public struct LeakScan: Sendable {
    let patterns: Patterns

    /// Makes ready what is looked for. Strings without letters or digits are never found.
    ///
    /// - Parameter doubtful: what is looked for in short texts alone, by `finds(in:)` and `LeakFinder`.
    public init(
        for strings: [WithheldString], doubtful: [WithheldString] = [], except exceptions: [LeakException] = []
    ) {
        patterns = Patterns(strings, doubtful: doubtful, except: exceptions)
    }

    /// The withheld strings that stand in a short text such as a quotation, in the order in which they were given.
    ///
    /// Of the exceptions only those apply that excuse a string inside a public value, anywhere.
    public func finds(in text: String) -> [WithheldString] { LeakFinder(self).finds(in: text) }

    /// Looks through bytes as if they were a file of such a name, and through the name.
    public func scan(bytes: [UInt8], name: String) -> LeakReport {
        let scanner = Scanner(patterns)
        scanner.file(name) { scanner.look(bytes, Part(place: name)) }
        scanner.found.filesRead = 1
        scanner.found.bytesRead = bytes.count
        return report([scanner.found])
    }

    /// Puts together what threads have found.
    func report(_ findings: [Findings]) -> LeakReport {
        var report = LeakReport()
        var excused: [Int: (count: Int, firstPlace: String)] = [:]
        var unreadable: Set<LeakReport.Unreadable> = []
        for part in findings {
            report.leaks += part.leaks
            unreadable.formUnion(part.unreadables)
            report.filesRead += part.filesRead
            report.bytesRead += part.bytesRead
            report.filesKnown += part.filesKnown
            report.bytesKnown += part.bytesKnown
            report.filesPassedOver += part.filesPassedOver
            report.bytesPassedOver += part.bytesPassedOver
            report.blocks.merge(part.blocks, uniquingKeysWith: +)
            report.unclean.formUnion(part.unclean)
            report.used.merge(part.used) { $0.merging($1, uniquingKeysWith: &+) }
            for (number, use) in part.excused {
                let before = excused[number] ?? (0, use.firstPlace)
                excused[number] = (before.count &+ use.count, min(before.firstPlace, use.firstPlace))
            }
        }
        report.leaks.sort {
            ($0.place, $0.offset, $0.string.of, $0.string.text, $0.as) < (
                $1.place, $1.offset, $1.string.of, $1.string.text, $1.as
            )
        }
        report.unreadable = unreadable.sorted { ($0.place, $0.reason) < ($1.place, $1.reason) }
        report.excused = excused.sorted { $0.key < $1.key }.map {
            LeakReport.Excused(
                exception: patterns.exceptions.all[$0.key], count: $0.value.count, firstPlace: $0.value.firstPlace)
        }
        return report
    }
}

/// Looks through many short texts, one after another, on one thread; it remembers the words that it has seen.
public final class LeakFinder {
    private let scanner: Scanner

    public init(_ scan: LeakScan) {
        scanner = Scanner(scan.patterns)
        scanner.isBrief = true
    }

    /// As `LeakScan.finds(in:)`.
    public func finds(in text: String) -> [WithheldString] {
        scanner.found = Findings()
        scanner.unpacked = 0
        scanner.look(Array(text.utf8), Part(place: ""))
        return scanner.found.strings.sorted().map { scanner.patterns.strings[$0] }
    }
}

extension Scanner {
    /// Looks through a file and its name.
    func file(_ place: String, _ content: () -> Void) {
        found.begin(file: place)
        unpacked = 0
        var name = Part(place: place)
        name.isName = true
        look(Array(place.utf8), name)
        content()
    }
}
