// Shows of an entry whose body is to be erased what type it had: so that nobody erases what says who is a member.

/// The type of an entry, with what leads from it to the root of the entry's fields, which its leaf keeps.
struct ShownType: Sendable, Equatable {
    let type: String
    let salt: [UInt8]
    /// The hashes beside the way up. All stand on the right, as the type is an entry's first field.
    let path: [Merkle.Hash]

    /// What a body shows; nil where its first field is not its type.
    init?(of body: EntryBody) {
        guard let first = body.fields.first, first.name == "type", first.form == .inline, let type = first.text else {
            return nil
        }
        let proof = FieldProof(body, index: 0)
        self.type = type
        salt = proof.salt
        path = proof.path.compactMap { if case .right(let hash) = $0 { hash } else { nil } }
    }

    /// What the fields of an entry say; nil where they say nothing of the kind.
    init?(_ entry: OpenedEntry) {
        guard let type = entry.text("item.type"), let proof = entry["item.proof"], proof.count % 32 == 0,
            proof.count >= 32, proof.count <= 32 * 32
        else { return nil }
        self.type = type
        salt = Array(proof.prefix(32))
        path = stride(from: 32, to: proof.count, by: 32).compactMap { Merkle.Hash(bytes: proof[$0..<$0 + 32]) }
    }

    /// The fields that say it.
    var fields: [Field] { [Field("item.type", type), Field("item.proof", salt + path.flatMap(\.bytes))] }

    /// The root of the fields of the entry that is meant. Who has not read an entry can't name it.
    var fieldsRoot: Merkle.Hash {
        FieldProof(field: Field("type", type), salt: salt, path: path.map { .right($0) }).root
    }

    /// Whether the entry is one of the vault's own.
    var isOwn: Bool { type.hasPrefix(VaultEvent.prefix) }
}
