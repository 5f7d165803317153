// Makes people, organisations and places of names, and finds whom every other mention means.
import CaseModel
import Names
import Syntax

enum EntityStage {
    /// Reads the names of the page: entities, and one mention for each place that names one.
    static func nameEntities(_ page: inout Page) {
        var reading = NameReading(page, lexicon: page.lexicon.names)
        reading.findOrganisations()
        let decisions = NameDecisions(reading)
        page.entities = decisions.entities
        page.mentions = decisions.mentions
    }

    /// Finds whom every other mention means, after the parse: roles and genders of people first, then nouns, pronouns and groups.
    static func resolveMentions(_ page: inout Page) {
        MentionResolver.addRoles(to: &page, lexicon: page.lexicon.names)
        let resolver = MentionResolver(page, lexicon: page.lexicon.names)
        for (index, gender) in resolver.genders.enumerated() { page.entities[index].gender = gender }
        page.mentions += resolver.mentions
        page.mentions.sort {
            ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound)
        }
    }
}

extension NameReading {
    /// Finds the bodies of the page, the surest signs first.
    mutating func findOrganisations() {
        let sentences = page.words.sentences
        for (index, sentence) in sentences.enumerated() where !isFurniture(sentence) {
            findQuotedOrganisations(in: sentence.tokens)
            findSpeltOutAcronyms(in: sentence.tokens)
            findNamedOrganisations(in: sentence.tokens, style: facts.styles[index])
            findDesignatedOrganisations(in: sentence.tokens)
            findLabelledOrganisations(in: sentence.tokens)
            findKnownOrganisations(in: sentence.tokens, style: facts.styles[index])
        }
        organisations.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private func isFurniture(_ sentence: Sentence) -> Bool {
        sentence.tokens.first.map { facts[$0].contains(.furniture) } ?? true
    }
}
