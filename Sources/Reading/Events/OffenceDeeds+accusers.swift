// Deeds in the mouth of an accuser, or told with "allegedly" or "is said to have".
import CaseModel
import Syntax

extension DeedFinder {
    // MARK: - In the mouth of an accuser

    /// The deeds told by an accuser, or with "allegedly" or "is said to have".
    func deeds() -> [Deed] {
        var found: [Deed] = []
        for frame in voices.frames[clause.sentence] where frame.kind != .deny && frame.source != .privateVoice {
            for (verb, subject) in mainVerbs(of: frame) {
                let range = clauseRange(of: verb)
                if frame.source == .authority || clause.units[verb].lemma == "tell", !isDescribed(verb, range) {
                    continue
                }
                var one = deed(verb, by: subject, range, rule: "an accuser's version")
                one.isProsecution = frame.source == .accuser && (one.time != nil || isDescribed(verb, range))
                found.append(one)
            }
        }
        for unit in clause.units.indices
        where page.lexicon.hedges.isAdverb(clause.units[unit].lower) && clause.units[unit].lower != "reportedly" {
            guard let verb = clause.head(of: unit), isDeed(verb), abs(verb - unit) < 5 else { continue }
            found.append(
                deed(verb, by: clause.subject(of: verb), clauseRange(of: verb), rule: "“\(clause.units[unit].lower)”"))
        }
        return found + hedgedInfinitives()
    }

    /// "they are said to have incited".
    private func hedgedInfinitives() -> [Deed] {
        clause.units.indices.compactMap { unit in
            guard ["say", "allege", "believe", "claim"].contains(clause.units[unit].lemma), clause.isPassive(unit),
                unit + 3 < clause.units.count, clause.units[unit + 1].lower == "to",
                clause.units[unit + 2].lower == "have"
            else { return nil }
            let verb = (unit + 3..<min(unit + 6, clause.units.count)).first { place in
                let word = clause.units[place]
                return word.kind == .word && word.tag != .adv && word.tag != .punct
            }
            guard let verb, clause.units[verb].lower != "been", !Self.never.contains(clause.units[verb].lemma) else {
                return nil
            }
            return deed(
                verb, by: clause.subject(of: unit), verb..<clause.units.count,
                rule: "“\(clause.units[unit].lower) to have”")
        }
    }

    private func deed(_ verb: Int, by subject: Int?, _ range: Range<Int>, rule: String) -> Deed {
        Deed(
            verb: verb, subject: subject, time: time(of: verb, in: range) ?? onlyTime(), place: place(in: range),
            rule: rule)
    }

    /// The verbs of what a frame says that tell of a deed, with their subjects: not in clauses below.
    private func mainVerbs(of frame: SpeechFrame) -> [(verb: Int, subject: Int)] {
        var found: [(verb: Int, subject: Int)] = []
        for range in frame.content {
            for unit in range where isDeed(unit) && unit != frame.word && (isMain(unit) || isSaid(unit, in: range)) {
                let subjects =
                    clause.dependents(of: unit, .nsubj, .nsubjPass) + (perfectSubject(of: unit).map { [$0] } ?? [])
                if let own = subjects.first(where: { range.contains($0) }) {
                    found.append((unit, own))
                } else if found.isEmpty, !isUnder(unit, in: range),
                    let person = firstPerson(in: range.lowerBound..<unit)
                {
                    // The tree has lost the subject: the first person named in what is said, if no verb stands between.
                    found.append((unit, person))
                }
            }
        }
        return found
    }

    /// The subject where the tree takes "had" of "had incited" for a verb of its own.
    private func perfectSubject(of verb: Int) -> Int? {
        guard let head = clause.head(of: verb), clause.units[head].lemma == "have", head < verb else { return nil }
        return clause.subjectHere(of: head)
    }

    /// "by captain of police Dauren Sagyndykov".
    private func isAfterPreposition(_ unit: Int) -> Bool {
        var place = unit - 1
        while place >= 0, clause.units[place].kind != .time,
            clause.units[place].tag.isNominal || [.det, .adj, .num].contains(clause.units[place].tag)
        {
            place -= 1
        }
        return place >= 0 && clause.units[place].tag == .adp
    }

    private func isMain(_ verb: Int) -> Bool {
        switch clause.relation(of: verb) {
        case .aclRelcl, .acl, .amod: false
        case .advcl: clause.dependents(of: verb, .mark).allSatisfy { ["that", "how"].contains(clause.units[$0].lower) }
        default: true
        }
    }

    /// "told the court that on 4 June Sidorov had handed out leaflets": the clause is what was told, though the tree makes it
    /// one about the court.
    private func isSaid(_ verb: Int, in range: Range<Int>) -> Bool {
        guard clause.relation(of: verb) == .aclRelcl, clause.units[range.lowerBound].lower == "that",
            let subject = clause.dependents(of: verb, .nsubj).first, range.lowerBound < subject, subject < verb
        else { return false }
        return clause.head(of: range.lowerBound) == verb
    }

    /// Whether a verb shares the subject of another verb of the same range.
    private func isUnder(_ verb: Int, in range: Range<Int>) -> Bool {
        guard let subject = clause.subject(of: verb) else { return false }
        return range.contains(subject)
    }

    private func firstPerson(in range: Range<Int>) -> Int? {
        for unit in range {
            let word = clause.units[unit]
            if word.tag == .verb, clause.relation(of: unit) != .acl, clause.relation(of: unit) != .aclRelcl {
                return nil
            }
            if !isAfterPreposition(unit), people(at: unit).contains(where: { page.entities[$0].type == .person }) {
                return unit
            }
        }
        return nil
    }

    /// Whether a verb says, as past and in the active voice, that somebody did something.
    private func isDeed(_ verb: Int) -> Bool {
        let unit = clause.units[verb]
        guard unit.tag == .verb, !Self.never.contains(unit.lemma) else { return false }
        let group = VerbGroup(before: verb, in: clause, lexicon: .english)
        // The words before it say more surely than the tree whether it is passive.
        guard
            !(group.start..<verb).contains(where: { clause.units[$0].lemma == "be" || clause.units[$0].lemma == "get" })
        else { return false }
        guard group.negations.isEmpty, group.modals.isEmpty, group.infinitive == nil else { return false }
        return clause.isParticiple(verb) || clause.auxiliaries(of: verb).contains("have")
            || unit.lower == unit.lemma && !unit.lower.hasSuffix("s") && Self.samePast.contains(unit.lower)
    }

    private static let samePast: Set<String> = [
        "put", "set", "spread", "read", "cut", "hit", "let", "broadcast", "cast", "burst", "shut", "split",
    ]

    private func clauseRange(of verb: Int) -> Range<Int> {
        let inside = clause.subtree(of: verb)
        return (inside.first ?? verb)..<(inside.last ?? verb) + 1
    }

    /// The people who are the subject of a deed; none where one of them is not known.
    func doers(of deed: Deed) -> [EventDraft.Participant] {
        guard let subject = deed.subject else { return [] }
        var found: [EventDraft.Participant] = []
        for unit in clause.conjuncts(of: subject) {
            let people = people(at: unit)
            if people.isEmpty || people.contains(where: { page.entities[$0].type != .person }) { return [] }
            for person in people where !found.contains(where: { $0.entity == person }) {
                found.append(
                    EventDraft.Participant(
                        entity: person, span: page.span(clause.units[unit].tokens), rule: "subject of the deed"))
            }
        }
        return found
    }

    /// The people meant at a unit, or by the name right after its noun: no further, for a wrong name is worse than none.
    private func people(at unit: Int) -> [Int] {
        let here = index.entities(at: clause.units[unit].tokens.upperBound - 1)
        if !here.isEmpty { return here }
        let next = unit + 1
        guard next < clause.units.count, clause.units[next].kind == .name, clause.head(of: next) == unit else {
            return []
        }
        return index.entities(at: clause.units[next].tokens.upperBound - 1)
    }

    // MARK: - When and where

    func time(of verb: Int, in range: Range<Int>) -> Int? {
        for unit in range where clause.units[unit].kind == .time && !isOfWhatDescribesANoun(unit, of: verb, in: range) {
            guard let time = index.time(at: clause.units[unit].tokens.lowerBound) else { continue }
            let mention = page.times[time]
            if mention.kind == .point, !mention.isDateline, mention.bound != "until", mention.bound != "before",
                mention.bound != "after"
            {
                return time
            }
        }
        return nil
    }

    /// "financing the movement X, banned in 2019", "leading a party that was dissolved in 2019": the year of the ban is not
    /// that of the deed.
    private func isOfWhatDescribesANoun(_ time: Int, of verb: Int, in range: Range<Int>) -> Bool {
        var current = time
        for _ in 0..<8 {
            guard let head = clause.head(of: current), head > range.lowerBound, head != verb else { break }
            if [.acl, .aclRelcl, .amod].contains(clause.relation(of: head)), clause.units[head].tag == .verb {
                return true
            }
            current = head
        }
        // The tree may have lost it: a bare participle after a name and its comma.
        return (verb + 1..<max(verb + 1, time)).contains { unit in
            clause.units[unit].tag == .verb && clause.isParticiple(unit) && !clause.units[unit].lower.hasSuffix("ing")
                && [",", "both", "and"].contains(clause.units[unit - 1].lower)
                && clause.dependents(of: unit, .nsubj, .nsubjPass, .obj, .aux, .auxPass).isEmpty
        }
    }

    /// The only point in time of the sentence, where no other event of the sentence is dated by it.
    private func onlyTime() -> Int? {
        let units = clause.units.indices.filter { clause.units[$0].kind == .time }
        let times = Set(units.compactMap { index.time(at: clause.units[$0].tokens.lowerBound) }).filter {
            page.times[$0].kind == .point && !page.times[$0].isDateline
        }
        guard times.count == 1, let time = times.first, page.times[time].bound == nil else { return nil }
        return events.isDating(time) ? nil : time
    }

    func place(in range: Range<Int>) -> Int? {
        for unit in range
        where clause.units[unit].kind == .name && unit > 0
            && ["in", "at", "near", "outside"].contains(clause.units[unit - 1].lower)
        {
            if let place = index.entities(at: clause.units[unit].tokens.upperBound - 1).first(where: {
                page.entities[$0].type == .place
            }) {
                return place
            }
        }
        return nil
    }
}
