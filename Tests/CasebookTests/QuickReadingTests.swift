// The quick reader of drafts reads what a decoder reads, or leaves it to the decoder; on sound, damaged and unusual JSON.

import Bureau
import CaseModel
import Foundation
import Testing

@testable import Casebook

@Suite struct QuickReadingTests {
    private func drafts(_ seed: UInt64) -> [Draft] {
        var bureau = FictionalBureau(BureauSetting(seed: seed, statements: 1_000))
        return bureau.all().compactMap { if case .drafted(let act) = $0.act { act.draft } else { nil } }
    }

    private func encoded(_ draft: Draft, _ formatting: JSONEncoder.OutputFormatting) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        return Array(try encoder.encode(draft))
    }

    @Test(arguments: 61...63 as ClosedRange<UInt64>) func readsWhatIsWritten(seed: UInt64) throws {
        for var draft in drafts(seed) {
            draft.setAside = [
                SetAside(
                    kind: .trial, participants: [EntityID(0)], date: EDTF("2024-05-16"), reason: .forecast,
                    explanation: "to come: \"on Monday\"\n", spans: [ByteSpan(0, 4)])
            ]
            draft.unread = [UnreadSentence(span: ByteSpan(0, 9), trigger: ByteSpan(2, 5))]
            let bytes = try encoded(draft, [.sortedKeys, .withoutEscapingSlashes])
            let decoded = try JSONDecoder().decode(Draft.self, from: Data(bytes))
            #expect(Draft(quickly: bytes) == decoded)
            // Keys in another order are for the decoder.
            let other = try encoded(draft, [.prettyPrinted])
            if let read = Draft(quickly: other) { #expect(read == decoded) }
        }
    }

    @Test func readsDecisions() throws {
        var bureau = FictionalBureau(BureauSetting(seed: 64, statements: 1_000))
        var dice = Dice(seed: 64)
        var taken = 0
        for case .decided(let act) in bureau.all().map(\.act) {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            var bytes = Array(try encoder.encode(act.decisions))
            #expect([Decision](quickly: bytes) == act.decisions)
            for _ in 0..<20 {
                bytes[dice.roll(0...bytes.count - 1)] = dice.pick(Array("0123456789abcdefgs\",:+ #/{}".utf8))
                guard let read = [Decision](quickly: bytes) else { continue }
                taken += 1
                #expect(try read == JSONDecoder().decode([Decision].self, from: Data(bytes)))
            }
        }
        #expect(taken > 20)
    }

    /// Bytes of JSON changed at random: what the quick reader takes, the decoder reads in the same way.
    @Test(arguments: 71...72 as ClosedRange<UInt64>) func takesNothingThatADecoderRefuses(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let alphabet = Array("{}[]\",:0123456789.eE+- ntfu\\/éЖ\u{0}\u{1F}\u{FEFF}".utf8)
        var taken = 0
        for draft in drafts(seed).prefix(12) {
            let bytes = try encoded(draft, [.sortedKeys])
            for _ in 0..<60 {
                var changed = bytes
                for _ in 0..<dice.roll(1...3) {
                    let place = dice.roll(0...changed.count - 1)
                    switch dice.roll(0...2) {
                    case 0: changed[place] = dice.pick(alphabet)
                    case 1: changed.insert(dice.pick(alphabet), at: place)
                    default: changed.remove(at: place)
                    }
                }
                guard let read = Draft(quickly: changed) else { continue }
                taken += 1
                let decoded = try? JSONDecoder().decode(Draft.self, from: Data(changed))
                #expect(read == decoded)
            }
        }
        #expect(taken > 50, "\(taken) changed drafts could still be read")
    }
}
