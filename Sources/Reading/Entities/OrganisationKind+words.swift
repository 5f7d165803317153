// Tells what kind of body a name means by the words in it.
import CaseModel

extension OrganisationKind {
    /// The kind that the words of a name show, beyond that of its head.
    init(of words: [String], head: OrganisationKind) {
        let set = Set(words)
        func has(_ wanted: String...) -> Bool { wanted.contains { set.contains($0) } }
        func holds(_ part: String) -> Bool { words.contains { $0.contains(part) } }
        self =
            if has("court", "tribunal", "judgeship") && !has("department") {
                has("european", "international", "inter-american", "african") ? .international : .court
            } else if has("ministry") {
                has("intelligence", "security") && !has("internal") ? .securityService : .ministry
            } else if holds("prosecut") || words.contains("attorney") && has("general") {
                .prosecution
            } else if head == .prison {
                .prison
            } else if has("police", "gendarmerie") || has("affairs") && has("internal")
                || has("investigation", "investigations", "crime", "crimes", "extremism", "drug") && head == .government
            {
                .police
            } else if has(
                "security", "intelligence", "anti-corruption", "counter-terrorism", "counterintelligence",
                "counterterrorism") && (head == .government || head == .securityService || head == .police)
            {
                .securityService
            } else if has("un", "united", "european", "international")
                && has("nations", "union", "rapporteur", "working")
            {
                .international
            } else if head == .government,
                has(
                    "rights", "helsinki", "solidarity", "aid", "defence", "defense", "protect", "journalists",
                    "lawyers", "citizens", "mothers")
            {
                .ngo
            } else {
                head
            }
    }
}
