// What the leak scan looks for, and what it lets pass: everything that must not go out, without what the publication itself may say.

import CaseModel
import Casebook
import LeakScan
import Names
import Publication

/// Strings to look for, with the exceptions that are made for everybody and those of the policy.
struct WithheldStrings: Sendable {
    /// In an order that never changes.
    let strings: [WithheldString]
    /// What no quote may have, though it is no leak wherever it stands.
    let doubtful: [WithheldString]
    let exceptions: [LeakException]

    /// - Parameters:
    ///   - words: everything that must not go out.
    ///   - publicNames: the full names of people that the publication may have.
    init(_ words: Set<UnpublishedWords>, publicNames: Set<String>, _ policy: PublicationPolicy) {
        var bearers: [String: Set<String>] = [:]
        /// How a published person writes a word of the same key.
        var written: [String: String] = [:]
        var wholeNames: Set<[String]> = []
        /// The initials of published people with the keys of their other words.
        var publicInitials: Set<[String]> = []
        var reader = NameReader()
        for name in publicNames.sorted() {
            let parts = reader.parts(of: name)
            wholeNames.insert(parts.map(\.key).sorted())
            for part in parts {
                bearers[part.key, default: []].insert(name)
                if written[part.key] == nil { written[part.key] = part.word }
            }
            for (initial, part) in Self.initials(parts) { publicInitials.insert([initial, part.key]) }
        }
        var strings: [WithheldString] = []
        var shared: [String: String] = [:]
        var sharedKeys: Set<String> = []
        var sharedPairs: Set<String> = []
        for word in words {
            guard let kind = WithheldString.Kind(rawValue: word.kind.rawValue) else { continue }
            if word.kind == .person {
                let parts = reader.parts(of: word.text)
                let keys = parts.map(\.key)
                // Somebody who is called as a published person is can't be told from them by the name.
                if keys.isEmpty || wholeNames.contains(keys.sorted()) { continue }
                let common = keys.reduce(nil as Set<String>?) { known, key in
                    let named = bearers[key] ?? []
                    return known.map { $0.intersection(named) } ?? named
                }
                if !(common ?? []).isEmpty { continue }
                for part in parts {
                    guard let bearer = written[part.key] else { continue }
                    shared[part.word] = bearer
                    sharedKeys.insert(part.key)
                }
                for (initial, part) in Self.initials(parts) where publicInitials.contains([initial, part.key]) {
                    sharedPairs.insert("\(initial.uppercased()). \(part.word)")
                }
                // Brothers have two words in common.
                for (place, part) in parts.enumerated() {
                    for other in parts.dropFirst(place + 1)
                    where !(bearers[part.key] ?? []).isDisjoint(with: bearers[other.key] ?? []) {
                        sharedPairs.insert("\(part.word) \(other.word)")
                    }
                }
            }
            strings.append(WithheldString(word.text, kind: kind, of: word.of))
        }
        for name in publicNames {
            let parts = reader.parts(of: name)
            for (place, part) in parts.enumerated() where sharedKeys.contains(part.key) {
                for (other, beside) in parts.enumerated() where other != place && beside.word.count > 2 {
                    sharedPairs.insert("\(beside.word) \(part.word)")
                }
            }
        }
        doubtful = words.filter { $0.kind == .doubtful && !publicNames.contains($0.text) }.map {
            WithheldString($0.text, kind: .body, of: $0.of)
        }.sorted { ($0.text, $0.of) < ($1.text, $1.of) }
        self.strings = strings.sorted { ($0.kind.rawValue, $0.text, $0.of) < ($1.kind.rawValue, $1.text, $1.of) }
        exceptions =
            policy.exceptions.map {
                LeakException(string: $0.string, within: $0.within, place: $0.place, reason: $0.reason)
            }
            + Self.inside(written.values.sorted(), strings)
            + shared.keys.sorted().map { word in
                LeakException(
                    string: word, within: word,
                    reason: "a published person bears this name, too, and it stands for them")
            }
            + sharedPairs.sorted().map { name in
                LeakException(
                    string: name, within: name, reason: "a published person may be written so, and it stands for them")
            }
    }

    /// Withheld words that stand inside longer words of published names: "Omarov" inside "Tomarova".
    private static func inside(_ published: [String], _ withheld: [WithheldString]) -> [LeakException] {
        var longer: [String: [String]] = [:]
        for word in published {
            let key = Array(LatinLetters.plain(word).utf8)
            guard key.count > 6 else { continue }
            for start in 0...(key.count - 6) {
                for end in (start + 6)...key.count where end - start < key.count {
                    longer[String(decoding: key[start..<end], as: UTF8.self), default: []].append(word)
                }
            }
        }
        var found: Set<[String]> = []
        for string in withheld where string.kind == .person {
            for word in string.text.split(whereSeparator: { $0.isWhitespace || $0 == "-" }) {
                for value in longer[LatinLetters.plain(String(word))] ?? [] { found.insert([String(word), value]) }
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }.map {
            LeakException(string: $0[0], within: $0[1], reason: "it is a part of a published person's name")
        }
    }

    /// Each initial of a name with each other word of it.
    private static func initials(_ parts: [NameReader.Part]) -> [(initial: String, beside: NameReader.Part)] {
        parts.enumerated().flatMap { place, part in
            part.initials.flatMap { initial in
                parts.enumerated().filter { $0.offset != place }.map { (initial, $0.element) }
            }
        }
    }
}

/// Takes names apart; every word is worked out once, however many people bear it.
private struct NameReader {
    struct Part {
        let word: String
        /// What a family has in common.
        let key: String
        /// What stands for the word where only its initial is written.
        let initials: [String]
    }

    private var known: [String: Part?] = [:]

    /// The words of a name that can be spelled.
    mutating func parts(of name: String) -> [Part] {
        name.split { $0.isWhitespace || $0 == "-" }.compactMap { part(String($0)) }
    }

    private mutating func part(_ word: String) -> Part? {
        if let known = known[word] { return known }
        let key = SpellingKey(NameEndings.family(word)).text
        let part = key.isEmpty ? nil : Part(word: word, key: key, initials: LeakScan.initials(of: word))
        known[word] = .some(part)
        return part
    }
}
