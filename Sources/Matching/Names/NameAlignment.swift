// Pairs the words of two names: each with the one it is most like.

import Names

/// Two words, one of each name, that stand for each other.
struct PartPair {
    var first: Int
    var second: Int
    var found: PartDistance
    /// Whether two words of one name stand for one of the other.
    var isJoined = false
}

/// The words of two names in pairs, and those left over.
struct NameAlignment {
    var pairs: [PartPair] = []
    /// A bit for each word of the first and the second name that has found its like.
    var firstTaken: UInt32 = 0
    var secondTaken: UInt32 = 0

    /// Pairs the words of a kind that a comparison looks at.
    init(_ a: PreparedName, _ b: PreparedName, kinds: (NamePart) -> Bool) {
        pairs.reserveCapacity(4)
        let (aSounds, bSounds) = (a.sounds.span, b.sounds.span)
        var open: [PartPair] = []
        open.reserveCapacity(a.parts.count * b.parts.count)
        for first in a.parts.indices where kinds(a.parts[first]) {
            for second in b.parts.indices where kinds(b.parts[second]) {
                let found = PartDistance.between(a.parts[first], aSounds, b.parts[second], bSounds)
                if found.distance < 0.5 { open.append(PartPair(first: first, second: second, found: found)) }
            }
        }
        while let best = open.indices.min(by: { Self.weight(open[$0], a, b) < Self.weight(open[$1], a, b) }) {
            let pair = open[best]
            take(pair)
            open.removeAll { $0.first == pair.first || $0.second == pair.second }
        }
    }

    private mutating func take(_ pair: PartPair) {
        pairs.append(pair)
        firstTaken |= 1 << UInt32(pair.first)
        secondTaken |= 1 << UInt32(pair.second)
    }

    /// Among words equally alike, surname goes with surname, and the order of the names decides the rest.
    private static func weight(_ pair: PartPair, _ a: PreparedName, _ b: PreparedName) -> Float {
        let isCrossed = (pair.first == Int(a.surname)) != (pair.second == Int(b.surname))
        return pair.found.distance + (isCrossed ? 0.02 : 0) + Float(abs(pair.first - pair.second)) * 0.001
    }

    /// Pairs two neighbouring words with one: "Abdul Aziz" and "Abdulaziz". Says whether there were any.
    mutating func joinNeighbours(_ a: PreparedName, _ b: PreparedName) -> Bool {
        let found = join(a, b, isFirst: true)
        return join(b, a, isFirst: false) || found
    }

    private mutating func join(_ long: PreparedName, _ short: PreparedName, isFirst: Bool) -> Bool {
        var hasFound = false
        for index in 1..<max(1, long.parts.count) {
            let (before, after) = (index - 1, index)
            for other in short.parts.indices {
                let (longTaken, shortTaken) = isFirst ? (firstTaken, secondTaken) : (secondTaken, firstTaken)
                guard longTaken >> UInt32(before) & 1 == 0 || longTaken >> UInt32(after) & 1 == 0,
                    shortTaken >> UInt32(other) & 1 == 0 || isPoor(other, isFirst: !isFirst)
                else { continue }
                let range = Int(long.parts[before].start)..<Int(long.parts[after].end)
                let distance = PartDistance.letters(
                    long.sounds.span, range, short.sounds.span, short.parts[other].whole)
                guard distance < 0.15 else { continue }
                for place in [before, after] { drop(place, isFirst: isFirst) }
                drop(other, isFirst: !isFirst)
                let found = PartDistance(distance: distance + 0.02, manner: .letters)
                var pair = PartPair(first: isFirst ? after : other, second: isFirst ? other : after, found: found)
                pair.isJoined = true
                take(pair)
                if isFirst { firstTaken |= 1 << UInt32(before) } else { secondTaken |= 1 << UInt32(before) }
                hasFound = true
            }
        }
        return hasFound
    }

    /// Whether a word's like is less like it than two joined words are.
    private func isPoor(_ index: Int, isFirst: Bool) -> Bool {
        pairs.contains { !$0.isJoined && (isFirst ? $0.first : $0.second) == index && $0.found.distance > 0.15 }
    }

    private mutating func drop(_ index: Int, isFirst: Bool) {
        for pair in pairs where (isFirst ? pair.first : pair.second) == index {
            firstTaken &= ~(1 << UInt32(pair.first))
            secondTaken &= ~(1 << UInt32(pair.second))
        }
        pairs.removeAll { (isFirst ? $0.first : $0.second) == index }
    }
}
