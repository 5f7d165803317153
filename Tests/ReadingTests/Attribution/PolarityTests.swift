// What governs a trigger decides whether it is a fact.
import CaseModel
import Testing

@testable import Reading

@Suite struct PolarityTests {
    private func reason(_ sentence: String, _ kind: EventKind = .detention) -> SetAside.Reason? {
        let parsed = HandParsed(sentence)
        return PolarityReader.reservation(on: parsed.event(kind), in: parsed.clause, saysNot: false)?.reason
    }

    @Test(arguments: [
        "She/she/pron/4/nsubj:pass was/be/aux/4/aux:pass not/not/part/4/advmod *arrested/arrest/verb/0/root",
        "No/no/det/2/det one/one/noun/4/nsubj:pass was/be/aux/4/aux:pass *detained/detain/verb/0/root",
        "He/he/pron/2/nsubj avoided/avoid/verb/0/root *arrest/arrest/noun/2/obj",
        "They/they/pron/2/nsubj refused/refuse/verb/0/root to/to/part/4/mark *detain/detain/verb/2/xcomp him/he/pron/4/obj",
        "She/she/pron/4/nsubj:pass was/be/aux/4/aux:pass neither/neither/cconj/4/cc:preconj *detained/detain/verb/0/root",
        "He/he/pron/2/nsubj left/leave/verb/0/root without/without/sconj/5/mark being/be/aux/5/aux:pass *arrested/arrest/verb/2/advcl",
    ])
    func negated(_ sentence: String) { #expect(reason(sentence) == .negated) }

    @Test(arguments: [
        "If/if/sconj/2/mark *arrested/arrest/verb/4/advcl he/he/pron/4/nsubj runs/run/verb/0/root",
        "He/he/pron/4/nsubj:pass may/may/aux/4/aux be/be/aux/4/aux:pass *arrested/arrest/verb/0/root",
        "She/she/pron/2/nsubj fears/fear/verb/0/root *arrest/arrest/noun/2/obj",
        "The/the/det/2/det risk/risk/noun/5/nsubj of/of/adp/4/case *arrest/arrest/noun/2/nmod grew/grow/verb/0/root",
    ])
    func hypothetical(_ sentence: String) { #expect(reason(sentence) == .hypothetical) }

    @Test(arguments: [
        "He/he/pron/4/nsubj:pass will/will/aux/4/aux be/be/aux/4/aux:pass *detained/detain/verb/0/root",
        "His/his/pron/2/nmod:poss *trial/trial/noun/4/nsubj:pass is/be/aux/4/aux:pass postponed/postpone/verb/0/root",
        "He/he/pron/3/nsubj:pass is/be/aux/3/aux:pass expected/expect/verb/0/root to/to/part/6/mark be/be/aux/6/aux:pass *detained/detain/verb/3/xcomp",
    ])
    func forecast(_ sentence: String) { #expect(reason(sentence, .trial) == .forecast) }

    @Test(arguments: [
        "They/they/pron/2/nsubj called/call/verb/0/root for/for/adp/5/case his/his/pron/5/nmod:poss *release/release/noun/2/obl",
        "They/they/pron/2/nsubj demanded/demand/verb/0/root that/that/sconj/6/mark he/he/pron/6/nsubj:pass be/be/aux/6/aux:pass *released/release/verb/2/ccomp",
        "A/a/det/2/det request/request/noun/6/nsubj:pass for/for/adp/4/case *release/release/noun/2/nmod was/be/aux/6/aux:pass filed/file/verb/0/root",
        "Baku/baku/propn/3/nsubj should/should/aux/3/aux *release/release/verb/0/root her/she/pron/3/obj",
    ])
    func askedFor(_ sentence: String) { #expect(reason(sentence, .release) == .askedFor) }

    @Test(arguments: [
        "She/she/pron/4/nsubj:pass was/be/aux/4/aux:pass then/then/adv/4/advmod *detained/detain/verb/0/root",
        "Despite/despite/adp/3/case his/his/pron/3/nmod:poss *arrest/arrest/noun/5/obl he/he/pron/5/nsubj wrote/write/verb/0/root",
        "They/they/pron/2/nsubj failed/fail/verb/0/root to/to/part/4/mark prevent/prevent/verb/2/xcomp his/his/pron/6/nmod:poss *arrest/arrest/noun/4/obj",
        "He/he/pron/5/nsubj:pass was/be/aux/5/aux:pass not/not/part/5/advmod only/only/adv/5/advmod *detained/detain/verb/0/root",
        "They/they/pron/2/nsubj condemned/condemn/verb/0/root her/she/pron/4/nmod:poss *arrest/arrest/noun/2/obj",
        "He/he/pron/3/nsubj will/will/aux/3/aux appeal/appeal/verb/0/root and/and/cconj/6/cc was/be/aux/6/aux:pass *detained/detain/verb/3/conj",
    ])
    func stands(_ sentence: String) { #expect(reason(sentence) == nil) }
}
