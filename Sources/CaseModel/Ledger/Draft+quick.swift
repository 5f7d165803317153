// A draft read from the bytes that `Draft.encode` makes, without a general decoder: a casebook has to read a million statements when it is built.

extension Draft {
    /// Reads what a JSON decoder would read, several times as fast; nil where only a decoder can say what it is, or what is wrong with it.
    public init?(quickly bytes: [UInt8]) {
        do {
            var json = QuickJSON(bytes)
            var (id, language, text) = (String?.none, String?.none, String?.none)
            self.init(id: "", language: "", text: "")
            try json.object { key, json throws(UnusualJSON) in
                switch key {
                case "id": id = try json.string()
                case "lang": language = try json.string()
                case "text": text = try json.string()
                case "document_date": documentDate = try EDTF(quickly: &json)
                case "document_date_from": documentDateOrigin = try json.word()
                case "entities":
                    let types = try json.list { json throws(UnusualJSON) in try json.word(EntityType.self) }
                    entities = types.enumerated().map { Entity(id: EntityID($0), type: $1) }
                case "statements":
                    statements = try json.list { json throws(UnusualJSON) in try Statement(quickly: &json) }
                case "citations":
                    citations = try json.list { json throws(UnusualJSON) in try Citation(quickly: &json) }
                case "set_aside":
                    setAside = try json.list { json throws(UnusualJSON) in try SetAside(quickly: &json) }
                case "unread":
                    unread = try json.list { json throws(UnusualJSON) in try UnreadSentence(quickly: &json) }
                default: throw UnusualJSON()
                }
            }
            try json.end()
            self.id = try id.needed()
            self.language = try language.needed()
            self.text = try text.needed()
            guard hasRightNumbers else { return nil }
        } catch {
            return nil
        }
    }
}

extension [Decision] {
    /// Reads what a JSON decoder would read; nil where only a decoder can say what it is.
    public init?(quickly bytes: [UInt8]) {
        do {
            var json = QuickJSON(bytes)
            self = try json.list { json throws(UnusualJSON) in try Decision(quickly: &json) }
            try json.end()
        } catch {
            return nil
        }
    }
}

extension Decision {
    init(quickly json: inout QuickJSON) throws(UnusualJSON) {
        var (item, verdict) = (ItemID?.none, Verdict?.none)
        var (record, reason) = (ItemID?.none, String?.none)
        try json.object { key, json throws(UnusualJSON) in
            switch key {
            case "item": item = try json.item()
            case "verdict": verdict = try json.word()
            case "record": record = try json.item()
            case "reason": reason = try json.string()
            default: throw UnusualJSON()
            }
        }
        self.init(try item.needed(), try verdict.needed(), record: record, reason: reason)
    }
}

extension Statement {
    init(quickly json: inout QuickJSON) throws(UnusualJSON) {
        var (subject, property, value) = (EntityID?.none, Property?.none, Value?.none)
        self.init(subject: EntityID(0), property: .name, value: .mark, spans: [], rule: "")
        try json.object { key, json throws(UnusualJSON) in
            switch key {
            case "subject": subject = EntityID(try json.number())
            case "property": property = try Property(fileName: try json.string()).needed()
            // Keys are written in order of the alphabet: what kind of value it is stands before it.
            case "value": value = try Value(quickly: &json, of: try property.needed())
            case "spans": spans = try json.list { json throws(UnusualJSON) in try ByteSpan(quickly: &json) }
            case "word_of": wordOf = try json.list { json throws(UnusualJSON) in try Speaker(quickly: &json) }
            case "standing": standing = try json.word()
            case "denied_by": deniedBy = try Speaker(quickly: &json)
            case "former": isFormer = try json.bool()
            case "rule": rule = try json.string()
            case "sure": confidence = try json.bool() ? .sure : .check
            default: throw UnusualJSON()
            }
        }
        self.subject = try subject.needed()
        self.property = try property.needed()
        if self.property == .neverMerge, value == nil { value = .mark }
        self.value = try value.needed()
    }
}

extension Value {
    init(quickly json: inout QuickJSON, of property: Property) throws(UnusualJSON) {
        switch property {
        case .name, .alias, .facility, .from, .to, .time: self = .text(try json.string())
        case .victim, .actor, .place, .relation: self = .entity(EntityID(try json.number()))
        case .date, .until: self = .date(try EDTF(quickly: &json))
        case .duration: self = .duration(try ISODuration(try json.string()).needed())
        case .provision: self = .provision(try Provision(quickly: &json))
        case .kind: self = .eventKind(try json.word())
        case .role: self = .role(try json.word())
        case .organisationKind: self = .organisationKind(try json.word())
        case .size: self = .number(try json.number())
        case .neverMerge: throw UnusualJSON()
        }
    }
}

extension EDTF {
    init(quickly json: inout QuickJSON) throws(UnusualJSON) { self = try EDTF(try json.string()).needed() }
}

extension Provision {
    init(quickly json: inout QuickJSON) throws(UnusualJSON) {
        var (article, code) = (String?.none, LegalCode?.none)
        self.init(article: "", code: .other)
        try json.object { key, json throws(UnusualJSON) in
            switch key {
            case "article": article = try json.string()
            case "part": part = try json.string()
            case "code": code = try json.word()
            case "country": country = try json.string()
            default: throw UnusualJSON()
            }
        }
        self.article = try article.needed()
        self.code = try code.needed()
    }
}

extension Speaker {
    init(quickly json: inout QuickJSON) throws(UnusualJSON) {
        self = json.isString() ? .unnamed(try json.string()) : .entity(EntityID(try json.number()))
    }
}

extension ByteSpan {
    init(quickly json: inout QuickJSON) throws(UnusualJSON) {
        let ends = try json.list { json throws(UnusualJSON) in try json.number() }
        guard ends.count == 2, ends[0] <= ends[1] else { throw UnusualJSON() }
        self.init(ends[0], ends[1])
    }
}

extension Draft.Citation {
    init(quickly json: inout QuickJSON) throws(UnusualJSON) {
        var (provision, span) = (Provision?.none, ByteSpan?.none)
        try json.object { key, json throws(UnusualJSON) in
            switch key {
            case "provision": provision = try Provision(quickly: &json)
            case "span": span = try ByteSpan(quickly: &json)
            default: throw UnusualJSON()
            }
        }
        self.init(provision: try provision.needed(), span: try span.needed())
    }
}

extension SetAside {
    init(quickly json: inout QuickJSON) throws(UnusualJSON) {
        var (kind, participants, date) = (EventKind?.none, [EntityID]?.none, EDTF?.none)
        var (reason, explanation, spans) = (Reason?.none, String?.none, [ByteSpan]?.none)
        try json.object { key, json throws(UnusualJSON) in
            switch key {
            case "kind": kind = try json.word()
            case "participants":
                participants = try json.list { json throws(UnusualJSON) in EntityID(try json.number()) }
            case "date": date = try EDTF(quickly: &json)
            case "reason": reason = try json.word()
            case "explanation": explanation = try json.string()
            case "spans": spans = try json.list { json throws(UnusualJSON) in try ByteSpan(quickly: &json) }
            default: throw UnusualJSON()
            }
        }
        self.init(
            kind: try kind.needed(), participants: try participants.needed(), date: date, reason: try reason.needed(),
            explanation: try explanation.needed(), spans: try spans.needed())
    }
}

extension UnreadSentence {
    init(quickly json: inout QuickJSON) throws(UnusualJSON) {
        var (span, trigger) = (ByteSpan?.none, ByteSpan?.none)
        try json.object { key, json throws(UnusualJSON) in
            switch key {
            case "span": span = try ByteSpan(quickly: &json)
            case "trigger": trigger = try ByteSpan(quickly: &json)
            default: throw UnusualJSON()
            }
        }
        self.init(span: try span.needed(), trigger: try trigger.needed())
    }
}
