// What must hold of every scorer: gold against itself is perfect, and each loss lowers the figure that counts it.
import Scoring
import Testing

/// A small report of our own.
private let gold = #"""
    {"persons": [{"name": "Lena Orlova", "aliases": ["Orlova"], "roles": []}, {"name": "Ruslan Temirov", "aliases": []},
                 {"name": "Passer By", "aliases": [], "optional": true}],
     "organisations": [{"name": "The Harbour Court", "aliases": ["HC"], "kind": "court"}],
     "places": ["Osh"], "places_optional": ["Batken"],
     "provisions": [{"article": "12", "part": "3", "code": "criminal", "country": "KG"}],
     "events": [
       {"kind": "detention", "date": "2024-03-01", "victims": ["Lena Orlova"], "actors": [], "provisions": [], "duration": null,
        "status": "alleged", "attributed_to": "Ruslan Temirov", "date_alt": ["2024-03"]},
       {"kind": "sentence", "date": "2024-05~", "victims": ["Lena Orlova", "Ruslan Temirov"], "actors": ["HC"],
        "provisions": ["12/3 criminal"], "duration": "P2Y", "status": "reported", "attributed_to": null},
       {"kind": "trial", "date": null, "victims": ["Lena Orlova"], "actors": [], "optional": true, "status": "reported"}],
     "relations": [{"type": "lawyer-of", "from": "Ruslan Temirov", "to": "Lena Orlova"}],
     "must_not": [{"kind": "release", "victims": ["Lena Orlova"], "why": "asked for only"},
                  {"kind": "detention", "victims": ["Lena Orlova"], "why": "never in May", "only_if": {"date": ["2024-05", null]}}]}
    """#

@Suite struct ScorePropertyTests {
    let report: AnnotatedReport

    init() throws { report = try AnnotatedReport(json: Array(gold.utf8)) }

    private func score(_ change: (inout AnnotatedReport) -> Void) -> Score {
        var predicted = report
        change(&predicted)
        return Score(gold: ["1": report], predicted: ["1": predicted])
    }

    @Test func goldAgainstItselfIsPerfect() {
        let score = score { _ in }
        #expect(score.headline == 1)
        for layer in Layer.allCases { #expect(score.f1(layer) == 1, "\(layer)") }
        #expect(score.broken == 0 && score.bans == 2 && score.wronged == 0 && score.mistakes.isEmpty)
    }

    @Test func optionalItemsMayBeLeftOut() {
        let score = score { report in
            report.events.removeAll(where: \.optional)
            report.persons.removeAll(where: \.optional)
        }
        #expect(score.headline == 1 && score[.events].missed == 0)
    }

    @Test func missingPredictionIsNothing() {
        let score = Score(gold: ["1": report], predicted: [:])
        #expect(score.headline == 0 && score[.events] == Tally(right: 0, extra: 0, missed: 2))
        #expect(score.f1(.dates) == 0 && score.f1(.hedges) == 0)
    }

    @Test func anotherDateIsRightWhereTheGoldSaysSo() {
        #expect(score { $0.events[0].date = "2024-03" }.headline == 1)
        #expect(score { $0.events[1].date = "2024-05" }[.events].right == 2, "marks of doubt don't count")
        let wrong = score { $0.events[0].date = "2024-04" }
        #expect(wrong[.events] == Tally(right: 1, extra: 1, missed: 1))
        #expect(wrong[.eventsRelaxed].right == 2)
        #expect(wrong[.dates] == Tally(right: 1, extra: 1, missed: 1))
    }

    @Test func surnameAloneIsNotTheFullName() {
        let score = score { $0.persons[0].name = "Orlova" }
        #expect(score[.persons] == Tally(right: 1, extra: 1, missed: 1))
    }

    @Test func surnameInAnEventMeansThePersonThatTheDraftNames() {
        #expect(score { $0.events[0].victims = ["Orlova"] }[.eventUnits] == Tally(right: 3, extra: 0, missed: 0))
    }

    @Test func bansAreBrokenOnlyAsTheyLimit() {
        let release = score { report in
            var event = report.events[0]
            event.kind = "release"
            report.events.append(event)
        }
        #expect(release.broken == 1)
        #expect(score { $0.events[0].date = "2024-05-09" }.broken == 1, "a month covers its days")
        #expect(score { $0.events[0].date = nil }.broken == 1, "null means not given")
        #expect(score { $0.events[0].date = "2024-06" }.broken == 0)
    }

    @Test func peopleWrongedAreCounted() {
        let score = score { $0.events[0].kind = "charge" }
        #expect(score.wronged == 1)
        #expect(score.mistakes.contains { $0.layer == "wronged" && $0.item == "charge Lena Orlova" })
    }

    @Test func partJoinsTheArticle() {
        let score = score { report in
            report.provisions[0].article = "12(3)"
            report.provisions[0].part = nil
        }
        #expect(score[.provisions].right == 1)
    }

    @Test func whatIsSureIsCountedApart() {
        let score = score { report in
            for index in report.events.indices { report.events[index].confidence = index == 0 ? "sure" : "check" }
        }
        #expect(score.surePrecision == 1 && score.sure == 1 && score.predicted == 3)
    }

    @Test func relationsReadBothWaysWhereTheyAre() throws {
        var married = report
        married.relations[0].type = "spouse-of"
        var turned = married
        (turned.relations[0].from, turned.relations[0].to) = (married.relations[0].to, married.relations[0].from)
        #expect(Score(gold: ["1": married], predicted: ["1": turned])[.relations].right == 1)
        turned = report
        (turned.relations[0].from, turned.relations[0].to) = (report.relations[0].to, report.relations[0].from)
        #expect(Score(gold: ["1": report], predicted: ["1": turned])[.relations].right == 0)
    }
}
