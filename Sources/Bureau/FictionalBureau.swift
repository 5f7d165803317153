// A bureau that is made up: reports of invented cases come in, members on several devices decide about them, and what is true is known.

public import CaseModel
public import Casebook

/// What a made-up casebook is to be like.
public struct BureauSetting: Sendable {
    /// The same seed gives the same entries.
    public var seed: UInt64
    /// After so many statements no new case begins.
    public var statements: Int
    /// The devices that write: the id of the log of each, and the index of the first entry it writes.
    public var logs: [(log: (UInt64, UInt64), first: UInt64)]
    /// Of a hundred reports, about how many have something odd done about them: a mistake undone, a wrong merger parted, marks, notes.
    public var oddities = 25
    /// How many new steps of a case a report tells.
    public var stepsInReport = 1...3
    /// How many of the steps that were told before it repeats.
    public var stepsRepeated = 2
    /// How many cases go on at the same time.
    public var casesAtOnce = 12

    /// A bureau with three devices.
    public init(seed: UInt64, statements: Int) {
        self.seed = seed
        self.statements = statements
        logs = (1...3).map { ((0xB0_0000 + seed, $0), 0) }
    }
}

/// What is true of a made-up casebook, so far as its reports have told it.
public struct BureauTruth: Sendable {
    /// When each person was held, by their record.
    public var spells: [ItemID: [HeldSpell]] = [:]
    /// The events that took place and were accepted, by kind.
    public var events: [EventKind: Int] = [:]
    /// Drafts with something on which nobody has decided.
    public var waiting: Set<LedgerID> = []
    /// Statements in all drafts and notes.
    public var statements = 0

    /// Who was held on a day.
    public func held(on day: CivilDay) -> Set<ItemID> {
        Set(
            spells.filter { _, spells in
                spells.contains { $0.from <= day && ($0.until.map { day < $0 } ?? true) }
            }.keys)
    }
}

/// The entries of a made-up casebook, one after another, with what is true of them.
public struct FictionalBureau: IteratorProtocol {
    let setting: BureauSetting
    var dice: Dice
    var world: World
    /// What is true once all entries so far are taken in.
    public internal(set) var truth = BureauTruth()
    var open: [CasePlan] = []
    private var devices: [(log: (UInt64, UInt64), index: UInt64, clock: Int)]
    private var greatestClock = 0
    private var seconds = 0
    private var queue: [LedgerEntry] = []
    private var next0 = 0
    /// Somebody is free for another case from a day on.
    private var free: [(person: Int, from: CivilDay)] = []
    private(set) var reports = 0

    /// A bureau at its beginning.
    public init(_ setting: BureauSetting) {
        self.setting = setting
        dice = Dice(seed: setting.seed)
        world = World(&dice, size: setting.statements)
        devices = setting.logs.map { ($0.log, $0.first, 0) }
    }

    /// The next entry; nil when the bureau has closed.
    public mutating func next() -> LedgerEntry? {
        while next0 == queue.count {
            queue.removeAll(keepingCapacity: true)
            next0 = 0
            guard work() else { return nil }
        }
        defer { next0 += 1 }
        return queue[next0]
    }

    /// All entries that are left.
    public mutating func all() -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        while let entry = next() { entries.append(entry) }
        return entries
    }

    /// Writes an act on one of the devices; what names other entries has seen everything.
    @discardableResult
    mutating func write(_ act: Act, having seen: Bool = true) -> LedgerID {
        let device = dice.roll(0...devices.count - 1)
        devices[device].clock = max(devices[device].clock, seen ? greatestClock : 0) + 1
        greatestClock = max(greatestClock, devices[device].clock)
        seconds += dice.roll(0...90)
        let id = LedgerID(log: devices[device].log, index: devices[device].index)
        devices[device].index += 1
        queue.append(
            LedgerEntry(
                id: id, clock: devices[device].clock, time: time(seconds), author: "Member \(device + 1)", act: act))
        return id
    }

    private func time(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = CivilDay(number: 20_000 + seconds / 86_400)
        return "\(day)T\(two(seconds / 3_600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }

    /// One report with all that is done about it; false when nothing is left to tell.
    private mutating func work() -> Bool {
        while open.count < setting.casesAtOnce, truth.statements < setting.statements { begin() }
        guard !open.isEmpty else { return false }
        let number = dice.roll(0...open.count - 1)
        var plan = open[number]
        reports += 1
        report(&plan)
        open[number] = plan
        if plan.isTold {
            if plan.isOver, let last = plan.steps.last?.day { free += plan.people.map { ($0, last.adding(days: 200)) } }
            open.remove(at: number)
        }
        return true
    }

    private mutating func begin() {
        var people: [Int] = []
        var start = CivilDay(number: 15_700 + dice.roll(0...4_800))
        if !free.isEmpty, dice.happens(15) {
            let again = free.remove(at: dice.roll(0...free.count - 1))
            people.append(again.person)
            start = again.from.adding(days: dice.roll(0...500))
        }
        let roles: [PersonRole] = [.activist, .journalist, .humanRightsDefender, .politician, .other]
        while people.isEmpty || people.count < 4 && dice.happens(30) {
            people.append(world.add(&dice, dice.pick(roles)))
        }
        let plan = CasePlan.roll(
            &dice, people: people, judge: dice.pick(world.judges), accuser: dice.pick(world.accusers),
            lawyer: dice.pick(world.lawyers), bodies: world.bodies.count, start: start)
        for (person, spell) in plan.spells { world.people[person].spells.append(spell) }
        open.append(plan)
    }
}
