// The age vectors of C2SP (CCTV): text that says what is expected, an empty line, an age file.

import Foundation
import TestSupport

/// One vector.
struct AgeVector {
    var name: String
    /// `success`, `no match`, `HMAC failure`, `header failure`, `payload failure` or `armor failure`.
    var expect: String
    /// SHA-256 (hexadecimal) of what may be given out, also before a failure.
    var payload: String?
    var identities: [String] = []
    var passphrases: [String] = []
    var isArmored = false
    var isCompressed = false
    var file: [UInt8]

    var isHybrid: Bool { name.contains("hybrid") }

    /// All vectors, those in zlib inflated by Python; empty where they or it are absent.
    static let all: [AgeVector] = {
        guard let folder = Shared.place("vectors/age"), let python = Program.path(of: "python3") else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        var vectors = names.sorted().compactMap { name in
            (try? Data(contentsOf: folder.appending(path: name))).flatMap { AgeVector(name: name, [UInt8]($0)) }
        }
        for place in vectors.indices where vectors[place].isCompressed {
            vectors[place].file = inflated(vectors[place].file, by: python)
        }
        return vectors
    }()

    init?(name: String, _ bytes: [UInt8]) {
        self.name = name
        expect = ""
        let feed = UInt8(ascii: "\n")
        guard let gap = bytes.indices.first(where: { $0 > 0 && bytes[$0] == feed && bytes[$0 - 1] == feed }) else {
            return nil
        }
        file = Array(bytes[(gap + 1)...])
        for line in String(decoding: bytes[..<gap], as: UTF8.self).split(separator: "\n") {
            guard let colon = line.range(of: ": ") else { return nil }
            let value = String(line[colon.upperBound...])
            switch line[..<colon.lowerBound] {
            case "expect": expect = value
            case "payload": payload = value
            case "identity": identities.append(value)
            case "passphrase": passphrases.append(value)
            case "armored": isArmored = value == "yes"
            case "compressed": isCompressed = value == "zlib"
            case "file key", "comment": break
            default: return nil
            }
        }
    }

    private static func inflated(_ bytes: [UInt8], by python: String) -> [UInt8] {
        let script = "import sys, zlib; print(zlib.decompress(sys.stdin.buffer.read()).hex())"
        let said = try? Program.run(python, ["-c", script], input: Data(bytes))
        return hexBytes((said?.output ?? "").trimmingCharacters(in: .whitespacesAndNewlines))
    }
}

/// The bytes of a text in hexadecimal.
private func hexBytes(_ text: String) -> [UInt8] {
    let digits = text.utf8.map { UInt8($0 < 58 ? $0 - 48 : $0 - 87) }
    return stride(from: 0, to: digits.count - digits.count % 2, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
