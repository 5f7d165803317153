// The closed word lists of a case file: kinds of events, roles, kinds of organisations, relations (definitions: SCHEMA).

/// What happened to whom, in the terms of the HURIDOCS micro-thesauri; raw values are the names used in files.
public enum EventKind: String, CaseIterable, Hashable, Sendable, Codable {
    case search, seizure, detention, remand
    case administrativeArrest = "administrative-arrest"
    case houseArrest = "house-arrest"
    case transfer, interrogation, charge, offence, trial, sentence, fine, appeal, release
    case travelBan = "travel-ban"
    case illTreatment = "ill-treatment"
    case threat, attack, death, disappearance, protest, refusal, ban, statement

    /// Whether the people concerned are the doers (`actors`), as in an offence, a protest or a statement.
    public var isAct: Bool { self == .offence || self == .protest || self == .statement }
}

/// What a person is in the report.
public enum PersonRole: String, CaseIterable, Hashable, Sendable, Codable {
    case activist
    case humanRightsDefender = "human-rights-defender"
    case journalist, lawyer, politician, official, police, judge, prosecutor, witness, relative, other
}

/// What an organisation is.
public enum OrganisationKind: String, CaseIterable, Hashable, Sendable, Codable {
    case party, movement, ngo, media, police
    case securityService = "security-service"
    case court, prosecution, prison, ministry, government, company, international, other
}

/// How two people or organisations stand to one another; read from the first to the second ("lawyer-of").
public enum RelationType: String, CaseIterable, Hashable, Sendable, Codable {
    case founderOf = "founder-of"
    case leaderOf = "leader-of"
    case memberOf = "member-of"
    case spouseOf = "spouse-of"
    case parentOf = "parent-of"
    case childOf = "child-of"
    case siblingOf = "sibling-of"
    case relativeOf = "relative-of"
    case lawyerOf = "lawyer-of"
    case associateOf = "associate-of"
    case employeeOf = "employee-of"
    case successorOf = "successor-of"

    /// Whether the relation reads the same in both directions.
    public var isSymmetric: Bool {
        self == .spouseOf || self == .siblingOf || self == .relativeOf || self == .associateOf
    }
}

/// How a statement stands; apart from it, somebody may deny it.
public enum Standing: String, CaseIterable, Hashable, Sendable, Codable {
    /// The source says it in its own voice.
    case reported
    /// Hedged, or an accuser's version.
    case alleged
    case opinion
    case forecast
    /// Worked out by us from statements that are named.
    case computed
}

/// Whether the reader vouches for an item or asks a person to check it.
public enum Confidence: String, CaseIterable, Hashable, Sendable, Codable {
    case sure, check
}

/// What a person has decided about a statement.
public enum Review: String, CaseIterable, Hashable, Sendable, Codable {
    case drafted, accepted, rejected, superseded
}
