// The ends of ordered terms as a calendar (RFC 5545).

import CaseLogic
import CaseModel
import Phrases
import Presentation
import Publication

/// Writes it in one language.
struct TermCalendar: Sendable {
    let frame: SiteFrame
    let site: SiteIndex

    func file() -> OutputFile {
        let words = frame.words
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Habeas//publication 1//EN", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:" + ICalendarLine.escaped("\(frame.title): \(words("calendar.feed"))"),
        ]
        for place in site.order {
            let one = site.cases[place]
            guard let ends = one.termEnds, ends.isDay, let day = ends.earliest else { continue }
            lines += [
                "BEGIN:VEVENT",
                "UID:"
                    + AtomFeed.id(one.id.description, "term", frame.language.rawValue).replacing("urn:uuid:", with: ""),
                "DTSTAMP:" + Self.compact(frame.publication.day) + "T000000Z",
                "DTSTART;VALUE=DATE:" + Self.compact(day),
                "SUMMARY:" + ICalendarLine.escaped(words("calendar.title", ["who": .text(one.name)])),
                "DESCRIPTION:" + ICalendarLine.escaped(words("calendar.computed")),
                "TRANSP:TRANSPARENT", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return OutputFile(path: "terms.ics", bytes: lines.flatMap { ICalendarLine.folded($0) })
    }

    private static func compact(_ day: CivilDay) -> String { day.description.replacing("-", with: "") }
}
