// The labels of the name tagger: outside, or the beginning, inside, last or only word of a name of a class.

package enum NameLabel {
    /// Number of labels.
    package static let count = 1 + NameClass.allCases.count * 4
    /// Where a word stands in a name.
    package enum Place: Int { case begin, inside, last, unit }

    /// The label of a word.
    package static func make(_ kind: NameClass, _ place: Place) -> Int { 1 + Int(kind.rawValue) * 4 + place.rawValue }

    /// The class a label speaks of, nil outside of names.
    package static func kind(_ label: Int) -> NameClass? {
        label == 0 ? nil : NameClass(rawValue: UInt8((label - 1) / 4))
    }

    /// The place a label speaks of, nil outside of names.
    package static func place(_ label: Int) -> Place? { label == 0 ? nil : Place(rawValue: (label - 1) % 4) }

    /// Whether one label may follow another inside a sentence.
    package static func allows(_ first: Int, then second: Int) -> Bool {
        let isOpen = place(first) == .begin || place(first) == .inside
        let continues = place(second) == .inside || place(second) == .last
        return isOpen == continues && (!isOpen || kind(first) == kind(second))
    }

    /// The labels of a sentence of `count` words with these names.
    package static func labels(_ names: [NameSpan], count: Int) -> [Int] {
        var result = [Int](repeating: 0, count: count)
        for name in names where name.tokens.lowerBound >= 0 && name.tokens.upperBound <= count && !name.tokens.isEmpty {
            if name.tokens.count == 1 {
                result[name.tokens.lowerBound] = make(name.kind, .unit)
                continue
            }
            for index in name.tokens { result[index] = make(name.kind, .inside) }
            result[name.tokens.lowerBound] = make(name.kind, .begin)
            result[name.tokens.upperBound - 1] = make(name.kind, .last)
        }
        return result
    }

    /// The names that labels speak of, their tokens counted from `start`.
    package static func names(_ labels: [Int], from start: Int) -> [NameSpan] {
        var result: [NameSpan] = []
        var begin = 0
        for (index, label) in labels.enumerated() {
            guard let kind = kind(label) else { continue }
            switch place(label) {
            case .begin: begin = index
            case .unit: result.append(NameSpan(tokens: start + index..<start + index + 1, kind: kind))
            case .last: result.append(NameSpan(tokens: start + begin..<start + index + 1, kind: kind))
            default: break
            }
        }
        return result
    }
}
