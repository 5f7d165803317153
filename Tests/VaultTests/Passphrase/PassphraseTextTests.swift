// What counts as the same passphrase, how strong it is, and reading it from a file.
import Foundation
import TestSupport
import Testing

@testable import Vault

private func secret(_ text: String) -> SecretBytes {
    var bytes = Array(text.utf8)
    return SecretBytes(taking: &bytes)
}

@Suite struct PassphraseTextTests {
    @Test func composedAndDecomposedAreTheSame() throws {
        let pairs = [
            ("caf\u{E9} noir", "cafe\u{301} noir"), ("\u{AC00}", "\u{1100}\u{1161}"), ("\u{439}", "\u{438}\u{306}"),
        ]
        for (composed, decomposed) in pairs {
            #expect(secret(composed) != secret(decomposed))
            let one = try PassphraseText.normalised(secret(composed), place: "here")
            #expect(one == (try PassphraseText.normalised(secret(decomposed), place: "here")))
            #expect(one == secret(composed))
        }
    }

    @Test func nothingElseIsChanged() throws {
        for text in [" two  spaces ", "MiXed", "\u{FB01}", "Straße", "密码", "🦉🦉"] {
            #expect(try PassphraseText.normalised(secret(text), place: "here") == secret(text))
        }
    }

    @Test func whatIsNoTextIsRefused() {
        var broken: [UInt8] = [0x61, 0xFF, 0x62]
        #expect(throws: PassphraseError.notUTF8(place: "here")) {
            try PassphraseText.normalised(SecretBytes(taking: &broken), place: "here")
        }
        for text in ["up\u{1B}[A", "tab\t", "c1 \u{85}"] {
            #expect(throws: PassphraseError.controlCharacter(place: "here")) {
                try PassphraseText.normalised(secret(text), place: "here")
            }
        }
        #expect(throws: PassphraseError.empty(place: "here")) {
            try PassphraseText.normalised(secret(""), place: "here")
        }
        #expect(throws: PassphraseError.tooLong(place: "here")) {
            try PassphraseText.normalised(secret(String(repeating: "a", count: 1025)), place: "here")
        }
    }

    @Test func secretsDontPrint() {
        let hidden = secret("swordfish")
        #expect(
            ![String(describing: hidden), String(reflecting: hidden), "\(hidden)"].contains { $0.contains("sword") })
        var dumped = ""
        dump(hidden, to: &dumped)
        #expect(!dumped.contains("sword"))
    }
}

@Suite struct PassphraseStrengthTests {
    @Test(arguments: [
        "short", "eleven char", "password1234", "Password2024!", "aaaaaaaaaaaaaaaaaaaa", "abcdefghijklmnop",
        "qwertyuiopasdf",
        "abcabcabcabcabcabcabc", "12345678901234567890", "20241985201019992001", "monkey monkey monkey monkey",
        "19851985iloveyou",
    ])
    func weakOnesAreRefused(_ text: String) throws {
        #expect(PassphraseStrength(of: secret(text)).grade == .weak)
        let error = #expect(throws: PassphraseError.self) { try PassphraseStrength.check(secret(text)) }
        #expect(error.map { !$0.description.contains(text) } == true)
        #expect(throws: Never.self) { try PassphraseStrength.check(secret(text), forced: true) }
    }

    /// The estimate knows nothing of our list: of many draws a few look a little better or worse than they are, but none is refused.
    @Test func generatedOnesAreStrong() {
        var random = Random(seed: 11)
        func grades(words: Int) -> [PassphraseStrength.Grade] {
            (0..<400).map { _ in
                PassphraseStrength(of: GeneratedPassphrase(words: words, using: &random).secret).grade
            }
        }
        let (seven, three) = (grades(words: GeneratedPassphrase.usualWords), grades(words: 3))
        #expect(seven.count { $0 == .strong } >= 390 && !seven.contains(.weak))
        #expect(three.count { $0 == .weak } >= 390 && !three.contains(.strong))
    }

    @Test func moreIsNeverLess() {
        // Appending an unrelated random word never makes it weaker.
        var text = ""
        var last = 0.0
        for _ in 0..<40 {
            text += GeneratedPassphrase(words: 1).secret.withBytes { String(decoding: $0, as: UTF8.self) } + " "
            let bits = PassphraseStrength(of: secret(text)).bits
            #expect(bits >= last)
            last = bits
        }
    }
}

@Suite struct PassphraseFileTests {
    private func read(_ bytes: [UInt8], mode: Int = 0o600) throws -> (text: String, notes: [String]) {
        let file = FileManager.default.temporaryDirectory.appending(path: "habeas-pass-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        let read = try PassphraseFile(path: file.path)
        return (read.passphrase.withBytes { String(decoding: $0, as: UTF8.self) }, read.notes)
    }

    @Test func theFirstLineWithoutItsEnd() throws {
        for text in ["one two\nthree", "one two\r\nthree", "one two", "one two\n\n"] {
            let read = try read(Array(text.utf8))
            #expect(read.text == "one two")
            #expect(read.notes.isEmpty)
        }
        #expect(try read(Array((String(repeating: "x", count: 1024) + "\n").utf8)).text.count == 1024)
    }

    @Test func wideModesAndSpacesAreNoted() throws {
        for mode in [0o640, 0o604, 0o644, 0o620] {
            #expect(try read(Array("secret".utf8), mode: mode).notes.count == 1)
        }
        #expect(try read(Array("secret \n".utf8)).notes.count == 1)
    }

    @Test func whatIsNoPassphraseIsRefused() {
        for text in ["", "\n", "\r\nsecond", String(repeating: "x", count: 1025), "\u{FEFF}marked"] {
            #expect(throws: PassphraseError.self) { try read(Array(text.utf8)) }
        }
        #expect(throws: PassphraseError.self) { try read([0xFF, 0xFE, 0x61]) }
        #expect(throws: PassphraseError.self) { try PassphraseFile(path: "/nowhere/at/all") }
        #expect(throws: PassphraseError.self) { try PassphraseFile(path: "/tmp") }
    }

    @Test func theOptionComesBeforeTheVariable() {
        let environment = [PassphraseFile.variable: "b"]
        #expect(PassphraseFile.path(option: "a", environment: environment) == "a")
        #expect(PassphraseFile.path(option: nil, environment: environment) == "b")
        #expect(PassphraseFile.path(option: nil, environment: [PassphraseFile.variable: ""]) == nil)
    }
}
