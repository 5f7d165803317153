// One field of an entry as an outsider is shown it, with what leads from it to the entry's signed leaf.

/// A disclosed field: its value, its salt, and its path in the tree of the entry's fields.
public struct FieldProof: Hashable, Sendable {
    /// A hash beside the way from the field to the root, and on which side it stands.
    ///
    /// The sides are given instead of the field's number and the number of fields, so that neither is said. They can't
    /// be hidden wholly: the length of the path tells the number of fields to within a power of two.
    public enum Step: Hashable, Sendable {
        case left(Merkle.Hash)
        case right(Merkle.Hash)
    }

    /// The field.
    public let field: Field
    /// 32 bytes, without which nobody can try values against the commitment.
    public let salt: [UInt8]
    /// The hashes beside the way, lowest first.
    public let path: [Step]

    /// The root to which the field leads.
    var root: Merkle.Hash {
        path.reduce(EntryBody.commitment(to: field, salt: salt)) { hash, step in
            switch step {
            case .left(let other): Merkle.nodeHash(other, hash)
            case .right(let other): Merkle.nodeHash(hash, other)
            }
        }
    }

    init(field: Field, salt: [UInt8], path: [Step]) {
        self.field = field
        self.salt = salt
        self.path = path
    }

    /// The proof of one field of a body.
    init(_ body: EntryBody, index: Int) {
        field = body.fields[index]
        salt = body.salt(index)
        var steps: [Step] = []
        var hashes = body.commitments()[...]
        // From the root down: the half that the field is not in stands beside the way.
        while hashes.count > 1 {
            var half = 1
            while half * 2 < hashes.count { half *= 2 }
            let middle = hashes.startIndex + half
            if index < middle {
                steps.append(.right(Merkle.root(of: Array(hashes[middle...]))))
                hashes = hashes[..<middle]
            } else {
                steps.append(.left(Merkle.root(of: Array(hashes[..<middle]))))
                hashes = hashes[middle...]
            }
        }
        path = steps.reversed()
    }
}
