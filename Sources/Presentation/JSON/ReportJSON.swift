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
            json.key("persons")
            json.array(of: file.persons, person)
            json.key("organisations")
            json.array(of: file.organisations, organisation)
            json.key("places")
            json.array(of: file.places, place)
            json.key("groups")
            json.array(of: file.groups, group)
            json.key("provisions")
            json.array(of: report.draft.provisions) { json, cited in provision(&json, cited.provision, cited.spans) }
            json.key("events")
            json.array(of: file.events, event)
            json.key("relations")
            json.array(of: file.relations, relation)
            json.key("set_aside")
            json.array(of: report.draft.setAside, setAside)
            json.key("unread")
            json.array(of: report.draft.unread, unread)
            findings(&json)
            json.key("source")
            source(&json)
        }
        return json.bytes
    }

    private func head(_ json: inout JSONWriter) {
        json.key("id")
        json.string(report.draft.id)
        json.key("lang")
        json.string(report.draft.language)
        json.key("title")
        json.string(orNull: report.source.title)
        json.key("document_date")
        json.string(orNull: report.draft.documentDate?.description)
        json.key("document_date_from")
        json.string(orNull: report.draft.documentDateOrigin?.rawValue)
        json.key("made_by")
        json.string(Draft.reader)
    }

    private func source(_ json: inout JSONWriter) {
        let source = report.source
        json.object { json in
            json.key("bytes")
            json.number(source.byteCount)
            json.key("media_type")
            json.string(source.mediaType)
            json.key("encoding")
            json.string(source.encoding)
            json.key("author")
            json.string(orNull: source.author)
            json.key("site")
            json.string(orNull: source.siteName)
            json.key("left_out")
            json.array(of: source.leftOut) { json, furniture in json.string(furniture.description) }
            json.key("notes")
            json.array(of: source.notes) { json, note in json.string(note) }
        }
    }

    /// Writes the keys that every item ends with.
    func foot(
        _ json: inout JSONWriter, fields: [SourcedField], rule: String, confidence: Confidence?
    ) {
        json.key("spans")
        json.object { json in
            for field in fields where !field.spans.isEmpty {
                json.key(field.name)
                json.array(of: field.spans) { json, span in
                    json.array { json in
                        json.number(span.start)
                        json.number(span.end)
                    }
                }
            }
        }
        json.key("quote")
        json.string(quotes.quote(around: fields.first?.spans.first, taking: fields.compactMap(\.spans.first)))
        json.key("rule")
        json.string(rule)
        if explain {
            json.key("rules")
            json.object { json in
                for field in fields where !field.rules.isEmpty {
                    json.key(field.name)
                    json.array(of: field.rules) { json, rule in json.string(rule) }
                }
            }
        }
        if let confidence {
            json.key("confidence")
            json.string(confidence.rawValue)
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
