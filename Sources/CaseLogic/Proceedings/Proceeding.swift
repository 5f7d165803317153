// One criminal or administrative matter of one person: provisions, what is alleged, stages in order.
public import CaseModel

/// One matter of one person.
public struct Proceeding: Hashable, Sendable {
    /// Whose matter it is.
    public var person: EntityID
    /// Criminal, administrative, or `other` where the file does not say.
    public var code: LegalCode
    /// The provisions cited in it, in order.
    public var provisions: [Provision]
    /// What is alleged: offences as the accusers tell them, or the protest a penalty is for. Never facts about the person.
    public var acts: [EntityID]
    /// What has happened in it, in order of time.
    public var stages: [ProceedingStage]
    /// The words it rests on.
    public var spans: [ByteSpan]
    /// How the events were put together.
    public var rule: String

    /// All events it is made of, acts first.
    public var events: [EntityID] { acts + stages.map(\.event) }
    /// The stage it has reached, as far as the file says.
    public var reached: ProceedingStage? { stages.last }
}

/// One stage of a matter.
public struct ProceedingStage: Hashable, Sendable {
    /// Detention, charge, remand, trial, sentence, appeal, release ...
    public var kind: EventKind
    /// The event.
    public var event: EntityID
    /// Its date.
    public var date: EDTF?
}
