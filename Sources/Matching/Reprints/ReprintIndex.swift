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

    private var filed = FiledRecords<ID, ReportPrint> { print in print.sample.map { UInt64($0) } }

    /// An index without reports.
    public init() {}

    /// The number of reports.
    public var count: Int { filed.count }

    /// Adds a report, or replaces its text.
    public mutating func insert(_ id: ID, _ print: ReportPrint) { filed.insert(id, print) }

    /// Takes a report out; nothing happens where it isn't in the index.
    public mutating func remove(_ id: ID) { filed.remove(id) }

    /// The reports that are reprints of a text, or that it reprints, the nearest first.
    public func reprints(of print: ReportPrint) -> [Reprint] {
        var found: [Reprint] = []
        for number in filed.numbers(under: print.sample.lazy.map { UInt64($0) }) {
            guard let (id, other) = filed[number: number], print.isReprint(of: other) else { continue }
            found.append(Reprint(id: id, containment: print.containment(with: other)))
        }
        return found.sorted { $0.containment > $1.containment }
    }
}
