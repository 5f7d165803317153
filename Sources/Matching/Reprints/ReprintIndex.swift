// Finds, among very many reports, those that one report repeats: reprints, and longer or shorter versions.

/// An index of reports by their texts: a value, changed report by report.
public struct ReprintIndex<ID: Hashable & Sendable>: Sendable {
    /// A report that repeats another, or is repeated by it.
    public struct Reprint: Sendable {
        /// The report.
        public let id: ID
        /// The share of the shorter text that the other has too, from 0 to 1.
        public let containment: Double
    }

    /// Two reports are one text from this containment on. Reports of one event by different hands share names, dates and what was
    /// said, which is a tenth of them; a reprint with a tenth of its words changed keeps two thirds of its runs of three words.
    public static var reprintFrom: Double { 0.33 }
    /// Texts with fewer runs of words than this are compared only if equal: short notices are alike without being copied.
    public static var leastRuns: Int { 12 }

    private var prints: [ReportPrint?] = []
    private var ids: [ID?] = []
    private var numbers: [ID: Int32] = [:]
    private var free: [Int32] = []
    private var postings = PostingLists()

    /// An index without reports.
    public init() {}

    /// The number of reports.
    public var count: Int { numbers.count }

    /// Adds a report, or replaces its text.
    public mutating func insert(_ id: ID, _ print: ReportPrint) {
        remove(id)
        let number: Int32
        if let place = free.popLast() {
            number = place
            (prints[Int(place)], ids[Int(place)]) = (print, id)
        } else {
            number = Int32(prints.count)
            prints.append(print)
            ids.append(id)
        }
        numbers[id] = number
        for run in Self.sample(print) { postings.add(number, under: UInt64(run)) }
    }

    /// Takes a report out; nothing happens where it isn't in the index.
    public mutating func remove(_ id: ID) {
        guard let number = numbers.removeValue(forKey: id), let print = prints[Int(number)] else { return }
        for run in Self.sample(print) { postings.remove(number, under: UInt64(run)) }
        (prints[Int(number)], ids[Int(number)]) = (nil, nil)
        free.append(number)
    }

    /// The reports that are reprints of a text, or that it reprints, the nearest first.
    public func reprints(of print: ReportPrint) -> [Reprint] {
        var shared: [Int32: Int] = [:]
        for run in Self.sample(print) { postings.forEach(under: UInt64(run)) { shared[$0, default: 0] += 1 } }
        var found: [Reprint] = []
        for (number, _) in shared {
            guard let other = prints[Int(number)], let id = ids[Int(number)] else { continue }
            let containment = print.containment(with: other)
            let isShort = min(print.count, other.count) < Self.leastRuns
            if isShort ? print == other : containment >= Self.reprintFrom {
                found.append(Reprint(id: id, containment: containment))
            }
        }
        return found.sorted { $0.containment > $1.containment }
    }

    /// The runs that are looked up: of longer texts every fourth, the same ones in every text that has them.
    private static func sample(_ print: ReportPrint) -> ArraySlice<UInt32> {
        if print.runs.count < 40 { return print.runs[...] }
        // The runs are numbers in ascending order: the lowest quarter of all numbers.
        let end = print.runs.firstIndex { $0 >= 1 << 30 } ?? print.runs.count
        return print.runs[..<end]
    }
}
