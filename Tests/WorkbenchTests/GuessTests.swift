// Guessing passphrases: of a thousand tries in ten minutes at most twenty are looked at, wherever they come from (SECURITY T11).

import Foundation
import Phrases
import Testing
import Vault

@testable import Workbench

@Suite struct GuessTests {
    /// Tries a passphrase at the door; what the door says.
    private func attempt(_ words: String, from peer: String, _ bench: Bench) async throws -> String? {
        let browser = try await bench.browser(from: peer)
        let answer = await bench.send("/unlock", browser, token: browser.formToken, [("passphrase", words)])
        #expect(answer.status == 303)
        // Who was let in has another cookie.
        guard let kept = bench.visitor(browser.token) else { return nil }
        return kept.notice?.word.key
    }

    @Test(arguments: [1, 250]) func fewGuessesAreLookedAt(sources: Int) async throws {
        let made = try Bench()
        // It lets go of the log, which the other one writes to.
        try await made.makeTeam().close()
        let bench = try Bench(over: made)
        var (looked, waited) = (0, 0)
        for number in 0..<1_000 {
            switch try await attempt(
                "guess number \(number) of many words", from: "198.51.100.\(number % sources)", bench)
            {
            case "door.wrong": looked += 1
            case "door.wait": waited += 1
            case let other: Issue.record("\(other ?? "let in")")
            }
            bench.wait(0.6)
        }
        print("guesses from \(sources) sources: \(looked) looked at, \(waited) not")
        #expect(looked + waited == 1_000)
        #expect(looked >= 5 && looked <= 20)
        // Whoever knows the words is let in as soon as a try is free, however often.
        bench.wait(Guesses.seconds * 10)
        for _ in 0..<30 { #expect(try await attempt(Bench.passphrase(.reader), from: "203.0.113.9", bench) == nil) }
    }

    /// With a session that was left open nobody finds the passphrase either.
    @Test func fewAreLookedAtInside() async throws {
        let bench = try Bench()
        _ = try await bench.makeTeam()
        let browser = try await bench.browser(.editor)
        var looked = 0
        for path in ["/team/passphrase", "/team/factor/remove"] {
            for number in 0..<50 {
                let fields = [
                    ("passphrase", "guess number \(number) of many words"),
                    ("new", "a wholly new passphrase of words"), ("again", "a wholly new passphrase of words"),
                ]
                _ = await bench.send(path, browser, token: browser.formToken, fields)
                if bench.visitor(browser.token)?.notice?.word.key == "team.passphrase.wrong" { looked += 1 }
            }
        }
        #expect(looked >= 1 && looked <= Int(Guesses.most))
    }
}
