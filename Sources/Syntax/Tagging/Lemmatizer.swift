// Dictionary forms: exceptions by word, else what is cut off and put on for the longest known ending.

/// The dictionary forms of one language.
package struct Lemmatizer: Sendable {
    private let rules: RowTable
    private let edits: [Edit]
    private let irregular: [String: String]
    private let words: RowTable

    /// What is cut off the end of a word and what is put on.
    package struct Edit: Hashable, Sendable {
        package var cut: Int
        package var add: String

        package init(cut: Int, add: String) {
            self.cut = cut
            self.add = add
        }

        /// What makes `lemma` of `form`.
        package init(from form: String, to lemma: String) {
            let old = Array(form.utf8)
            let new = Array(lemma.utf8)
            var same = 0
            while same < old.count, same < new.count, old[same] == new[same] { same += 1 }
            // Never cut inside a character.
            while same > 0, same < new.count, new[same] & 0xC0 == 0x80 { same -= 1 }
            while same > 0, same < old.count, old[same] & 0xC0 == 0x80 { same -= 1 }
            cut = old.count - same
            add = String(decoding: new[same...], as: UTF8.self)
        }

        /// The edited word; the word itself where it is too short.
        package func applied(to form: String) -> String {
            guard cut <= form.utf8.count else { return form }
            return String(decoding: form.utf8.dropLast(cut), as: UTF8.self) + add
        }
    }

    package init?(_ file: WeightsFile, words: RowTable) {
        guard let section = file["lemmas"], let rules = RowTable(section, width: 1), let list = file["edits"] else {
            return nil
        }
        self.rules = rules
        self.words = words
        edits = String(decoding: list, as: UTF8.self).split(separator: "\n").compactMap {
            let columns = $0.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count == 2, let cut = Int(columns[0]) else { return nil }
            return Edit(cut: cut, add: String(columns[1]))
        }
        var irregular: [String: String] = [:]
        for row in EmbeddedFile("lexicons/en/irregular-verbs.tsv")?.tableRows ?? [] where row.count >= 2 {
            for form in row[1].split(separator: " ") { irregular[String(form)] = String(row[0]) }
        }
        self.irregular = irregular
    }

    /// The key of a whole form, by class or by part of speech.
    package static func wordKey(_ form: UInt64, _ tag: UInt64) -> UInt64 { FeatureHash.key(800, form, tag) }

    /// The key of an ending, by class.
    package static func endingKey(_ ending: UInt64, _ length: Int, _ wordClass: WordClass) -> UInt64 {
        FeatureHash.key(801, ending, UInt64(wordClass.rawValue), UInt64(length))
    }

    /// The longest ending that rules look at, in bytes.
    package static let longestEnding = 7

    /// The dictionary form of a lower-case word.
    package func lemma(of lower: String, _ wordClass: WordClass) -> String {
        switch wordClass {
        case .name, .number, .punctuation, .symbol, .other, .interjection, .adposition, .conjunction, .subordinator:
            return lower
        default: break
        }
        // Past forms of irregular verbs are surer than what a treebank says of a rare word.
        switch wordClass {
        case .verbPast, .verbParticiple, .verbIng, .finiteAuxiliary, .otherAuxiliary:
            if let known = irregular[lower] { return known }
        default: break
        }
        var copy = lower
        let edit = copy.withUTF8 { utf8 -> Int in
            let form = FeatureHash.bytes(utf8, 0, utf8.count)
            if let row = rules.row(Self.wordKey(form, UInt64(wordClass.rawValue) + 100)) { return Self.number(row) }
            if let row = rules.row(Self.wordKey(form, UInt64(wordClass.tag.rawValue))) { return Self.number(row) }
            return -1
        }
        if edit >= 0 { return edit < edits.count ? edits[edit].applied(to: lower) : lower }
        if wordClass.tag == .verb || wordClass.tag == .aux {
            if let known = irregular[lower] { return known }
            if let known = knownBase(of: lower) { return known }
        }
        let ending = copy.withUTF8 { utf8 -> Int in
            for length in stride(from: min(Self.longestEnding, utf8.count - 1), through: 0, by: -1) {
                let key = FeatureHash.bytes(utf8, utf8.count - length, utf8.count)
                if let row = rules.row(Self.endingKey(key, length, wordClass)) { return Self.number(row) }
            }
            return -1
        }
        return ending >= 0 && ending < edits.count ? edits[ending].applied(to: lower) : lower
    }

    /// The one known word of which a regular verb form can be made: "bombed" of "bomb", "raiding" of "raid", "barred" of "bar".
    private func knownBase(of lower: String) -> String? {
        let utf8 = lower.utf8
        let cut = lower.hasSuffix("ing") ? 3 : lower.hasSuffix("ed") ? 2 : 0
        guard cut > 0, utf8.count >= cut + 3 else { return nil }
        let stem = String(decoding: utf8.dropLast(cut), as: UTF8.self)
        let last = stem.utf8.suffix(2)
        var candidates = [stem, stem + "e"]
        if last.first == last.last { candidates.insert(String(decoding: stem.utf8.dropLast(), as: UTF8.self), at: 1) }
        if cut == 2, last.last == 0x69 {
            candidates = [String(decoding: stem.utf8.dropLast(), as: UTF8.self) + "y", stem + "e"]
        }
        let known = candidates.filter { words.row(FeatureHash.word($0)) != nil }
        return known.count == 1 ? known[0] : nil
    }

    private static func number(_ row: UnsafeRawPointer) -> Int { Int(row.load(as: UInt8.self)) }
}
