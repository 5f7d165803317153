// The two readings of a casebook: the whole one, and the open one, which is as if nobody had ever entered what is protected.

/// From which statements something is worked out.
///
/// The tables `event`, `participant`, `event_provision`, `custody`, `person_case` and `interval` hold the open reading. Where protected statements change
/// anything, the whole reading of that event or person lies in the tables of the same names with `guarded_` before; the views with `whole_`
/// before put the two together. A question may look through one such view; joined with another it would be worked out for all events first, so that
/// "id IN (SELECT event FROM ...)" is the way to go from people to events.
enum Reading: CaseIterable {
    /// Only what is not protected.
    case open
    /// All.
    case whole

    init(includingProtected: Bool) { self = includingProtected ? .whole : .open }

    /// What questions read.
    var events: String { from("event") }
    var participants: String { from("participant") }
    var provisions: String { from("event_provision") }
    var custodies: String { from("custody") }
    var intervals: String { from("interval") }
    var cases: String { from("person_case") }

    /// Where the fold writes the rows of a table.
    func place(of table: String) -> String { self == .open ? table : "guarded_" + table }

    private func from(_ table: String) -> String { self == .open ? table : "whole_" + table }

    /// A condition in SQL: whether a statement is protected, by itself or by its source.
    static let isProtected = "(COALESCE(statement.sensitivity, '') = 'protected' OR source.sensitivity = 'protected')"

    /// The same, or by the event that it is about: `subject` is the entity, `mine` its record.
    static let isProtectedOrOfProtectedEvent =
        "(\(isProtected) OR subject.type = 'event' AND COALESCE(mine.sensitivity, '') = 'protected')"
}
