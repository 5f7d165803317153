// Reads how people and organisations stand to one another.
import CaseModel
import Syntax

/// Relations stand mostly in the few words around a name, so they are read by patterns over the words and mentions;
/// the parse helps where a verb stands between. What one pattern finds first, a later one does not say again.
enum RelationStage {
    static func read(_ page: inout Page) {
        let lexicon = RelationLexicon.english
        let text = RelationText(page, lexicon: lexicon)
        var nouns = NounRelations(text, lexicon: lexicon, list: RelationList(page))
        nouns.read()
        var list = nouns.list
        VerbRelations(text: text, lexicon: lexicon).read(into: &list)
        OrganisationTies(text: text).read(into: &list)
        Successors(text: text).read(into: &list)
        LawyerRelations(text: text, lawyers: nouns.lawyersWithoutClient).read(into: &list)
        SharedBodies.add(nouns.sharing, to: &list)
        page.relations = list.relations
    }
}
