// Elements that are dropped with all that is in them, and the reading of names and values.

extension MarkupCleaner {
    mutating func drop(_ name: String, attributes: TagAttributes, nested: Bool) {
        let start = index
        guard let end = lastEnd(of: name), start <= end else {
            // Without an end tag a script or style takes the rest, as in a browser; of anything else only the tag goes.
            if name == "script" || name == "style" { index = input.count }
            return
        }
        if unclosed.contains(name) { return }
        let isNested = nested && !badlyNested.contains(name)
        let close = isNested ? nestedEnd(of: name, from: start) : find("</", name, from: start)
        let contentEnd = close ?? end
        // A control that seems to hold paragraphs and thousands of bytes was never closed; its text is taken like any other from then on.
        if name == "select" || name == "button" || name == "map" || name == "canvas" {
            if contentEnd - start > 4000, holdsParagraph(start..<contentEnd) {
                unclosed.insert(name)
                return
            }
        }
        if name == "script", attributes.type.map(text)?.lowercased() == "application/ld+json",
            clean.linkedData.count < 100
        {
            clean.linkedData.append(start..<contentEnd)
        }
        index = input[contentEnd...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? input.count
    }

    private func holdsParagraph(_ range: Range<Int>) -> Bool {
        range.contains { input[$0] == UInt8(ascii: "<") && (isTag("<", "p", at: $0) || isTag("<", "article", at: $0)) }
    }

    mutating func title() {
        guard let last = lastEnd(of: "title"), last >= index, let end = find("</", "title", from: index) else { return }
        if clean.title == nil { clean.title = text(index..<end) }
        index = input[end...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? input.count
    }

    mutating func lastEnd(of name: String) -> Int? {
        if let known = lastEnds[name] { return known < 0 ? nil : known }
        var position = input.count - name.utf8.count - 2
        while position >= 0 {
            if input[position] == UInt8(ascii: "<"), isTag("</", name, at: position) { break }
            position -= 1
        }
        lastEnds[name] = position
        return position < 0 ? nil : position
    }

    /// The end tag that closes an element whose like may stand inside it; remembers where a page gets that wrong.
    mutating func nestedEnd(of name: String, from start: Int) -> Int? {
        var depth = 1
        var position = start
        while position < input.count {
            if input[position] == UInt8(ascii: "<") {
                if isTag("</", name, at: position) {
                    depth -= 1
                    if depth == 0 { return position }
                } else if isTag("<", name, at: position) {
                    depth += 1
                }
            }
            position += 1
        }
        badlyNested.insert(name)
        return find("</", name, from: start)
    }

    func find(_ opening: String, _ name: String, from start: Int) -> Int? {
        var position = start
        while position < input.count {
            if input[position] == UInt8(ascii: "<"), isTag(opening, name, at: position) { return position }
            position += 1
        }
        return nil
    }

    func isTag(_ opening: String, _ name: String, at position: Int) -> Bool {
        guard starts(with: opening, at: position) else { return false }
        let start = position + opening.utf8.count
        guard starts(with: name, at: start) else { return false }
        let end = start + name.utf8.count
        return end >= input.count || input[end] <= 32 || input[end] == UInt8(ascii: ">")
            || input[end] == UInt8(ascii: "/")
    }

    // MARK: Names and values

    /// The name of a tag in lower case; not ordinary where it has other characters than letters, digits and hyphens, or is very long.
    func tagName(at start: Int) -> (text: String, length: Int, isOrdinary: Bool) {
        var end = start
        var isOrdinary = true
        while end < input.count, input[end] > 32, input[end] != UInt8(ascii: ">"), input[end] != UInt8(ascii: "/") {
            if !isLetter(input[end]), !(48...57).contains(input[end]), input[end] != UInt8(ascii: "-") {
                isOrdinary = false
            }
            end += 1
        }
        if end - start > 32 || !isOrdinary { return ("", end - start, false) }
        let text = String(decoding: input[start..<end].map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }, as: UTF8.self)
        return (text, end - start, true)
    }

    /// The words of an attribute or a title, references decoded; long ones are cut.
    func text(_ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        var position = range.lowerBound
        let end = min(range.upperBound, range.lowerBound + 2000)
        while position < end {
            if input[position] == UInt8(ascii: "&"),
                let match = CharacterReferences.match(input, at: position, end: end)
            {
                match.append(to: &bytes)
                position += match.length
            } else {
                bytes.append(input[position])
                position += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func starts(with word: String, at position: Int) -> Bool {
        var index = position
        for byte in word.utf8 {
            guard index < input.count else { return false }
            let found = input[index]
            if found != byte, !(found >= 65 && found <= 90 && found + 32 == byte) { return false }
            index += 1
        }
        return true
    }

    func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 97 && byte | 0x20 <= 122 }
}
