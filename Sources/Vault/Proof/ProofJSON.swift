// `proof.json`: written in one form, and read only in that form, so that nothing stands in it that was not checked.

import FoundationEssentials

/// The file as its names and values lie in it.
private struct ProofFile: Codable {
    struct FieldText: Codable {
        var name: String
        var form: UInt8
        var value: String
        var text: String?
        var salt: String
        var path: [String]
    }

    var format: String
    var vault: String
    var log: String
    var index: UInt64
    var size: UInt64
    var leaf: String
    var path: [String]
    var rootBefore: String
    var batchPath: [String]
    var author: String
    var fields: [FieldText]

    static let format = "habeas proof 1"
}

extension EntryProof {
    /// The longest file that is read.
    static let longestFile = 4 << 20

    /// The bytes of the file.
    var json: [UInt8] {
        func strings(_ values: [String]) -> String { "[" + values.map(quoted).joined(separator: ", ") + "]" }
        var lines = [
            "\"format\": \(quoted(ProofFile.format))", "\"vault\": \(quoted(vault.hex))",
            "\"log\": \(quoted(entry.log.hex))",
            "\"index\": \(entry.index)", "\"size\": \(size)", "\"leaf\": \(quoted(Base64.text(of: leaf)))",
            "\"path\": \(strings(path.map(\.base64)))", "\"rootBefore\": \(quoted(rootBefore.base64))",
            "\"batchPath\": \(strings(batchPath.map(\.base64)))",
            "\"author\": \(quoted(Base64.text(of: author.bytes)))",
        ]
        let shown = fields.map { proof in
            let text = proof.field.form == .inline ? proof.field.text.map { ", \"text\": \(quoted($0))" } ?? "" : ""
            return "    {\"name\": \(quoted(proof.field.name)), \"form\": \(proof.field.form.rawValue), "
                + "\"value\": \(quoted(Base64.text(of: proof.field.value)))\(text), "
                + "\"salt\": \(quoted(Base64.text(of: proof.salt))), \"path\": \(strings(proof.path.map(\.text)))}"
        }
        lines.append("\"fields\": [\n" + shown.joined(separator: ",\n") + "\n  ]")
        return Array(("{\n  " + lines.joined(separator: ",\n  ") + "\n}\n").utf8)
    }

    /// Reads the file.
    ///
    /// - Throws: `ProofError.notAProof` where it is not exactly what `json` would write.
    init(json bytes: [UInt8]) throws(ProofError) {
        guard bytes.count <= Self.longestFile, let file = try? JSONDecoder().decode(ProofFile.self, from: Data(bytes))
        else {
            throw .notAProof(why: "the file proof.json is damaged")
        }
        guard file.format == ProofFile.format else {
            throw .notAProof(why: "the file proof.json is of another version, '\(file.format)'")
        }
        guard let proof = EntryProof(file), proof.json == bytes else {
            throw .notAProof(why: "the file proof.json has another form than Habeas writes; it was changed")
        }
        self = proof
    }

    private init?(_ file: ProofFile) {
        guard let vault = Identifier(hex: file.vault), let log = Identifier(hex: file.log),
            let leaf = Base64.bytes(of: file.leaf.utf8), let path = hashes(file.path),
            let rootBefore = Merkle.Hash(base64: file.rootBefore), let batchPath = hashes(file.batchPath),
            let author = Base64.bytes(of: file.author.utf8).flatMap({ VerifyingKey(bytes: $0) })
        else { return nil }
        var fields: [FieldProof] = []
        for field in file.fields {
            let path = field.path.compactMap { FieldProof.Step(text: $0) }
            guard let form = Field.Form(rawValue: field.form), let value = Base64.bytes(of: field.value.utf8),
                let salt = Base64.bytes(of: field.salt.utf8), salt.count == 32, path.count == field.path.count,
                (1...255).contains(field.name.utf8.count)
            else { return nil }
            fields.append(FieldProof(field: Field(field.name, value, form: form), salt: salt, path: path))
        }
        self.init(
            vault: vault, entry: EntryID(log: log, index: file.index), size: file.size, leaf: leaf, path: path,
            rootBefore: rootBefore, batchPath: batchPath, author: author, fields: fields)
    }
}

extension FieldProof.Step {
    fileprivate var text: String {
        switch self {
        case .left(let hash): "left \(hash.base64)"
        case .right(let hash): "right \(hash.base64)"
        }
    }

    fileprivate init?(text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let hash = Merkle.Hash(base64: String(parts[1])) else { return nil }
        switch parts[0] {
        case "left": self = .left(hash)
        case "right": self = .right(hash)
        default: return nil
        }
    }
}

private func hashes(_ texts: [String]) -> [Merkle.Hash]? {
    let found = texts.compactMap { Merkle.Hash(base64: $0) }
    return found.count == texts.count ? found : nil
}

/// A string in the one form in which it is written: only what JSON demands is escaped.
private func quoted(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": written += "\\\(scalar)"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            let digits = String(scalar.value, radix: 16)
            written += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        default: written.unicodeScalars.append(scalar)
        }
    }
    return written + "\""
}
