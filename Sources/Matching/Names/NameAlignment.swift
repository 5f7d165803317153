// Pairs the words of two names: each with the one it is most like.

import Names

/// The words of two names in pairs, and those left over.
struct NameAlignment {
    private(set) var pairs = PartPairs()
    /// A bit for each word of the first and the second name that has found its like.
    private(set) var firstTaken: UInt32 = 0
    private(set) var secondTaken: UInt32 = 0

    /// Words less alike than this are never paired.
    static let farthest: Float = 0.5

    /// Pairs the names, surnames and patronymics of two names.
    init(_ a: PreparedName, _ b: PreparedName) {
        pairEqual(a, b, sameRole: true)
        pairEqual(a, b, sameRole: false)
        pairAlike(a, b)
    }

    /// Whether some word that could have a like has none, or hardly one.
    func isPoor(_ a: PreparedName, _ b: PreparedName) -> Bool {
        for index in 0..<pairs.count where pairs[index].distance > 0.15 { return true }
        return isOpen(a, firstTaken) || isOpen(b, secondTaken)
    }

    private func isOpen(_ name: PreparedName, _ taken: UInt32) -> Bool {
        for index in name.parts.indices where name.parts[index].isWord && !taken.has(index) { return true }
        return false
    }

    /// Pairs words that sound the same.
    private mutating func pairEqual(_ a: PreparedName, _ b: PreparedName, sameRole: Bool) {
        let (aSounds, bSounds) = (a.sounds.span, b.sounds.span)
        for i in a.parts.indices where a.parts[i].isWord && !firstTaken.has(i) {
            for j in b.parts.indices where b.parts[j].isWord && !secondTaken.has(j) {
                guard !sameRole || (i == Int(a.surname)) == (j == Int(b.surname)), a.parts[i].kind == b.parts[j].kind,
                    PartDistance.same(aSounds, a.parts[i].whole, bSounds, b.parts[j].whole)
                else { continue }
                take(PartPair(i, j, PartDistance(distance: 0, manner: .letters)))
                break
            }
        }
    }

    /// Pairs the other words, the most alike first.
    private mutating func pairAlike(_ a: PreparedName, _ b: PreparedName) {
        guard isOpen(a, firstTaken), isOpen(b, secondTaken) else { return }
        let (aSounds, bSounds) = (a.sounds.span, b.sounds.span)
        var open: [PartPair] = []
        open.reserveCapacity(a.parts.count * b.parts.count)
        for i in a.parts.indices where a.parts[i].isWord && !firstTaken.has(i) {
            for j in b.parts.indices where b.parts[j].isWord && !secondTaken.has(j) {
                let found =
                    a.kind == .person
                    ? PartDistance.between(a.parts[i], aSounds, b.parts[j], bSounds)
                    : PartDistance.betweenWords(a.parts[i], aSounds, b.parts[j], bSounds)
                if found.distance < Self.farthest { open.append(PartPair(i, j, found)) }
            }
        }
        while true {
            var (best, bestWeight) = (-1, Float(1))
            for index in open.indices where !firstTaken.has(open[index].first) && !secondTaken.has(open[index].second) {
                let (i, j) = (open[index].first, open[index].second)
                let isCrossed = (i == Int(a.surname)) != (j == Int(b.surname))
                let weight = open[index].distance + Self.bias(i, j, isCrossed)
                if weight < bestWeight { (best, bestWeight) = (index, weight) }
            }
            guard best >= 0 else { return }
            take(open[best])
        }
    }

    /// Among words equally alike, surname goes with surname, and the order of the names decides the rest.
    private static func bias(_ i: Int, _ j: Int, _ isCrossed: Bool) -> Float {
        (isCrossed ? 0.02 : 0) + Float(abs(i - j)) * 0.001
    }

    private mutating func take(_ pair: PartPair) {
        pairs.append(pair)
        firstTaken |= 1 << UInt32(pair.first)
        secondTaken |= 1 << UInt32(pair.second)
    }

    /// Pairs two neighbouring words with one: "Abdul Aziz" and "Abdulaziz". Says whether there were any.
    mutating func joinNeighbours(_ a: PreparedName, _ b: PreparedName) -> Bool {
        let isFirst = join(a, b, isFirst: true)
        return join(b, a, isFirst: false) || isFirst
    }

    private mutating func join(_ long: PreparedName, _ short: PreparedName, isFirst: Bool) -> Bool {
        var hasFound = false
        for after in 1..<max(1, long.parts.count) {
            let before = after - 1
            for other in short.parts.indices where short.parts[other].isWord {
                let (longTaken, shortTaken) = isFirst ? (firstTaken, secondTaken) : (secondTaken, firstTaken)
                let range = Int(long.parts[before].start)..<Int(long.parts[after].end)
                guard !longTaken.has(before) || isFar(before, isFirst: isFirst),
                    !longTaken.has(after) || isFar(after, isFirst: isFirst),
                    !shortTaken.has(other) || isFar(other, isFirst: !isFirst),
                    abs(range.count - short.parts[other].count) <= 4
                else { continue }
                let distance = PartDistance.letters(
                    long.sounds.span, range, short.sounds.span, short.parts[other].whole)
                guard distance < 0.15 else { continue }
                drop(before, isFirst: isFirst)
                drop(after, isFirst: isFirst)
                drop(other, isFirst: !isFirst)
                let found = PartDistance(distance: distance == 0 ? 0.01 : distance, manner: .letters)
                var pair = PartPair(isFirst ? after : other, isFirst ? other : after, found)
                pair.isJoined = true
                take(pair)
                if isFirst { firstTaken |= 1 << UInt32(before) } else { secondTaken |= 1 << UInt32(before) }
                hasFound = true
            }
        }
        return hasFound
    }

    /// Whether a word's like is less like it than two joined words are.
    private func isFar(_ index: Int, isFirst: Bool) -> Bool {
        for place in 0..<pairs.count
        where !pairs[place].isJoined && (isFirst ? pairs[place].first : pairs[place].second) == index {
            return pairs[place].distance > 0.15
        }
        return false
    }

    private mutating func drop(_ index: Int, isFirst: Bool) {
        for place in (0..<pairs.count).reversed() where (isFirst ? pairs[place].first : pairs[place].second) == index {
            firstTaken &= ~(1 << UInt32(pairs[place].first))
            secondTaken &= ~(1 << UInt32(pairs[place].second))
            pairs.remove(at: place)
        }
    }
}

extension UInt32 {
    /// Whether the bit of a word is set.
    func has(_ index: Int) -> Bool { self >> UInt32(index) & 1 == 1 }
}

extension NamePart {
    /// Whether it is a word to be paired: no initial, particle or legal form.
    var isWord: Bool { kind == .name || kind == .patronymic }
}
