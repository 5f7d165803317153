// Closed sets of words that decide what belongs to the name of a body.

enum OrganisationWords {
    /// Words that say nothing of which body is meant.
    static let generic: Set<String> = [
        "the", "of", "llc", "ltd", "ooo", "jsc", "inc", "sizo", "isolator", "branch", "criminal", "civil", "city",
        "town", "regional", "region",
        "district", "local", "provincial", "county", "municipal",
        "police", "court", "courts", "department", "station", "office", "prison", "colony", "penal", "centre",
        "center", "detention", "temporary", "facility", "prosecutor", "'s", "ministry", "service", "committee",
        "council", "commission", "party", "movement", "fund", "foundation", "association", "union", "agency",
        "bureau", "organisation", "organization", "group", "society", "initiative", "institute", "university",
        "school", "hospital", "government", "parliament", "administration", "authority", "authorities", "prosecution",
        "tribunal", "jail", "network", "project", "coalition", "board", "company", "bank", "church", "mosque",
        "newspaper", "channel", "website", "directorate", "division", "house", "forum", "assembly", "senate",
        "remand", "pre-trial", "chamber", "embassy", "akimat", "army", "unit", "force", "forces", "command", "team",
        "college", "academy", "club", "secretariat", "federation", "alliance", "front", "platform", "campaign",
        "delegation", "state", "appeal", "appeals", "news", "media", "press", "tv", "radio", "television",
    ]

    /// Modifiers between a place and a small designation: "Andijan [regional] police".
    static let modifiers: Set<String> = [
        "city", "regional", "district", "provincial", "county", "municipal", "state", "federal", "central", "women",
        "juvenile", "military", "criminal",
        "administrative", "economic", "interdistrict", "inter-district", "specialised", "specialized", "appeal",
        "appeals", "appellate", "civil", "high",
        "town", "traffic", "penal", "strict", "maximum", "security", "maximum-security", "high-security",
        "investigative", "remand", "children", "ward",
        "republican", "oblast", "rayon", "raion", "revolutionary", "commune", "garrison", "first-instance", "judicial",
        "temporary",
        "chief", "public", "people",
        "divisional", "metropolitan", "local", "area", "sessions", "magistrate", "magistrates", "general",
        "general-regime", "strict-regime", "men",
        "village", "main", "special", "investigating", "islamic", "correctional", "cantonal", "communal",
        "departmental", "prefectural",
    ]

    /// Words for areas that may close a name: "the Court of the Leninski [district]".
    static let areas: Set<String> = [
        "district", "region", "province", "oblast", "county", "city", "governorate", "krai", "territory", "raion",
        "rayon", "prefecture", "municipality",
        "republic", "state", "emirate", "commune", "ward", "division", "canton", "area",
    ]

    /// Parts of a court or department; the body is what follows "of the".
    static let parts: Set<String> = [
        "branch", "chamber", "circuit", "bench", "section", "collegium", "panel", "college", "wing", "session",
        "presidium", "plenum", "division",
    ]

    /// Heads that stand before the rest of the name: "Radio Liberty", "Colony No. 8".
    static let leading: Set<String> = [
        "radio", "tv", "bank", "channel", "colony", "prison", "camp", "sizo", "hotel", "télé", "tele", "canal",
        "agence", "movement", "club", "ngo",
        "jail", "zindan", "penitentiary", "frente", "partido", "parti", "partiya", "hizb", "movimiento", "mouvement",
        "colectivo", "collectif",
        "coordinadora", "alianza", "fundación", "fundacion", "asociación", "asociacion", "comité", "comite",
        "fondation", "ligue", "diario", "noticias",
        "agencia", "canal", "sindicato", "syndicat", "universidad", "université",
    ]

    /// Labels that need quotes to make a name: any page or account may stand before a capital.
    static let weakLabels: Set<String> = [
        "account", "page", "post", "house", "live", "team", "press", "times", "blog", "watch", "monitor", "mirror",
        "front", "mission", "mine",
        "energy", "oil", "desk", "programme", "program", "lawyers", "daily", "community", "campaign", "brand",
        "project", "news", "chat",
    ]

    /// After these a capital is the name of a page, not of a person.
    static let pages: Set<String> = [
        "account", "page", "blog", "channel", "profile", "handle", "hashtag", "group", "chat",
    ]

    /// Bodies of the state: a word for the country before them is not part of the name.
    static func isOfState(_ kind: String) -> Bool {
        ["court", "ministry", "police", "security-service", "prosecution", "government", "prison"].contains(kind)
    }
}
