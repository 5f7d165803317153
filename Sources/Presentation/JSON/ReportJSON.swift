// A report as one JSON object, in the shape that SCHEMA describes, with spans, quote, rule and confidence on every item.
import CaseModel

/// Writes reports as JSON.
public struct ReportJSON {
    let report: Report
    private let explain: Bool
    let file: CaseFile
    let words: FileWords
    var quotes: Quotes { words.quotes }
    /// Where each event stands in the list of events, from 0.
    let positions: [EntityID: Int]

    /// Prepares the JSON of one report; with `explain`, every field of an item names its rule.
    public init(_ report: Report, explain: Bool = false) {
        self.report = report
        self.explain = explain
        file = report.caseFile
        words = FileWords(file)
        positions = Dictionary(file.events.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// One JSON object on one line, without a line end.
    public func bytes() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            head(&json)
            json.list("persons", of: file.persons, person)
            json.list("organisations", of: file.organisations, organisation)
            json.list("places", of: file.places, place)
            json.list("groups", of: file.groups, group)
            json.list("provisions", of: report.draft.provisions) { json, cited in
                provision(&json, cited.provision, cited.spans)
            }
            json.list("events", of: file.events, event)
            json.list("relations", of: file.relations, relation)
            json.list("set_aside", of: report.draft.setAside, setAside)
            json.list("unread", of: report.draft.unread, unread)
            findings(&json)
            json.key("source")
            source(&json)
        }
        return json.bytes
    }

    private func head(_ json: inout JSONWriter) {
        json.member("id", report.draft.id)
        json.member("lang", report.draft.language)
        json.member("title", report.source.title)
        json.member("document_date", report.draft.documentDate?.description)
        json.member("document_date_from", report.draft.documentDateOrigin?.rawValue)
        json.member("made_by", Draft.reader)
    }

    private func source(_ json: inout JSONWriter) {
        let source = report.source
        json.object { json in
            json.member("bytes", source.byteCount)
            json.member("media_type", source.mediaType)
            json.member("encoding", source.encoding)
            json.member("author", source.author)
            json.member("site", source.siteName)
            json.member("left_out", source.leftOut.map(\.description))
            json.member("notes", source.notes)
        }
    }

    /// Writes the keys that every item ends with.
    func foot(
        _ json: inout JSONWriter, fields: [SourcedField], rule: String, confidence: Confidence?
    ) {
        json.object("spans") { json in
            for field in fields where !field.spans.isEmpty {
                json.list(field.name, of: field.spans) { json, span in json.span(span) }
            }
        }
        json.member("quote", quotes.quote(around: fields.first?.spans.first, taking: fields.compactMap(\.spans.first)))
        json.member("rule", rule)
        if explain {
            json.object("rules") { json in
                for field in fields where !field.rules.isEmpty {
                    json.member(field.name, field.rules)
                }
            }
        }
        if let confidence {
            json.member("confidence", confidence.rawValue)
        }
    }
}

extension JSONWriter {
    /// Writes the first byte of a span and the byte after its last.
    mutating func span(_ span: ByteSpan) {
        array { json in
            json.number(span.start)
            json.number(span.end)
        }
    }
}

/// A field of an item with all words it rests on and the rules that read it.
struct SourcedField {
    var name: String
    var spans: [ByteSpan] = []
    var rules: [String] = []

    init<Content>(_ name: String, _ values: [Sourced<Content>]) {
        self.name = name
        for value in values {
            spans += value.spans
            if !value.rule.isEmpty, !rules.contains(value.rule) { rules.append(value.rule) }
        }
    }

    init<Content>(_ name: String, _ value: Sourced<Content>?) { self.init(name, value.map { [$0] } ?? []) }

    init(_ name: String, spans: [ByteSpan]) {
        self.name = name
        self.spans = spans
    }
}
