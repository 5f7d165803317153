// Treebank sentences as our reader would cut them: hyphenated words whole, names and dates as one word.
import Syntax

extension TreeSentence {
    /// The sentence with the given groups of words each made one word; a group keeps the head, tag and relation of its own head word.
    func merging(_ groups: [Range<Int>], keepingHeadForm: Bool) -> TreeSentence {
        guard !groups.isEmpty else { return self }
        var target = [Int](repeating: 0, count: words.count)
        var merged: [TreeWord] = []
        var index = 0
        var next = 0
        while index < words.count {
            if next < groups.count, groups[next].lowerBound == index {
                let group = groups[next]
                let head = headWord(of: group)
                var word = words[head]
                if !keepingHeadForm {
                    word.form = group.map { words[$0].form }.joined()
                    word.lemma =
                        group.dropLast().map { words[$0].form.lowercased() }.joined()
                        + words[group.upperBound - 1].lemma
                }
                word.spaceAfter = words[group.upperBound - 1].spaceAfter
                let names = group.map { words[$0].name }
                word.name = names.last == "O" || names.contains("O") && names.first == "O" ? "O" : names[0]
                for member in group { target[member] = merged.count }
                merged.append(word)
                index = group.upperBound
                next += 1
            } else {
                target[index] = merged.count
                merged.append(words[index])
                index += 1
            }
        }
        for word in merged.indices where merged[word].head >= 0 {
            merged[word].head = target[merged[word].head]
        }
        return TreeSentence(words: merged, document: document)
    }

    /// The word of a group whose head lies outside of it; the last such word.
    private func headWord(of group: Range<Int>) -> Int {
        group.last { !group.contains(words[$0].head) && words[$0].tag != .punct } ?? group.upperBound - 1
    }

    /// Words joined by hyphens without spaces, as our tokenizer keeps them.
    var hyphenGroups: [Range<Int>] {
        func isWord(_ index: Int) -> Bool {
            guard let first = words[index].form.unicodeScalars.first, let last = words[index].form.unicodeScalars.last
            else { return false }
            return (first.properties.isAlphabetic || first.properties.numericType != nil)
                && (last.properties.isAlphabetic || last.properties.numericType != nil)
        }
        var groups: [Range<Int>] = []
        var index = 0
        while index < words.count {
            var end = index + 1
            while end + 1 < words.count, words[end].form == "-", !words[end].spaceAfter, !words[end - 1].spaceAfter,
                isWord(end - 1), isWord(end + 1)
            {
                end += 2
            }
            if end > index + 1 { groups.append(index..<end) }
            index = end
        }
        return groups
    }

    /// Names and dates that hang together in the tree by one head word.
    var unitGroups: [Range<Int>] {
        var groups: [Range<Int>] = []
        var index = 0
        while index < words.count {
            var end = index + 1
            if words[index].name != "O" {
                while end < words.count, words[end].name.hasPrefix("I") { end += 1 }
            } else if words[index].tag == .propn {
                while end < words.count, words[end].name == "O",
                    words[end].tag == .propn || isDatePart(end, from: index)
                { end += 1 }
                while end > index + 1, words[end - 1].form == "," { end -= 1 }
            }
            if end > index + 1, hangsTogether(index..<end) {
                groups.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        return groups
    }

    private func isDatePart(_ index: Int, from start: Int) -> Bool {
        Self.months.contains(words[start].lemma)
            && (words[index].tag == .num
                || words[index].form == "," && index + 1 < words.count && words[index + 1].tag == .num)
    }

    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    private func hangsTogether(_ group: Range<Int>) -> Bool {
        group.filter { !group.contains(words[$0].head) }.count == 1
    }
}
