// Whether an event stands where it is told, read with the real models.
import CaseModel
import Testing

@testable import Reading

@Suite struct RealityTests {
    private func reason(_ marked: String, _ kind: EventKind) throws -> SetAside.Reason? {
        let text = MarkedText(marked)
        let page = text.page()
        let event = try #require(text.event(kind, in: page), "no words marked: \(marked)")
        let voices = Voices(page, index: MentionIndex(page))
        return EventVoice(event: event, page: page, voices: voices).reservation(asked: AskLists(page))?.reason
    }

    @Test(arguments: [
        ("Two of them were not [[detained]].", EventKind.detention),
        ("Nobody was [[arrested]] at the rally.", .detention),
        ("No one has been [[charged]] in connection with the killing.", .charge),
        ("None of the protesters was [[fined]].", .fine),
        ("He was never [[questioned]] by the investigator.", .interrogation),
        ("She has not yet been [[indicted]].", .charge),
        ("He hasn't been [[released]].", .release),
        ("They were neither [[searched]] nor fined.", .search),
        ("Police let the two women go without [[charging]] them.", .charge),
        ("The court declined to [[extradite]] him.", .travelBan),
        ("The prosecutor refused to [[open a case]].", .charge),
        ("Officers failed to [[arrest]] the organiser.", .detention),
        ("He narrowly escaped [[arrest]] in May.", .detention),
        ("No [[search]] of the flat was carried out.", .search),
        ("The trial has still not [[begun]].", .trial),
        ("Her request for [[bail]] was turned down.", .release),
        ("He was held for three years without [[trial]].", .trial),
        ("Nothing was [[confiscated]] from the other flat.", .seizure),
        ("The deputy editor was not among those [[detained]].", .detention),
        ("He is no longer [[under house arrest]].", .houseArrest),
        ("Instead of [[release]] he got another two months.", .release),
        ("The police avoided [[detaining]] the foreign journalists.", .detention),
        ("He was spared [[prison]].", .sentence),
    ])
    func didNotHappen(_ marked: String, _ kind: EventKind) throws {
        let found = try reason(marked, kind)
        #expect(found == .negated || found == .askedFor, "\(marked): \(String(describing: found))")
    }

    @Test(arguments: [
        ("If [[convicted]], he faces ten years.", EventKind.sentence),
        ("Should the appeal be rejected, she will be [[deported]] to Russia.", .travelBan),
        ("He may be [[extradited]] to Minsk.", .travelBan),
        ("She could be [[sentenced]] to eight years.", .sentence),
        ("Unless he pays, his property will be [[seized]].", .seizure),
        ("Relatives fear that he will be [[tortured]].", .illTreatment),
        ("She is at risk of [[deportation]].", .travelBan),
        ("The offence is punishable by up to [[five years in prison]].", .sentence),
        ("The article provides for [[arrest]] of up to 15 days.", .administrativeArrest),
        ("He left the country under threat of [[arrest]].", .detention),
        ("Officers threatened to [[arrest]] her parents.", .detention),
        ("Lawyers warn of a possible [[ban]] on the party.", .ban),
        ("Had he stayed, he would have been [[arrested]].", .detention),
        ("It is not clear whether he has been [[charged]].", .charge),
        ("Participants can be [[fined]] under this law.", .fine),
        ("Will he be [[released]]?", .release),
    ])
    func isOnlyPossible(_ marked: String, _ kind: EventKind) throws {
        #expect(try reason(marked, kind) != nil, "\(marked)")
    }

    @Test(arguments: [
        ("The [[trial]] is scheduled for 4 June.", EventKind.trial),
        ("The [[hearing]] was postponed until Monday.", .trial),
        ("Her lawyers plan to [[appeal]].", .appeal),
        ("The verdict will be [[appealed]].", .appeal),
        ("He is to be [[tried]] in absentia.", .trial),
        ("He is due to be [[released]] in March.", .release),
        ("The activist is expected to be [[charged]] tomorrow.", .charge),
        ("He said he would [[appeal]] against the ruling.", .appeal),
        ("The [[trial]] of the four men is to begin next week.", .trial),
        ("The family intends to [[appeal]].", .appeal),
        ("They promised to [[release]] him within a week.", .release),
        ("His [[release]] is expected in autumn.", .release),
        ("The court adjourned the [[hearing]] to 12 May.", .trial),
        ("She is awaiting [[trial]] in a remand prison.", .trial),
        ("An [[appeal]] is planned.", .appeal),
    ])
    func isToCome(_ marked: String, _ kind: EventKind) throws {
        #expect(try reason(marked, kind) != nil, "\(marked)")
    }

    @Test(arguments: [
        ("We call on the authorities to [[release]] him.", EventKind.release),
        ("The NGO called for the immediate [[release]] of the editor.", .release),
        ("Experts urged the government to [[drop the charges]].", .release),
        ("The prosecutor asked for [[nine years in prison]].", .sentence),
        ("The prosecution requested [[a sentence]] of five years.", .sentence),
        ("The committee demanded that she be [[freed]].", .release),
        ("Baku must immediately [[release]] the reporter.", .release),
        ("The authorities should [[lift the travel ban]].", .travelBan),
        ("She appealed to the president to [[pardon]] her son.", .release),
        ("Her lawyer petitioned for her [[release]] on bail.", .release),
        ("Release Aida and [[drop all charges]] against her!", .release),
        ("Investigators are seeking his [[arrest]].", .detention),
        ("Prosecutors want him [[jailed]] for six years.", .sentence),
        ("A petition for his [[release]] gathered 10,000 signatures.", .release),
    ])
    func isAskedFor(_ marked: String, _ kind: EventKind) throws {
        #expect(try reason(marked, kind) != nil, "\(marked)")
    }

    @Test(arguments: [
        ("She was [[detained]] at the airport on Monday.", EventKind.detention),
        ("Despite his [[release]], the case goes on.", .release),
        ("After his [[arrest]] he was taken to Minsk.", .detention),
        ("The family was not told about his [[arrest]].", .detention),
        ("They failed to prevent his [[deportation]].", .travelBan),
        ("Rights groups condemned her [[arrest]].", .detention),
        ("He was not only [[fined]] but also jailed for ten days.", .fine),
        ("The journalist, who is expected to appeal, was [[sentenced]] to three years.", .sentence),
        ("He was [[arrested]] and will be tried in May.", .detention),
        ("She has been [[charged]] and could face five years in prison.", .charge),
        ("Human rights defenders demand the release of Olga Petrova, who was [[detained]] on Friday.", .detention),
        ("He was [[beaten]] so that he would confess.", .illTreatment),
        ("The court ordered that he be [[remanded]] for two months.", .remand),
        ("The reporter was forced to [[leave]] after being searched.", .threat),
        ("Not until midnight was he [[released]].", .release),
        ("It was not the first time that he had been [[arrested]].", .detention),
        ("She did not know that her son had been [[detained]].", .detention),
        ("The lawyer was not admitted, and his client was [[interrogated]] alone.", .interrogation),
        ("He was [[detained]] before he could leave the country.", .detention),
        ("The day he was to be released he was [[charged]] again.", .charge),
        ("Police [[searched]] the office, but found nothing.", .search),
        ("They began to [[beat]] him in the car.", .illTreatment),
        ("He was made to [[sign]] a confession.", .illTreatment),
        ("Two were [[released]] the same day, the others will be tried on Friday.", .release),
        ("The ministry refused to explain why he had been [[arrested]].", .detention),
        ("Her [[conviction]] was upheld.", .sentence),
        ("He denies the charge on which he was [[convicted]].", .sentence),
        ("Without a warrant officers [[searched]] the house.", .search),
        ("The bail that was asked for was [[refused]].", .remand),
        ("The demonstrators, who demanded fair elections, were [[dispersed]] and beaten.", .illTreatment),
    ])
    func stands(_ marked: String, _ kind: EventKind) throws {
        let found = try reason(marked, kind)
        #expect(found == nil, "\(marked): \(String(describing: found))")
    }
}
