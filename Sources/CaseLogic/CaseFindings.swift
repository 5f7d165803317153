// The front of the room: a case file in, what follows from it out.
public import CaseModel

/// Everything that can be worked out of one case file: nothing here is said by the source, all of it names what it rests on.
///
/// The same case file and day give the same findings.
public struct CaseFindings: Hashable, Sendable {
    /// Every spell of custody of every named person, in order of person and time.
    public var custodies: [Custody]
    /// One criminal or administrative matter of one person each.
    public var proceedings: [Proceeding]
    /// Times between two events that belong together.
    public var intervals: [Interval]
    /// "A record year", "for the first time": said by the source, not to be believed unchecked.
    public var claims: [ClaimToCheck]
    /// Where the file holds two answers, or somebody denies.
    public var disagreements: [Disagreement]
    /// What is missing, as questions to ask.
    public var gaps: [Gap]

    /// Works out the findings; clocks run until `day`, or until the day of the document where none is given.
    ///
    /// - Parameter person: asks only for what concerns this one.
    /// - Parameter findsClaims: whether the text is searched for superlatives.
    /// - Parameter findsGaps: whether it is asked what is missing.
    public init(
        of file: CaseFile, asOf day: EDTF? = nil, person: EntityID? = nil, findsClaims: Bool = true,
        findsGaps: Bool = true
    ) {
        let events = EventIndex(file, of: person)
        let clockDay = day ?? file.draft.documentDate
        custodies = CustodyReader(events: events, asOf: clockDay).custodies()
        let held = HeldTogether(custodies)
        proceedings = ProceedingReader(events: events, held: held).proceedings()
        intervals = IntervalReader(events: events, held: held).intervals(of: proceedings)
        claims = findsClaims ? ClaimReader(text: file.draft.text).claims(beside: intervals) : []
        disagreements = DisagreementReader(events: events).disagreements()
        gaps =
            findsGaps
            ? GapReader(events: events, asOf: clockDay, custodies: custodies, proceedings: proceedings).gaps() : []
    }
}
