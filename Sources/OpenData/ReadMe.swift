// What the files of a publication are, and what each loses, in English.

import Publication

struct ReadMe {
    let text: String

    init(of publication: Publication) {
        let policy = publication.policy
        let counts = [
            (publication.cases.count, "case", "cases"), (publication.events.count, "event", "events"),
            (publication.statements.count, "statement", "statements"),
            (publication.sources.count, "source", "sources"),
        ].map { "\($0) \($0 == 1 ? $1 : $2)" }.joined(separator: ", ")
        let contact = policy.contact.map { "\nContact: \($0)" } ?? ""
        let address = policy.address.map { "\nAddress: \($0)" } ?? ""
        text = """
            \(policy.title)
            As of \(publication.day): \(counts).
            Licence: \(policy.licence)\(address)\(contact)

            What is in it
            \(InclusionRule.words(of: policy))
            Whoever is accused of something is not shown by that to have done it: an alleged event is somebody's version. Take its standing, on whose word it is, and who denies it wherever you take the event.
            An identifier means the same in all files, and in later publications.

            publication.json, schema.json
            Everything, in our own format; schema.json says what it is (JSON Schema 2020-12). Loses nothing that is published.

            csv/ (Frictionless data package; datapackage.json says what each table and column is)
            UTF-8, commas, CRLF, one row of headings. statements.csv with speakers.csv has every statement; the other tables have of each field what stands.
            A text that a spreadsheet would run as a formula has an apostrophe before it: where a cell begins with an apostrophe and what follows would be run (=, @, or + and - before more than a number, also after blanks and quotes; or a tab or line end at its beginning), take it off.
            Loses: control characters, which become U+FFFD.

            ftm/entities.ftm.json (FollowTheMoney 4, one entity a line)
            Who takes part in an event stands in links with a role: victim, actor, or accused where the event is alleged. No person has a topic. What FollowTheMoney has no property for stands in notes, as "time: 14:30".
            Loses: statements that disagree with the one that stands; on whose word single statements are, beside that of the event as words; quotes; invisible characters and control characters; of names also double blanks, quotes around them, and all beyond 300 characters.

            uwazi/ (one CSV file for each template: import Source, Organisation and Person before Event)
            Titles tell rows apart; public_id is the identifier. date has whole days only, date_range the first and last day, date_as_told the date in EDTF. Formulas as in csv/.
            Loses: statements that disagree with the one that stands; relations between people; on whose word single statements are, beside that of the event; quotes; bars within values, which become broken bars.

            """
    }
}
