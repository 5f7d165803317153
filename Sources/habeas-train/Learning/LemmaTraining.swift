// Learns dictionary forms: exceptions by word and rules by ending.
import Syntax

enum LemmaTraining {
    /// The tables of rules and edits.
    static func tables(_ texts: [TreebankText]) -> (rules: [UInt8], edits: [UInt8]) {
        // How often each edit makes the lemma of a word, by class and by part of speech.
        var byWord: [String: [Int: [Lemmatizer.Edit: Int]]] = [:]
        for text in texts {
            for (token, word) in zip(text.text.tokens, text.words) {
                let wordClass = WordClass(word.tag, finer: word.finer[...])
                let lemma = Token.plain(word.lemma)
                guard wordClass != .name, lemma != "_" else { continue }
                let edit = Lemmatizer.Edit(from: token.lower, to: lemma)
                byWord[token.lower, default: [:]][Int(wordClass.rawValue) + 100, default: [:]][edit, default: 0] += 1
                byWord[token.lower, default: [:]][Int(wordClass.tag.rawValue), default: [:]][edit, default: 0] += 1
            }
        }
        let words = byWord.sorted { $0.key < $1.key }

        // Rules by ending: each word counts once.
        var byEnding: [String: [Int: [Lemmatizer.Edit: Int]]] = [:]
        for (word, classes) in words {
            let utf8 = Array(word.utf8)
            for (column, edits) in classes where column >= 100 {
                guard let edit = best(edits), utf8.contains(where: { $0 > 0x60 }) else { continue }
                for length in 0...min(Lemmatizer.longestEnding, max(0, utf8.count - 1)) where edit.cut <= utf8.count - 1
                {
                    let ending = String(decoding: utf8.suffix(length), as: UTF8.self)
                    byEnding[ending, default: [:]][column - 100, default: [:]][edit, default: 0] += 1
                }
            }
        }
        var numbers: [Lemmatizer.Edit: Int] = [:]
        var list: [Lemmatizer.Edit] = []
        func number(_ edit: Lemmatizer.Edit) -> Int? {
            if let known = numbers[edit] { return known }
            guard list.count < 256 else { return nil }
            numbers[edit] = list.count
            list.append(edit)
            return list.count - 1
        }
        var frequency: [Lemmatizer.Edit: Int] = [:]
        for (_, classes) in words {
            for (_, edits) in classes { for (edit, count) in edits { frequency[edit, default: 0] += count } }
        }
        for (edit, _) in frequency.sorted(by: {
            ($1.value, $0.key.cut, $0.key.add) < ($0.value, $1.key.cut, $1.key.add)
        }).prefix(256) {
            _ = number(edit)
        }

        var entries: [RowTable.Entry] = []
        var rules: [String: [Int: Lemmatizer.Edit]] = [:]
        for (ending, classes) in byEnding.sorted(by: { ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key) }) {
            for (column, edits) in classes.sorted(by: { $0.key < $1.key }) {
                let total = edits.values.reduce(0, +)
                guard let edit = best(edits), let number = number(edit), total >= 2 || ending.isEmpty,
                    let count = edits[edit], count * 2 > total
                else { continue }
                if ending.utf8.count > 0, inherited(ending, column, rules) == edit { continue }
                rules[ending, default: [:]][column] = edit
                let key = Lemmatizer.endingKey(
                    FeatureHash.word(ending), ending.utf8.count, WordClass(rawValue: UInt8(column)) ?? .other)
                entries.append(
                    RowTable.Entry(key: key, row: [Int8(truncatingIfNeeded: number)], weight: 1_000_000 + total))
            }
        }
        for (word, classes) in words {
            for (column, edits) in classes {
                guard let edit = best(edits), let number = number(edit), let count = edits[edit] else { continue }
                if column >= 100, inherited(word, column - 100, rules, whole: true) == edit { continue }
                let key = Lemmatizer.wordKey(FeatureHash.word(word), UInt64(column))
                // By part of speech only where the rules of no class would do.
                if column < 100, count < 2 { continue }
                entries.append(RowTable.Entry(key: key, row: [Int8(truncatingIfNeeded: number)], weight: count))
            }
        }
        let text = list.map { "\($0.cut)\t\($0.add)" }.joined(separator: "\n")
        return (RowTable.bytes(of: entries, width: 1, bits: 13), Array(text.utf8))
    }

    /// The most frequent edit, the shorter one if two are.
    private static func best(_ edits: [Lemmatizer.Edit: Int]) -> Lemmatizer.Edit? {
        edits.max { ($0.value, $1.key.cut, $1.key.add) < ($1.value, $0.key.cut, $0.key.add) }?.key
    }

    /// The edit that the rules for shorter endings give.
    private static func inherited(
        _ word: String, _ column: Int, _ rules: [String: [Int: Lemmatizer.Edit]], whole: Bool = false
    ) -> Lemmatizer.Edit? {
        let utf8 = Array(word.utf8)
        for length in stride(from: min(Lemmatizer.longestEnding, utf8.count - 1), through: 0, by: -1) {
            let ending = String(decoding: utf8.suffix(length), as: UTF8.self)
            if let edit = rules[ending]?[column] { return edit }
        }
        return nil
    }
}

extension Token {
    /// A lemma of a treebank in the form of our lower-case words.
    static func plain(_ word: String) -> String {
        Array(word.utf8).withUnsafeBufferPointer { Token.lower($0, 0, $0.count) }
    }
}
