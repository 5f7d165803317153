// What truly happened in one invented case, before anybody reports it.

public import CaseModel

/// One step of a case.
struct Step {
    var kind: EventKind
    var day: CivilDay
    /// Whom it was done to, as numbers of the bureau's people.
    var victims: [Int] = []
    /// Who did it: a judge, an accuser; of a protest those who took part.
    var actors: [Int] = []
    /// The body that did it.
    var body: Int?
    var town: Int
    var facility: String?
    var term: ISODuration?
    var provision: Provision?
    var standing: Standing = .reported
    /// Whether the body denies it.
    var isDenied = false
    /// How many people beside those named.
    var crowd: Int?
    /// The record that the casebook has it under, once a report of it was accepted.
    var record: ItemID?
}

/// A case: its people and all its steps, in order of time.
struct CasePlan {
    var people: [Int]
    var steps: [Step]
    /// When each of its people was held, by the person's number.
    var spells: [Int: HeldSpell] = [:]
    /// Whether all of them were set free, so that another case of theirs may follow.
    var isOver = true
    /// Steps told so far.
    var told = 0
    var lawyer: Int

    /// Whether something is left to report.
    var isTold: Bool { told >= steps.count }
}

/// A time that somebody was held: from a day until the day they were free, that day not counted.
public struct HeldSpell: Hashable, Sendable {
    /// The first day.
    public var from: CivilDay
    /// The day of the release; nil where none is told.
    public var until: CivilDay?
}

extension CasePlan {
    /// Plans a case.
    ///
    /// - Parameters:
    ///   - cast: numbers of people who do things: judges, accusers, lawyers.
    static func roll(
        _ dice: inout Dice, people: [Int], judge: Int, accuser: Int, lawyer: Int, bodies: Int, start: CivilDay
    )
        -> CasePlan
    {
        var plan = CasePlan(people: people, steps: [], lawyer: lawyer)
        let town = dice.roll(0...InventedTown.all.count - 1)
        let body = dice.roll(0...bodies - 1)
        func step(_ kind: EventKind, _ day: CivilDay) -> Step {
            Step(kind: kind, day: day, victims: people, body: body, town: town)
        }
        func provision(_ article: Int, _ code: LegalCode) -> Provision {
            Provision(
                article: "\(article)", part: article % 2 == 0 ? "\(article % 3 + 1)" : nil, code: code, country: "KZ")
        }
        if dice.happens(30) {
            var protest = step(.protest, start)
            (protest.victims, protest.actors, protest.body) = ([], people, nil)
            if dice.happens(50) { protest.crowd = dice.roll(10...400) }
            plan.steps.append(protest)
        }
        let taken = start.adding(days: dice.roll(1...40))
        if dice.happens(40) { plan.steps.append(step(.search, taken)) }
        var detention = step(.detention, taken)
        if dice.happens(15) { detention.crowd = dice.roll(5...80) }
        plan.steps.append(detention)
        var until: CivilDay?
        if dice.happens(30) {
            // An administrative arrest of some days.
            var arrest = step(.administrativeArrest, taken.adding(days: dice.roll(0...2)))
            let days = dice.roll(3...15)
            arrest.term = ISODuration("P\(days)D")
            arrest.facility = "special detention centre of \(InventedTown.all[town].latin)"
            arrest.provision = provision(dice.roll(440...490), .administrative)
            arrest.actors = [judge]
            plan.steps.append(arrest)
            if dice.happens(75) { until = arrest.day.adding(days: days) }
        } else {
            until = criminal(&dice, &plan, taken, step, provision, judge: judge, accuser: accuser)
        }
        if let until {
            plan.steps.append(step(.release, until))
        } else {
            plan.isOver = false
        }
        for person in people { plan.spells[person] = HeldSpell(from: taken, until: until) }
        return plan
    }

    /// The steps of a criminal case after the detention; returns the day of the release, where there is one.
    private static func criminal(
        _ dice: inout Dice, _ plan: inout CasePlan, _ taken: CivilDay, _ step: (EventKind, CivilDay) -> Step,
        _ provision: (Int, LegalCode) -> Provision, judge: Int, accuser: Int
    ) -> CivilDay? {
        let article = dice.roll(160...420)
        var remand = step(.remand, taken.adding(days: dice.roll(1...3)))
        remand.term = ISODuration("P2M")
        remand.facility = "remand prison No. \(dice.roll(1...40))"
        remand.actors = [judge]
        plan.steps.append(remand)
        if dice.happens(35) {
            var beating = step(.illTreatment, taken.adding(days: 3))
            (beating.standing, beating.isDenied) = (.alleged, dice.happens(60))
            plan.steps.append(beating)
        }
        var charge = step(.charge, taken.adding(days: dice.roll(4...30)))
        charge.provision = provision(article, .criminal)
        charge.actors = [accuser]
        plan.steps.append(charge)
        if dice.happens(20) { return charge.day.adding(days: dice.roll(5...60)) }
        if dice.happens(30) {
            var transfer = step(.transfer, charge.day.adding(days: dice.roll(1...40)))
            transfer.facility = "remand prison No. \(dice.roll(41...60))"
            plan.steps.append(transfer)
        }
        if dice.happens(12) { return nil }
        let opened = charge.day.adding(days: dice.roll(50...200))
        plan.steps.append(step(.trial, opened))
        var sentence = step(.sentence, opened.adding(days: dice.roll(3...60)))
        let years = dice.roll(1...9)
        sentence.term = ISODuration("P\(years)Y")
        sentence.provision = provision(article, .criminal)
        sentence.actors = [judge]
        plan.steps.append(sentence)
        guard dice.happens(70) else { return nil }
        let appealed = sentence.day.adding(days: dice.roll(20...90))
        plan.steps.append(step(.appeal, appealed))
        return dice.happens(60) ? appealed.adding(days: dice.roll(30...years * 300)) : nil
    }
}
