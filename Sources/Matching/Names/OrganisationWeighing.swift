// Weighs what agrees and what doesn't in two names of organisations.

import Names

/// What agrees and what doesn't in two names of organisations, as one number.
struct OrganisationWeighing {
    private(set) var evidence = NameEvidence()

    /// Compares two names.
    init(_ a: PreparedName, _ b: PreparedName) {
        var alignment = NameAlignment(a, b)
        if a.nameCount != b.nameCount, alignment.isPoor(a, b), alignment.joinNeighbours(a, b) {
            evidence.findings.insert(.writtenTogether)
        }
        var (isTurned, isFar) = (false, false)
        for index in 0..<alignment.pairs.count {
            let pair = alignment.pairs[index]
            evidence.spread += pair.distance * pair.distance
            if pair.manner == .inflected { evidence.findings.insert(.inflected) }
            if pair.distance > 0.12 { isFar = true }
            for before in 0..<index where !pair.isJoined && !alignment.pairs[before].isJoined {
                let other = alignment.pairs[before]
                if (pair.first < other.first) != (pair.second < other.second) { isTurned = true }
            }
        }
        evidence.findings.insert(isFar ? .nearWords : .sameWords)
        if isTurned { evidence.against(.otherOrder, 0.5) }
        var (first, second) = (alignment.firstTaken, alignment.secondTaken)
        let isShortened = Abbreviation.find(a, &first, b, &second) || Abbreviation.find(b, &second, a, &first)
        if isShortened { evidence.against(.abbreviation, 2) }
        weighRest(left(a, first), left(b, second))
        weighLegalForms(legalForm(a), legalForm(b))
        if alignment.pairs.count == 0, !isShortened { evidence.penalty += 8 }
    }

    /// Weighs the words that only one of the names has; those that many organisations have weigh less.
    private mutating func weighRest(_ mine: (own: Int, generic: Int), _ theirs: (own: Int, generic: Int)) {
        let differing = min(mine.own + mine.generic, theirs.own + theirs.generic)
        if differing > 0 {
            evidence.against(.otherWords, 5 * Float(differing))
        } else if mine.own + theirs.own + mine.generic + theirs.generic > 0 {
            evidence.against(
                .otherWords, 4.3 * Float(mine.own + theirs.own) + 1.8 * Float(mine.generic + theirs.generic))
        }
    }

    private func left(_ name: PreparedName, _ taken: UInt32) -> (own: Int, generic: Int) {
        var (own, generic) = (0, 0)
        for index in name.parts.indices where name.parts[index].isWord && !taken.has(index) {
            if name.parts[index].traits.contains(.generic) { generic += 1 } else { own += 1 }
        }
        return (own, generic)
    }

    private mutating func weighLegalForms(_ mine: UInt16, _ theirs: UInt16) {
        if mine != 0, theirs != 0, mine != theirs { evidence.against(.otherLegalForm, 1.5) }
    }

    private func legalForm(_ name: PreparedName) -> UInt16 {
        for part in name.parts where part.kind == .legalForm { return part.givenName }
        return 0
    }
}

/// An abbreviation made of the first letters of words: "КНБ", "PLA".
enum Abbreviation {
    /// Takes the words that an abbreviation in the first name stands for; says whether there were any.
    static func find(_ short: PreparedName, _ shortTaken: inout UInt32, _ long: PreparedName, _ longTaken: inout UInt32)
        -> Bool
    {
        var hasFound = false
        for index in short.parts.indices where short.parts[index].traits.contains(.capitals) && !shortTaken.has(index) {
            let letters = short.parts[index].whole
            guard letters.count >= 2 else { continue }
            for start in long.parts.indices where !longTaken.has(start) {
                var (place, taken) = (letters.lowerBound, UInt32(0))
                for word in start..<long.parts.count where place < letters.upperBound {
                    if longTaken.has(word) || long.parts[word].kind == .legalForm { break }
                    if long.sounds[Int(long.parts[word].start)] == short.sounds[place] {
                        place += 1
                        taken |= 1 << UInt32(word)
                    } else if long.parts[word].kind != .particle {
                        break
                    }
                }
                guard place == letters.upperBound else { continue }
                longTaken |= taken
                shortTaken |= 1 << UInt32(index)
                hasFound = true
                break
            }
        }
        return hasFound
    }
}
