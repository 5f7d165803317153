// The calendar as a calendar program reads it (RFC 5545): what is due and when, with a number for each case and no name.

import CaseModel
import Casebook
import Crypto
import Desk
import Phrases
import Presentation
import Vault

enum CalendarFeed {
    /// How far ahead it looks, in days; what is overdue is in it too.
    static let ahead = 120
    /// Entries at most.
    static let most = 500

    @Sendable static func feed(_ visit: Visit) async throws -> WebAnswer {
        // While the vault is locked nothing is known, not even whether the link is one.
        guard visit.open != nil else { return WebAnswer(status: 503, headers: [], body: []) }
        let (desk, casebook) = (try visit.desk, try await visit.casebook())
        guard let file = visit.values["file"], file.hasSuffix(".ics"), file.utf8.count == 36,
            let link = try await CalendarLink.with(secret: String(file.dropLast(4)), in: casebook),
            await desk.vault.role(ofMember: link.member) != nil
        else { return WebAnswer(status: 404, headers: [], body: []) }
        let due = try await casebook.keptDue(
            asOf: try visit.today, within: ahead, rules: CalendarPages.rules, includingProtected: false)
        let lines = calendar(due.prefix(most), link, stamp: desk.vault.time())
        return WebAnswer(
            status: 200, headers: [("Content-Type", "text/calendar; charset=utf-8")],
            body: lines.flatMap { ICalendarLine.folded($0) })
    }

    private static func calendar(_ items: some Sequence<DueItem>, _ link: CalendarLink, stamp: String) -> [String] {
        let words = Phrasebook(language: Language(rawValue: link.language) ?? .en)
        let time = "\(stamp.prefix(19).filter { $0 != "-" && $0 != ":" })Z"
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Habeas//Calendar//EN", "CALSCALE:GREGORIAN"]
        for item in items {
            lines += [
                "BEGIN:VEVENT", "UID:\(uid(item, link))", "DTSTAMP:\(time)", start(item),
                "SUMMARY:\(ICalendarLine.escaped(summary(item, link, words)))", "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
                "END:VEVENT",
            ]
        }
        return lines + ["END:VCALENDAR"]
    }

    /// "hearing, case 482 131": of what a member typed only the kind is said, for it may hold a name.
    private static func summary(_ item: DueItem, _ link: CalendarLink, _ words: Phrasebook) -> String {
        let what: Word =
            switch item.subject {
            case .appointment(let act): "appointment.\(AppointmentKind(of: act.what).rawValue)"
            case .reply: "feed.reply"
            case .term: "feed.term"
            case .deadline: "feed.deadline"
            }
        guard let record = item.records.first else { return words(what) }
        return words("feed.case", ["what": .text(words(what)), "number": .text(number(of: record.item, link))])
    }

    private static func start(_ item: DueItem) -> String {
        let day = item.day.description.filter { $0 != "-" }
        if case .appointment(let act) = item.subject, item.date.isDay, let time = act.time,
            let hour = time.split(separator: ":").first.flatMap({ Int($0) }), (0...23).contains(hour),
            let minute = time.split(separator: ":").last.flatMap({ Int($0) }), (0...59).contains(minute)
        {
            // The hour of the place, whatever its clocks are set to.
            return "DTSTART:\(day)T\(hour < 10 ? "0" : "")\(hour)\(minute < 10 ? "0" : "")\(minute)00"
        }
        return "DTSTART;VALUE=DATE:\(day)"
    }

    /// The number of a case: the same for as long as the link lives, and nothing of it can be told from another link's.
    static func number(of record: ItemID, _ link: CalendarLink) -> String {
        let number = digest(record.description, link).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } % 900_000
        let digits = String(number + 100_000)
        return "\(digits.prefix(3))\u{00A0}\(digits.suffix(3))"
    }

    private static func uid(_ item: DueItem, _ link: CalendarLink) -> String {
        let what =
            item.entry?.description
            ?? "\(item.kind.rawValue) \(item.records.first?.item.description ?? "") \(item.day) \(item.what)"
        return digest(what, link).prefix(16).hex
    }

    private static func digest(_ text: String, _ link: CalendarLink) -> [UInt8] {
        let key = SymmetricKey(data: Array(link.secret.utf8))
        return Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }
}
