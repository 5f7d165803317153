// A row of the table of cases: what the list of cases says of a person, whatever the day.

import CaseLogic
import CaseModel

/// What a list says of somebody whom events are about.
struct CaseRow {
    /// A ban on leaving of which no end is told is taken to last so many days.
    static let daysOfBan = 365

    var kinds: Int64 = 0
    var codes: Int64 = 0
    var last = -CustodyRow.ever
    var lastKind: EventKind?
    var lastDate: EDTF?
    var lastStanding: Standing?
    var isLastDenied = false
    var provisions: [Provision] = []
    var taken = -CustodyRow.ever
    var died = CustodyRow.ever
    var banFrom = CustodyRow.ever
    var banTo = -CustodyRow.ever

    init(of person: EntityID, in file: CaseFile, _ custodies: [CustodyRow]) {
        for event in file.events where event.standing == .reported || event.standing == .alleged {
            let kind = event.kind.value
            let subjects = kind.isAct ? event.actors + event.victims : event.victims
            guard subjects.contains(where: { $0.value == person }) else { continue }
            kinds |= Self.bit(of: kind)
            for provision in event.provisions.map(\.value) {
                codes |= Self.bit(of: provision.code)
                if !provisions.contains(provision) { provisions.append(provision) }
            }
            guard let day = event.date?.value.earliest?.number else { continue }
            // What somebody is accused of is in no list.
            if kind != .offence, day > last || day == last && kind.rawValue > lastKind?.rawValue ?? "" {
                (last, lastKind, lastDate) = (day, kind, event.date?.value)
                (lastStanding, isLastDenied) = (event.standing, event.deniedBy != nil)
            }
            switch kind {
            case .death where event.standing == .reported: died = min(died, day)
            case .travelBan where day > banFrom || banFrom == CustodyRow.ever:
                banFrom = day
                let end = event.until?.value ?? event.duration.flatMap { event.date?.value.adding($0.value) }
                banTo = end?.latest?.number ?? day + Self.daysOfBan
            default: break
            }
        }
        taken = custodies.compactMap(\.first).max() ?? taken
        let order = provisions.map { (StatementColumns.text(of: $0), $0) }.sorted { $0.0 < $1.0 }
        provisions = order.map(\.1)
    }

    static func bit(of kind: EventKind) -> Int64 { bit(kind, EventKind.allCases) }

    static func bit(of code: LegalCode) -> Int64 { bit(code, LegalCode.allCases) }

    private static func bit<Term: Equatable>(_ term: Term, _ all: [Term]) -> Int64 {
        all.firstIndex(of: term).map { 1 << Int64($0) } ?? 0
    }
}

extension Fold {
    func insert(_ row: CaseRow, of person: Int64, _ reading: Reading) throws {
        guard row.kinds != 0, let record = try index.record(at: person) else { return }
        try database.prepare(
            """
            INSERT INTO \(reading.place(of: "person_case")) (person, name, sensitivity, hidden, kinds, codes, last, last_kind,
                last_date, last_standing, last_denied, provisions, taken, died, ban_from, ban_to)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """
        ).run(
            person, record.name, record.sensitivity.rawValue, record.sensitivity == .protected, row.kinds, row.codes,
            row.last, row.lastKind?.rawValue, row.lastDate?.description, row.lastStanding?.rawValue, row.isLastDenied,
            row.provisions.map { StatementColumns.text(of: $0) }.joined(separator: "\n"), row.taken, row.died,
            row.banFrom, row.banTo)
    }
}
