// The floors and goals of reading, from the one file that tests and benchmarks share: Benchmarks/floors.tsv.
import Foundation

/// What one measure must reach.
public struct Floor: Sendable, CustomStringConvertible {
    /// Name of the measure.
    public var measure: String
    /// Whether more is better.
    public var isMinimum: Bool
    /// What blocks a release.
    public var floor: Double
    /// What we aim for.
    public var goal: Double
    /// What blocks a release on our own annotated reports, where there is such a floor.
    public var own: Double?
    /// Whether the tests assert it.
    public var isTested: Bool

    public var description: String { measure }

    /// Whether a value reaches a limit.
    public func reaches(_ limit: Double, _ value: Double) -> Bool {
        isMinimum ? value >= limit - 1e-9 : value <= limit + 1e-9
    }
}

/// All floors.
public enum Floors {
    /// The rows of the file.
    public static let all: [Floor] = {
        let file = Repository.root.appending(path: "Benchmarks/floors.tsv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
        return rows.compactMap { row in
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count >= 6, let floor = Double(cells[2]), let goal = Double(cells[3]) else { return nil }
            return Floor(
                measure: cells[0], isMinimum: cells[1] == "min", floor: floor, goal: goal, own: Double(cells[4]),
                isTested: cells[5] == "yes")
        }
    }()

    /// Those that tests assert on the development reports.
    public static let tested = all.filter(\.isTested)

    /// Those that tests assert on our own annotated reports.
    public static let own = all.filter { $0.own != nil }
}
