// Debian's age and tar open what we keep, with our program absent; GNU tar and Python understand our headers.

import Foundation
import TestSupport
import Testing

@testable import Vault

@Suite struct EvidenceDebianTests {
    @Test(.wants(program: "age"), .wants(program: "tar")) func ageAndTarOpenWhatWeKeep() throws {
        let test = try TestEvidence()
        let out = try TemporaryFolder()
        let age = try #require(Program.path(of: "age"))
        let tar = try #require(Program.path(of: "tar"))
        try Data(test.identity.secretText().utf8).write(to: URL(filePath: "\(out.path)/epoch.txt"))
        for size in [0, 1, 511, 512, 513, 65_535, 65_536, 65_537, 5_000_000] {
            for ending in ["html", nil] {
                let bytes = randomBytes(size)
                let record = Array(#"{"name":"../\n","size":\#(size)}"#.utf8)
                let reference = try test.put(bytes, record: record, extension: ending)
                let archive = "\(out.path)/archive"
                let opened = try Program.run(
                    age, ["-d", "-i", "\(out.path)/epoch.txt", "-o", archive, test.place(of: reference.id)])
                #expect(opened.exit == 0, "\(opened.errors)")
                let listed = try Program.run(tar, ["tvf", archive])
                let name = ending.map { "original.\($0)" } ?? "original"
                #expect(
                    listed.output.split(separator: "\n").map { $0.split(separator: " ").last } == [
                        "capture.json", Substring(name),
                    ])
                #expect(
                    listed.output.split(separator: "\n").allSatisfy { $0.hasPrefix("-rw------- 0/0") },
                    "\(listed.output)")
                let extracted = try Program.run(tar, ["xf", archive, "-C", out.path])
                #expect(extracted.exit == 0 && extracted.errors.isEmpty, "\(extracted.errors)")
                #expect(try Data(contentsOf: URL(filePath: "\(out.path)/\(name)")) == Data(bytes))
                #expect(try Data(contentsOf: URL(filePath: "\(out.path)/capture.json")) == Data(record))
            }
        }
    }

    @Test(.wants(program: "tar")) func gnuTarReadsOurSizes() throws {
        let out = try TemporaryFolder()
        let tar = try #require(Program.path(of: "tar"))
        let sizes: [UInt64] = [0, 511, 1 << 33 - 1, 1 << 33, 1 << 33 + 1, 1 << 40 + 12_345, 1 << 60 - 1]
        for size in sizes {
            let header = UstarHeader(name: "original.bin", size: size)
            #expect(UstarHeader(bytes: header.bytes) == header)
            let place = URL(filePath: "\(out.path)/header")
            try Data(header.bytes).write(to: place)
            let listed = try Program.run(tar, ["tvf", place.path])
            let fields = listed.output.split(separator: " ")
            #expect(fields.count > 2 && fields[2] == "\(size)", "\(size): \(listed.output) \(listed.errors)")
        }
    }

    @Test(.wants(program: "tar")) func weReadWhatGnuTarWrites() throws {
        let out = try TemporaryFolder()
        let tar = try #require(Program.path(of: "tar"))
        let bytes = randomBytes(1_234)
        try Data(bytes).write(to: URL(filePath: "\(out.path)/original.bin"))
        let made = try Program.run(
            tar, ["--format=ustar", "--mode=0600", "-C", out.path, "-cf", "\(out.path)/archive", "original.bin"])
        #expect(made.exit == 0, "\(made.errors)")
        let archive = try [UInt8](Data(contentsOf: URL(filePath: "\(out.path)/archive")))
        #expect(archive[512..<512 + 1_234].elementsEqual(bytes))
        // Owner and time are theirs; what we read of a header is the same.
        var header = Array(archive[..<512])
        #expect(UstarHeader(bytes: header) == UstarHeader(name: "original.bin", size: 1_234))
        header[130] ^= 1
        #expect(UstarHeader(bytes: header) == nil)
    }

    @Test func headersWithOneOtherByteAreRefused() {
        let header = UstarHeader(name: "original.bin", size: 1_234).bytes
        for place in 0..<512 {
            for bit in 0..<8 {
                var bad = header
                bad[place] ^= 1 << UInt8(bit)
                // The byte behind the digits of the sum may be a space, as in old archives.
                if (148..<156).contains(place), bad[place] == 0x20 || bad[place] == 0 { continue }
                #expect(UstarHeader(bytes: bad) == nil, "byte \(place) bit \(bit)")
            }
        }
        #expect(UstarHeader(bytes: [UInt8](repeating: 0, count: 512)) == nil)
        #expect(UstarHeader(bytes: []) == nil)
    }
}
