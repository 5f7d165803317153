// A text with signatures under it that other tools can check (C2SP signed-note).

/// A signed note: a text, an empty line, and a line for every signature.
///
///     let bytes = try Note.signed("hello\n", by: [signer])
///     let note = try Note(bytes, verifiers: [signer.verifier])
///
/// A note exists only where a known key has signed it: reading checks before it returns anything.
public struct Note: Equatable, Sendable {
    /// One signature line.
    public struct Signature: Hashable, Sendable {
        /// The name of the signer, as the line says.
        public let name: String
        /// The hash of the key, as the line says.
        public let keyHash: UInt32
        /// The signature itself.
        public let bytes: [UInt8]

        var line: String {
            let hash = (0..<4).map { UInt8(truncatingIfNeeded: keyHash >> UInt32(24 - 8 * $0)) }
            return "\u{2014} \(name) \(Base64.text(of: hash + bytes))\n"
        }
    }

    /// The signed text, with the line end that closes it.
    public let text: String
    /// The verifiers whose signatures were found and are right, in the order of the note.
    public let signers: [Verifier]
    /// Signatures of keys that are not known here; they say nothing.
    public let unknown: [Signature]

    /// Most bytes of a note that is read.
    public static let largest = 1_000_000
    /// Most signatures of a note that is read.
    public static let mostSignatures = 100

    /// Reads a note and checks the signatures of all keys that are known.
    ///
    /// Signatures of other keys are ignored. Throws `malformed` for what is not a note, `badSignature` where a known key's
    /// signature is wrong, and `unsigned` where no known key has signed.
    public init(_ bytes: [UInt8], verifiers: [Verifier]) throws(NoteError) {
        let (text, signatures) = try Self.parse(bytes)
        let signed = Array(text.utf8)
        var signers: [Verifier] = []
        var unknown: [Signature] = []
        for signature in signatures {
            // The hash is short: two keys may share it, and one of them may have been made to.
            let known = verifiers.filter { $0.name == signature.name && $0.keyHash == signature.keyHash }
            guard !known.isEmpty else {
                if !unknown.contains(signature) { unknown.append(signature) }
                continue
            }
            guard let verifier = known.first(where: { $0.accepts(signature.bytes, of: signed) }) else {
                throw .badSignature(name: signature.name)
            }
            if !signers.contains(verifier) { signers.append(verifier) }
        }
        guard !signers.isEmpty else { throw .unsigned(names: unknown.map(\.name)) }
        self.text = text
        self.signers = signers
        self.unknown = unknown
    }

    /// The bytes of a note over a text that ends with a line end, signed by all the signers.
    ///
    /// Throws `badText` where the text cannot stand in a note: no line end, control characters, too long.
    public static func signed(_ text: String, by signers: [Signer]) throws -> [UInt8] {
        let bytes = Array(text.utf8)
        guard bytes.last == newline else { throw NoteError.badText(why: "it does not end with a line end") }
        guard bytes.count <= largest / 2 else { throw NoteError.badText(why: "it has more than \(largest / 2) bytes") }
        guard !hasControl(bytes) else { throw NoteError.badText(why: "it has control characters other than line ends") }
        guard (1...mostSignatures).contains(signers.count) else {
            throw NoteError.badText(why: "it needs 1 to \(mostSignatures) signers, not \(signers.count)")
        }
        return try signers.reduce(into: bytes + [newline]) { $0 += Array(try $1.sign(bytes).line.utf8) }
    }

    /// The text and the signatures of a note, nothing checked but the form.
    static func parse(_ bytes: [UInt8]) throws(NoteError) -> (text: String, signatures: [Signature]) {
        guard bytes.count <= largest else { throw .malformed(why: "it has more than \(largest) bytes") }
        guard let whole = String(validating: bytes, as: UTF8.self) else { throw .malformed(why: "it is not UTF-8") }
        guard !hasControl(bytes) else { throw .malformed(why: "it has control characters other than line ends") }
        guard bytes.last == newline else { throw .malformed(why: "it does not end with a line end") }
        // The last empty line parts text and signatures; the text keeps its own line end.
        guard let gap = bytes.indices.dropFirst().last(where: { bytes[$0] == newline && bytes[$0 - 1] == newline })
        else {
            throw .malformed(why: "no empty line parts the text from the signatures")
        }
        let utf8 = whole.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: gap)
        let text = String(whole[..<start])
        let lines = bytes[(gap + 1)...].split(separator: newline, omittingEmptySubsequences: false).dropLast()
        guard !lines.isEmpty else { throw .malformed(why: "it has no signatures") }
        guard lines.count <= mostSignatures else {
            throw .malformed(why: "it has more than \(mostSignatures) signatures")
        }
        var signatures: [Signature] = []
        for line in lines { signatures.append(try signature(in: line)) }
        return (text, signatures)
    }

    private static func signature(in line: ArraySlice<UInt8>) throws(NoteError) -> Signature {
        let mark = Array("\u{2014} ".utf8)
        let parts = line.dropFirst(mark.count).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard line.starts(with: mark), parts.count == 2, let name = String(validating: parts[0], as: UTF8.self) else {
            throw .malformed(why: "a signature line should be a dash, a name and base64, with one space between them")
        }
        guard isName(name) else { throw .malformed(why: "a signature line has no proper name") }
        guard let bytes = Base64.bytes(of: parts[1]), bytes.count > 4 else {
            throw .malformed(why: "the signature of \(name) is not base64, or too short")
        }
        let hash = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return Signature(name: name, keyHash: hash, bytes: Array(bytes.dropFirst(4)))
    }

    private static let newline = UInt8(ascii: "\n")

    private static func hasControl(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 < 0x20 && $0 != newline } }
}
