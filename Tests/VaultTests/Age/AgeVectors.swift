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
        let folder = FileManager.default.temporaryDirectory
        let places = (0..<2).map { _ in folder.appending(path: "habeas-vector-\(UUID().uuidString)") }
        defer { for place in places { try? FileManager.default.removeItem(at: place) } }
        let script = "import sys, zlib; open(sys.argv[2], 'wb').write(zlib.decompress(open(sys.argv[1], 'rb').read()))"
        try? Data(bytes).write(to: places[0])
        _ = try? Program.run(python, ["-c", script] + places.map(\.path))
        return (try? Data(contentsOf: places[1])).map { [UInt8]($0) } ?? []
    }
}
