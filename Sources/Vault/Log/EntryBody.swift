// The sealed part of an entry: named fields, each of which can be shown to an outsider without the others.

import Crypto

/// A named value of an entry.
public struct Field: Hashable, Sendable {
    /// How the value stands in the body.
    public enum Form: UInt8, Sendable {
        case inline = 0
        case blob = 1
    }

    /// ASCII, 1 to 255 bytes.
    public var name: String
    /// The value, or the reference to the blob that has it.
    public var value: [UInt8]
    /// Which of the two.
    public var form: Form

    /// A field with a value of any bytes.
    public init(_ name: String, _ value: [UInt8], form: Form = .inline) {
        self.name = name
        self.value = value
        self.form = form
    }

    /// A field with a text.
    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    /// The value as text; nil where it is none.
    public var text: String? { String(validating: value, as: UTF8.self) }
}

/// The fields of an entry with the seed of their salts (docs/vault-format.md, Body).
struct EntryBody: Equatable, Sendable {
    var saltSeed: [UInt8]
    var fields: [Field]

    /// The longest body; anything longer belongs in evidence.
    static let longest = 100_000
    static let smallestSize = 256

    /// The body's bytes, padded.
    ///
    /// - Throws: where a field's name or the whole is too long, or there is none.
    func encoded() throws(LogError) -> [UInt8] {
        guard !fields.isEmpty, fields.count <= Int(UInt16.max) else {
            throw .unfitEntry(why: "it has \(fields.count) fields")
        }
        var bytes: [UInt8] = [1]
        bytes.reserveCapacity(Self.smallestSize)
        bytes += saltSeed
        bytes += UInt16(fields.count).bigEndianBytes
        for field in fields {
            let name = Array(field.name.utf8)
            guard (1...255).contains(name.count), name.allSatisfy({ $0 < 0x80 }) else {
                throw .unfitEntry(why: "a field is named '\(field.name)'")
            }
            guard bytes.count + field.value.count < Self.longest else {
                throw .unfitEntry(why: "it is over \(Self.longest) bytes long")
            }
            bytes.append(UInt8(name.count))
            bytes += name
            bytes.append(field.form.rawValue)
            bytes += UInt32(field.value.count).bigEndianBytes
            bytes += field.value
        }
        let size = max(Self.smallestSize, Padme.padded(bytes.count))
        bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
        return bytes
    }

    /// The body with these bytes; nil where they are none of version 1.
    init?(bytes: ArraySlice<UInt8>) {
        var reader = RecordReader(bytes)
        guard reader.number(UInt8.self) == 1, let seed = reader.take(32), let count = reader.number(UInt16.self),
            count > 0
        else { return nil }
        var fields: [Field] = []
        fields.reserveCapacity(min(Int(count), 64))
        for _ in 0..<count {
            guard let length = reader.number(UInt8.self), length > 0, let name = reader.take(Int(length)),
                let form = reader.number(UInt8.self).flatMap(Field.Form.init), let size = reader.number(UInt32.self),
                let value = reader.take(Int(size)), let text = String(validating: name, as: UTF8.self)
            else { return nil }
            fields.append(Field(text, [UInt8](value), form: form))
        }
        guard reader.rest.allSatisfy({ $0 == 0 }) else { return nil }
        saltSeed = [UInt8](seed)
        self.fields = fields
    }

    init(saltSeed: [UInt8], fields: [Field]) {
        self.saltSeed = saltSeed
        self.fields = fields
    }

    /// The salt of a field: 32 bytes.
    func salt(_ index: Int) -> [UInt8] {
        [UInt8](HMAC<SHA256>.authenticationCode(for: UInt32(index).bigEndianBytes, using: SymmetricKey(data: saltSeed)))
    }

    /// The commitments to the fields: leaf hashes of the tree under `fieldsRoot`.
    func commitments() -> [Merkle.Hash] {
        // The key is prepared once: that is most of the work.
        let keyed = HMAC<SHA256>(key: SymmetricKey(data: saltSeed))
        return fields.enumerated().map { index, field in
            var salt = keyed
            salt.update(data: UInt32(index).bigEndianBytes)
            return Self.commitment(to: field, salt: Array(salt.finalize()))
        }
    }

    /// Tree hash over the commitments.
    func fieldsRoot() -> Merkle.Hash { Merkle.root(of: commitments()) }

    /// The commitment to one field.
    static func commitment(to field: Field, salt: [UInt8]) -> Merkle.Hash {
        let name = Array(field.name.utf8)
        return Merkle.leafHash(
            salt + [field.form.rawValue, UInt8(truncatingIfNeeded: name.count)] + name + field.value)
    }
}

extension Merkle {
    /// The root of the tree over some leaf hashes.
    static func root(of leaves: [Hash]) -> Hash {
        guard leaves.count > 1 else { return leaves.first ?? emptyRoot }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        return nodeHash(root(of: Array(leaves[..<half])), root(of: Array(leaves[half...])))
    }
}
