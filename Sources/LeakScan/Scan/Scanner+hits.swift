// What is done with a place where a withheld string may stand: is it meant, is it excused, is it a leak?

extension Scanner {
    /// A word that is a leak by itself.
    func hit(_ number: Int32, _ range: Range<Int>, isCapital: Bool, _ sweep: Sweep, isJoined: Bool = false) {
        hits += 1
        let rule = patterns.rules[Int(number)]
        if rule.needsCapital, !isCapital, !sweep.part.isName, !Self.isInAddress(range, sweep.bytes) { return }
        settle(rule.strings, rule.key, range, sweep, isJoined)
    }

    /// A whole withheld string.
    func hit(string: Int, _ range: Range<Int>, _ sweep: Sweep) {
        hits += 1
        settle([string], nil, range, sweep, false)
    }

    private func settle(_ strings: [Int], _ key: String?, _ range: Range<Int>, _ sweep: Sweep, _ isJoined: Bool) {
        let part = sweep.part
        var around: [Surroundings]?
        for string in strings where isBrief || string < patterns.firstDoubtful {
            var excuse: Int?
            for number in patterns.exceptions.candidates(string: string, key: key) {
                let exception = patterns.exceptions.all[number]
                if let place = exception.place, !Exceptions.matches(part.place, pattern: place) { continue }
                if exception.within != nil {
                    if around == nil {
                        around = [false, true].map {
                            Surroundings(range, sweep, reach: patterns.exceptions.reach, outsideTags: $0, memory)
                        }
                    }
                    let words = patterns.exceptions.within[number]
                    let glued = patterns.exceptions.glued[number]
                    guard around?.contains(where: { $0.stands(within: words, glued: glued, key: key) }) ?? false else {
                        continue
                    }
                }
                excuse = number
                break
            }
            if let excuse {
                found.excuse(excuse, at: part.place)
                continue
            }
            if isBrief {
                found.note(string)
                continue
            }
            let offset = part.origin(of: range.lowerBound)
            found.leak(
                string,
                LeakReport.Leak(
                    string: patterns.strings[string], place: part.place, offset: offset,
                    line: Self.line(around: range, sweep.bytes), as: part.way + (isJoined ? ", parted" : "")),
                at: offset, in: part.place, isPlain: part.ways.isEmpty && !isJoined)
        }
    }

    /// Whether a word in small letters is part of an address, a path or an identifier rather than of running text.
    private static func isInAddress(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        func parts(_ byte: UInt8) -> Bool {
            Bytes.isBlank(byte) || byte == 0x22 || byte == 0x27 || byte == UInt8(ascii: "<")
                || byte == UInt8(ascii: ">")
                || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
                // Of a style sheet: "li.p{font:1.06rem/1.65 serif}".
                || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
        }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > 0, range.lowerBound - start < 200, !parts(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, end - range.upperBound < 200, !parts(bytes[end]) { end += 1 }
        let run = bytes[start..<end]
        let around = run.indices.filter { !range.contains($0) }
        if around.contains(where: { run[$0] == UInt8(ascii: "@") || run[$0] == UInt8(ascii: "_") }) { return true }
        // A stroke is also "and/or": an address has a dot, a second stroke or a colon besides.
        let strokes = around.count { run[$0] == UInt8(ascii: "/") }
        if strokes > 1 || (strokes == 1 && around.contains { run[$0] == UInt8(ascii: ".") }) { return true }
        if strokes == 1, start > 0, bytes[start - 1] == 0x22 || bytes[start - 1] == 0x27 { return true }
        // The value of an attribute that names something.
        guard start > 1, bytes[start - 1] == 0x22 || bytes[start - 1] == 0x27, bytes[start - 2] == UInt8(ascii: "=")
        else { return false }
        var name = start - 2
        while name > 0, start - name < 24, Bytes.isAlphanumeric(bytes[name - 1]) { name -= 1 }
        let attribute = String(decoding: bytes[name..<start - 2], as: UTF8.self).lowercased()
        return ["id", "name", "href", "src", "for", "alt", "title", "slug"].contains(attribute)
    }

    /// The line of text around a place.
    private static func line(around range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var (start, end) = (range.lowerBound, min(range.upperBound, range.lowerBound + 100))
        while start > 0, range.lowerBound - start < 40, bytes[start - 1] >= 0x20 { start -= 1 }
        while end < bytes.count, end - range.lowerBound < 120, bytes[end] >= 0x20 { end += 1 }
        while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar.value != 0xFFFD {
            line.append(scalar.value < 0x20 || scalar.properties.generalCategory == .control ? " " : scalar)
        }
        return String(line)
    }
}
