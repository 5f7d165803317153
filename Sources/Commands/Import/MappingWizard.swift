// Asks somebody at a terminal what the columns of a table mean.

import CaseModel
import Desk
import Drafting
import Glibc
import ReadCommands
import Tables

/// The questions that make a mapping.
struct MappingWizard {
    let input: TableInput
    let session: Session
    private(set) var mapping: Mapping

    init(_ input: TableInput, _ mapping: Mapping, _ session: Session) {
        self.input = input
        self.mapping = mapping
        self.session = session
    }

    private func ask(_ question: String) throws -> String {
        _ = writeAll(Array(question.utf8), to: session.errors)
        guard let answer = readLine(strippingNewline: true) else {
            throw Exit.Failure(exit: .refused, message: "no more answers; nothing was written.")
        }
        return answer.trimmed
    }

    private func tell(_ words: String) {
        _ = writeAll(Array((Messages.printable(words) + "\n").utf8), to: session.errors)
    }

    /// Asks everything.
    mutating func run() throws -> Mapping {
        let sheet: Sheet
        do { sheet = try input.file.sheet(mapping.sheet) } catch {
            throw Refusal("\(input.typed): \(error.description)")
        }
        tell("The headings stand in row \(mapping.header.lowerBound). An empty answer takes what stands in brackets.")
        let name = try ask("What is this table called? Keep the name when it comes again. [\(mapping.table)] ")
        if !name.isEmpty { mapping.table = name }
        tell("What is each column? Type ? for the list.")
        let rows = sheet.rows.filter { $0.number > mapping.header.upperBound }
        for place in mapping.columns.indices { try askColumn(place, rows) }
        let meanings = mapping.columns.map(\.meaning)
        let hasFields = meanings.contains { if case .field(_, nil) = $0 { true } else { false } }
        if !meanings.contains(.kind), hasFields {
            mapping.kind = try choose(
                "What happened in these rows?", EventKind.allCases.map(\.rawValue), mapping.kind?.rawValue
            )
            .flatMap { EventKind(rawValue: $0) }
        } else if meanings.contains(.kind) {
            try askKinds(rows)
        }
        if mapping.needsSlashedDates {
            mapping.slashedDates = try choose(
                "Dates such as 03/04/2024:", [SlashedOrder.dayFirst.rawValue, SlashedOrder.monthFirst.rawValue],
                mapping.slashedDates?.rawValue
            ).flatMap { SlashedOrder(rawValue: $0) }
        }
        if meanings.contains(where: { if case .field(.duration, _) = $0 { true } else { false } }) {
            let unit = try choose(
                "Bare numbers of terms count (D days, M months, Y years, none):", ["D", "M", "Y", "none"],
                mapping.durationUnit ?? "none")
            mapping.durationUnit = unit == "none" ? nil : unit
        }
        let same = try choose(
            "Rows that name the same person are about:",
            [Mapping.SameName.onePerson.rawValue, Mapping.SameName.newPerson.rawValue],
            mapping.sameName.rawValue)
        mapping.sameName = same.flatMap { Mapping.SameName(rawValue: $0) } ?? mapping.sameName
        return mapping
    }

    private mutating func askColumn(_ place: Int, _ rows: [Row]) throws {
        let column = mapping.columns[place]
        var samples: [String] = []
        for row in rows.prefix(400) where samples.count < 3 {
            let text = row[place].text.replacing("\n", with: " ")
            if !text.isEmpty, !samples.contains(text) { samples.append(String(text.prefix(30))) }
        }
        tell("\(column.heading): \(samples.joined(separator: " | "))\(column.remark.map { "  (\($0))" } ?? "")")
        while true {
            let answer = try ask("  [\(column.meaning)] ")
            if answer.isEmpty { break }
            if answer != "?", let meaning = ColumnMeaning(answer) {
                mapping.columns[place].meaning = meaning
                mapping.columns[place].remark = nil
                break
            }
            tell(
                "  person, person.surname, person.given, person.patronymic, person.alias, person.role, person.organisation, person.id, row-id, kind, text, skip, \(EventField.allCases.map(\.rawValue).joined(separator: ", ")); or of one kind of event: detention.date"
            )
        }
    }

    private mutating func askKinds(_ rows: [Row]) throws {
        guard let column = mapping.columns.firstIndex(where: { $0.meaning == .kind }) else { return }
        var words: [String] = mapping.kinds.map(\.words)
        for row in rows where !row[column].text.isEmpty && !words.contains(row[column].text) && words.count < 200 {
            words.append(row[column].text)
            mapping.kinds.append(Mapping.KindWords(row[column].text, .undecided))
        }
        let choices = EventKind.allCases.map(\.rawValue) + ["text"]
        for place in mapping.kinds.indices {
            var now: String?
            if case .kind(let kind) = mapping.kinds[place].meaning { now = kind.rawValue }
            let answer = try choose("'\(mapping.kinds[place].words)' is:", choices, now)
            mapping.kinds[place].meaning = answer.flatMap { EventKind(rawValue: $0) }.map { .kind($0) } ?? .text
        }
    }

    private func choose(_ question: String, _ choices: [String], _ suggested: String?) throws -> String? {
        while true {
            let answer = try ask("\(question) \(suggested.map { "[\($0)] " } ?? "")")
            if answer.isEmpty, let suggested { return suggested }
            if choices.contains(answer) { return answer }
            tell("  \(choices.joined(separator: ", "))")
        }
    }
}
