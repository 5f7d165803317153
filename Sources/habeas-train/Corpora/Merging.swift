// Treebank sentences as our reader would cut them: hyphenated words whole, names and dates as one word.
import Syntax

extension TreeSentence {
    /// The sentence with hyphenated words whole, as our tokenizer cuts it.
    var withWholeWords: TreeSentence {
        merging(hyphenGroups.map { ($0, nil) }) { group in
            var word = words[headWord(of: group)]
            word.form = group.map { words[$0].form }.joined()
            word.lemma =
                group.dropLast().map { words[$0].form.lowercased() }.joined() + words[group.upperBound - 1].lemma
            return word
        }
    }

    /// The sentence with names and times as one word each, as our reader parses it: each is known by its last word.
    var withUnits: TreeSentence {
        merging(unitGroups) { group in
            var word = words[headWord(of: group)]
            word.form = words[group.upperBound - 1].form
            word.lemma = words[group.upperBound - 1].form.lowercased()
            return word
        }
    }

    /// The sentence with the given groups of words each made one word by `join`, which keeps the head and relation of the group.
    private func merging(_ groups: [(range: Range<Int>, unit: UPOS?)], _ join: (Range<Int>) -> TreeWord) -> TreeSentence
    {
        guard !groups.isEmpty else { return self }
        var target = [Int](repeating: 0, count: words.count)
        var merged: [TreeWord] = []
        var index = 0
        var next = 0
        while index < words.count {
            if next < groups.count, groups[next].range.lowerBound == index {
                let group = groups[next].range
                var word = join(group)
                word.unit = groups[next].unit
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
        for word in merged.indices where merged[word].head >= 0 { merged[word].head = target[merged[word].head] }
        return TreeSentence(words: merged, document: document)
    }

    /// The word of a group whose head lies outside of it; the last such word.
    private func headWord(of group: Range<Int>) -> Int {
        group.last { !group.contains(words[$0].head) && words[$0].tag != .punct } ?? group.upperBound - 1
    }

    /// Words joined by hyphens without spaces, as our tokenizer keeps them.
    private var hyphenGroups: [Range<Int>] {
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

    /// Names and times that hang together in the tree by one head word, and single words that are one.
    private var unitGroups: [(range: Range<Int>, unit: UPOS?)] {
        var groups: [(range: Range<Int>, unit: UPOS?)] = []
        var index = 0
        while index < words.count {
            let time = endOfTime(from: index)
            if time > index, hangsTogether(index..<time) {
                groups.append((index..<time, .num))
                index = time
                continue
            }
            var end = index
            if words[index].name != "O" {
                end += 1
                while end < words.count, words[end].name.hasPrefix("I") { end += 1 }
            } else if words[index].tag == .propn {
                while end < words.count, words[end].name == "O", words[end].tag == .propn { end += 1 }
            }
            if end > index, hangsTogether(index..<end) {
                groups.append((index..<end, .propn))
                index = end
            } else {
                index += 1
            }
        }
        return groups
    }

    /// Where a time that begins at a word ends: "Monday", "March 5, 2004", "5 March", "last week", "15 days", "2004"; the word itself if none does.
    private func endOfTime(from start: Int) -> Int {
        func lower(_ index: Int) -> String { index < words.count ? words[index].form.lowercased() : "" }
        func isNumber(_ index: Int) -> Bool { index < words.count && words[index].tag == .num }
        func isYear(_ index: Int) -> Bool {
            isNumber(index) && words[index].form.utf8.count == 4
                && (Int(words[index].form).map { (1800...2100).contains($0) } ?? false)
        }
        var end = start
        if Self.months.contains(lower(start)), words[start].form.first?.isUppercase ?? false {
            end = start + 1
            if isNumber(end) { end += 1 }
            if lower(end) == ",", isYear(end + 1) { end += 2 } else if isYear(end) { end += 1 }
            // "May" and "March" alone may be anything.
            return end == start + 1 && words[start].tag != .propn ? start : end
        }
        if isNumber(start), Self.months.contains(lower(start + 1)) {
            end = start + 2
            return isYear(end) ? end + 1 : end
        }
        if Self.days.contains(lower(start)) { return start + 1 }
        if isYear(start), start > 0, ["in", "since", "of", "by", "until", "from"].contains(lower(start - 1)) {
            return start + 1
        }
        // "last week", "two years", "this month"
        if isNumber(start) || ["last", "next", "this", "past", "every", "each"].contains(lower(start)) {
            end = start + 1
            if isNumber(end) { end += 1 }
            if end < words.count, Self.spans.contains(words[end].lemma), words[end].tag == .noun { return end + 1 }
        }
        return start
    }

    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let days: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
        "tonight",
    ]
    private static let spans: Set<String> = [
        "day", "week", "month", "year", "hour", "minute", "night", "morning", "evening", "afternoon", "weekend",
        "decade",
    ]

    private func hangsTogether(_ group: Range<Int>) -> Bool {
        group.filter { !group.contains(words[$0].head) }.count == 1
    }
}
