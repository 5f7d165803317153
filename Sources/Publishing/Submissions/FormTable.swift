// The forms that submissions follow, read from their table.

import Phrases

/// A form of the United Nations: its fields in order, and when it was compared with what.
struct SubmissionForm: Sendable {
    /// Whom to ask for what is missing.
    enum Asked: String, CaseIterable, Sendable { case family, lawyer, sender }

    struct Part: Sendable {
        var number: String
        var heading: [Language: String]
        var fields: [Field] = []
    }

    struct Field: Sendable {
        /// As the form counts: "II.3".
        var number: String
        var answer: FormFact
        var asked: Asked
        var question: [Language: String]
        /// What to ask where it is missing.
        var asking: [Language: String]
    }

    struct Category: Sendable {
        var number: String
        var heading: [Language: String]
        var checks: [(fact: FormFact, question: [Language: String])] = []
    }

    var id: String
    var title: [Language: String]
    /// When and from what it was compared, in English.
    var checked = (day: "", from: "")
    var parts: [Part] = []
    /// The worksheet, where the form has one.
    var categories: [Category] = []

    /// The forms that the program has.
    static let shipped = FormTable(PackageResources.forms_tsv)
}

/// The table of forms.
struct FormTable: Sendable {
    private(set) var forms: [SubmissionForm] = []
    /// What is wrong with it, a sentence each; empty in a build whose tests passed.
    private(set) var problems: [String] = []

    init(_ bytes: [UInt8]) {
        for (place, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated()
        where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if !take(cells) {
                problems.append("line \(place + 1): '\(cells.prefix(3).joined(separator: " "))' can't be used.")
            }
        }
        for form in forms where form.checked.day.isEmpty {
            problems.append("\(form.id): says not when it was checked.")
        }
    }

    private mutating func take(_ cells: [String]) -> Bool {
        guard let what = cells.first, cells.count >= 4, !cells.contains("") else { return false }
        let last = forms.count - 1
        switch (what, cells.count) {
        case ("form", 7): forms.append(SubmissionForm(id: cells[1], title: Self.texts(cells[4...])))
        case _ where last < 0 || forms[last].id != cells[1]: return false
        case ("checked", 4): forms[last].checked = (cells[2], cells[3])
        case ("part", 7): forms[last].parts.append(.init(number: cells[2], heading: Self.texts(cells[4...])))
        case ("field", 11):
            guard let fact = FormFact(rawValue: cells[3]), let asked = SubmissionForm.Asked(rawValue: cells[4]),
                !forms[last].parts.isEmpty
            else { return false }
            forms[last].parts[forms[last].parts.count - 1].fields.append(
                .init(
                    number: cells[2], answer: fact, asked: asked, question: Self.texts(cells[5..<8]),
                    asking: Self.texts(cells[8...])))
        case ("category", 7): forms[last].categories.append(.init(number: cells[2], heading: Self.texts(cells[4...])))
        case ("check", 8):
            guard let fact = FormFact(rawValue: cells[3]), !forms[last].categories.isEmpty else { return false }
            forms[last].categories[forms[last].categories.count - 1].checks.append((fact, Self.texts(cells[5...])))
        default: return false
        }
        return true
    }

    private static func texts(_ cells: ArraySlice<String>) -> [Language: String] {
        Dictionary(zip(Language.allCases, cells), uniquingKeysWith: { first, _ in first })
    }
}
