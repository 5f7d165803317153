// Passphrases drawn from our word list, and the list itself.
import Foundation
import Testing

@testable import Vault

@Suite struct GeneratedPassphraseTests {
    private let words = (0..<WordList.ours.count).map { String(decoding: WordList.ours[$0], as: UTF8.self) }

    @Test func theListIsLongEnoughSortedAndOfShortLowerCaseWords() {
        #expect(words.count >= 2048)
        #expect(
            words.allSatisfy { (3...7).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
        #expect(zip(words, words.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test func noSlipOfOneLetterMakesAnotherWord() {
        let all = Set(words)
        for word in words {
            let letters = Array(word)
            for place in letters.indices {
                var other = letters
                other.remove(at: place)
                #expect(!all.contains(String(other)), "\(word)")
                for letter in "abcdefghijklmnopqrstuvwxyz" where letter != letters[place] {
                    other = letters
                    other[place] = letter
                    #expect(!all.contains(String(other)))
                }
                if place + 1 < letters.count, letters[place] != letters[place + 1] {
                    other = letters
                    other.swapAt(place, place + 1)
                    #expect(!all.contains(String(other)), "\(word)")
                }
            }
        }
    }

    @Test func noWordBeginsAnother() {
        // In a sorted list, a word that begins another begins the one after it.
        #expect(zip(words, words.dropFirst()).allSatisfy { !$1.hasPrefix($0) })
    }

    @Test func sevenWordsOfTheListAndAtLeast77Bits() {
        for count in [1, 7, 12] {
            let passphrase = GeneratedPassphrase(words: count)
            let drawn = passphrase.secret.withBytes { String(decoding: $0, as: UTF8.self) }.split(separator: " ")
            #expect(drawn.count == count)
            #expect(drawn.allSatisfy { words.contains(String($0)) })
            #expect(abs(passphrase.bits - Double(count) * Foundation.log2(Double(words.count))) < 1e-9)
        }
        #expect(GeneratedPassphrase().bits >= 77)
        #expect(GeneratedPassphrase().secret != GeneratedPassphrase().secret)
    }

    @Test func wordsAreDrawnEvenly() {
        // Fixed seed: chi-square over all words, 40 draws expected each; 6 standard deviations.
        var random = Counted()
        var counts: [String: Int] = [:]
        for _ in 0..<(words.count) {
            let drawn = GeneratedPassphrase(words: 40, using: &random).secret
            for word in drawn.withBytes({ String(decoding: $0, as: UTF8.self) }).split(separator: " ") {
                counts[String(word), default: 0] += 1
            }
        }
        let chi = words.reduce(0.0) { sum, word in
            let off = Double(counts[word] ?? 0) - 40
            return sum + off * off / 40
        }
        let degrees = Double(words.count - 1)
        #expect(abs(chi - degrees) < 6 * (2 * degrees).squareRoot())
    }

    /// SplitMix64.
    private struct Counted: RandomNumberGenerator {
        var state: UInt64 = 1
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
}
