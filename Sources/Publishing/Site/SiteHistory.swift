// What a site remembers of its last publication: the state of each case, and the day on which it last changed.

public import CaseModel
import FoundationEssentials
import Presentation
public import Publication

/// The cases of a publication by the bytes of their data, and of what they were made.
public struct SiteHistory: Hashable, Sendable {
    /// A case as it was published.
    public struct Case: Hashable, Sendable, Codable {
        public var id: PublicID
        /// The SHA-256 of all that is said in it, in hexadecimal digits.
        public var data: String
        /// The day on which it was new or changed: ISO 8601.
        public var changed: String
        public var new: Bool
    }

    /// The day that the publication told of: ISO 8601.
    public var day: String
    /// What all pages have in common, as a hash: the program, the policy, the day.
    public var frame: String
    public var cases: [PublicID: Case]

    public init(day: String, frame: String, cases: [PublicID: Case]) {
        self.day = day
        self.frame = frame
        self.cases = cases
    }

    /// The name of the file that holds it, beside the pages.
    public static let file = "data/cases.json"

    private struct Stored: Codable {
        var format: String
        var day: String
        var frame: String
        var cases: [Case]
    }

    /// Reads the file; nil where it is none of ours.
    public init?(_ bytes: [UInt8]) {
        guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)), stored.format == Self.format
        else { return nil }
        self.init(
            day: stored.day, frame: stored.frame,
            cases: Dictionary(stored.cases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
    }

    private static let format = "habeas cases 1"

    /// The file.
    public var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("format", Self.format)
            json.member("day", day)
            json.member("frame", frame)
            json.lines("cases", of: cases.values.sorted { $0.id < $1.id }) { list, one in
                list.object { json in
                    json.member("id", one.id.description)
                    json.member("data", one.data)
                    json.member("changed", one.changed)
                    json.member("new", one.new)
                }
            }
        }
        json.endLine()
        return json.bytes
    }
}
