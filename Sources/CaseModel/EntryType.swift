// The kinds of entries in the ledger: what a vault's logs hold beside the vault's own.

/// What an entry of the ledger says. The vault seals entries without knowing what they mean; their meaning is here.
public enum EntryType: String, Sendable, CaseIterable {
    /// A file was taken in as evidence. Fields: `evidence`, `name`, `media`, `record` (how, when, by whom: JSON).
    case captured
    /// A report was read. Fields: `source` (the id of its file), `reader` (version), `draft` (JSON, docs/json.md).
    case drafted
    /// Something was shown or taken out in the clear. Fields: `what`, `item`.
    case exported
}
