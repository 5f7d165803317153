// Acts without sense about a casebook: whatever a member may enter, the fold has to give one answer.

import Bureau
import CaseModel
import Casebook

/// Rolls acts that name anything that there is, some of them at the same time on other devices.
struct Chaos {
    private var dice: Dice
    private var drafts: [(entry: LedgerID, draft: Draft)] = []
    private var clocks: [LedgerID: Int] = [:]
    private var acts: [LedgerID] = []
    private var devices: [Int] = [0, 0, 0]
    private var written: [UInt64] = [0, 0, 0]

    init(seed: UInt64, after entries: [LedgerEntry]) {
        dice = Dice(seed: seed ^ 0xC4A05)
        for entry in entries {
            clocks[entry.id] = entry.clock
            acts.append(entry.id)
            if case .drafted(let act) = entry.act { drafts.append((entry.id, act.draft)) }
        }
    }

    mutating func next() -> LedgerEntry? {
        let (act, named) = roll()
        let device = dice.roll(0...2)
        devices[device] = max(devices[device], named.compactMap { clocks[$0] }.max() ?? 0) + 1
        let id = LedgerID(log: (0xC4A05, UInt64(device)), index: written[device])
        written[device] += 1
        clocks[id] = devices[device]
        acts.append(id)
        return LedgerEntry(
            id: id, clock: devices[device], time: "2026-06-0\(dice.roll(1...3))T10:00:00Z", author: "Device \(device)",
            act: act)
    }

    private mutating func entity(_ types: Set<EntityType> = [.person, .event]) -> ItemID {
        let (entry, draft) = dice.pick(drafts)
        let fitting = draft.entities.filter { types.contains($0.type) }
        return ItemID(entry, entity: fitting.isEmpty ? EntityID(0) : dice.pick(fitting).id)
    }

    private mutating func statement() -> (LedgerID, Draft, Int) {
        let (entry, draft) = dice.pick(drafts)
        return (entry, draft, dice.roll(0...draft.statements.count - 1))
    }

    private mutating func roll() -> (Act, [LedgerID]) {
        switch dice.roll(0...9) {
        case 0, 1:
            let (one, other) = (entity([.person]), entity([.person]))
            return (.merged(Merged(record: one, into: other)), [one.entry, other.entry])
        case 2:
            let one = entity()
            return (.parted(Parted(record: one)), [one.entry])
        case 3:
            let type: Set<EntityType> = dice.happens(50) ? [.person] : [.event]
            let (one, other) = (entity(type), entity(type))
            return (.linked(Linked(entity: one, record: other)), [one.entry, other.entry])
        case 4:
            let (entry, draft, _) = statement()
            let decisions = draft.entities.filter { _ in dice.happens(20) }.map {
                Decision(ItemID(entry, entity: $0.id), dice.pick(Decision.Verdict.allCases))
            }
            return (.decided(Decided(draft: entry, decisions: decisions)), [entry])
        case 5:
            let (entry, draft, number) = statement()
            var now = draft.statements[number]
            if case .date = now.value { now.value = .date(EDTF(CivilDay(number: dice.roll(15_000...20_000)))) }
            return (.edited(Edited(draft: entry, statement: ItemID(entry, statement: number), now: now)), [entry])
        case 6:
            let (one, _, first) = statement()
            let (other, _, second) = statement()
            let act = Preferred(
                statement: ItemID(one, statement: first), over: [ItemID(other, statement: second)], reason: "so")
            return (.preferred(act), [one, other])
        case 7:
            let (entry, draft, number) = statement()
            let about = draft.statements[number]
            let new = EntityID(draft.entities.count)
            let named = Statement(
                subject: new, property: .name, value: .text("Somebody Else"), spans: [], rule: "added",
                confidence: .sure)
            let victim = Statement(
                subject: about.subject, property: .victim, value: .entity(new), spans: [], rule: "added")
            return (.added(Added(draft: entry, entities: [.person], statements: [named, victim])), [entry])
        case 8:
            let item = entity()
            let sensitivity = dice.pick(Sensitivity.allCases)
            if dice.happens(30) {
                return (.marked(Marked(source: item.entry, sensitivity: sensitivity)), [item.entry])
            }
            return (.marked(Marked(item: item, sensitivity: sensitivity)), [item.entry])
        default:
            let target = dice.pick(acts)
            return (.undone(Undone(entry: target)), [target])
        }
    }
}
