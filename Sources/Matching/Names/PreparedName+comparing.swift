// Compares two names: pairs their words, then weighs what agrees and what doesn't.

import Names

#if canImport(Glibc)
    import Glibc
#endif

extension PreparedName {
    /// How this name compares with another of the same kind; symmetric.
    ///
    /// Names of different kinds, and names without letters, have score 0.
    public func compared(with other: PreparedName) -> NameComparison {
        guard kind == other.kind, !isEmpty, !other.isEmpty else {
            return NameComparison(score: 0, findings: .nothingToCompare)
        }
        var weighing = kind == .person ? PersonWeighing(self, other) : PersonWeighing(self, other)
        weighing.weigh()
        return NameComparison(score: weighing.score, findings: weighing.findings)
    }
}

/// What agrees and what doesn't in two names of persons, as one number.
struct PersonWeighing {
    let a: PreparedName
    let b: PreparedName
    var findings: NameFindings = []
    /// The sum of the squares of the distances of the words.
    private var spread: Float = 0
    /// What has been taken off besides.
    private var penalty: Float = 0

    init(_ a: PreparedName, _ b: PreparedName) { (self.a, self.b) = (a, b) }

    /// From 0 to 1.
    var score: Double {
        let evidence = Self.start - Self.steepness * spread.squareRoot() - penalty
        return Double(min(1, (1 + expf(-Self.start)) / (1 + expf(-evidence))))
    }

    private static let start: Float = 4
    private static let steepness: Float = 17

    mutating func weigh() {
        var alignment = NameAlignment(a, b) { $0.kind == .name || $0.kind == .patronymic }
        let shorter = Int(min(a.nameCount, b.nameCount))
        if alignment.pairs.count < shorter || a.parts.count != b.parts.count, alignment.joinNeighbours(a, b) {
            findings.insert(.writtenTogether)
        }
        var compared = 0
        for pair in alignment.pairs {
            if a.parts[pair.first].kind == .patronymic, b.parts[pair.second].kind == .patronymic {
                weighPatronymics(pair)
            } else {
                weighNames(pair)
                compared += 1
            }
        }
        let initials = fitInitials(alignment)
        weighRest(alignment, initials)
        if compared == 0 {
            penalty += 6
        } else if compared == 1 {
            let isAll = a.nameCount == 1 && b.nameCount == 1
            if initials.fitting > 0 {
                penalty += 1
            } else if !isAll {
                findings.insert(.oneWord)
                penalty += 4.2
            }
        }
        weighOrder(alignment)
        weighGender(alignment)
    }

    private mutating func weighPatronymics(_ pair: PartPair) {
        if pair.found.manner == .otherGender {
            findings.insert(.otherGender)
            penalty += 3
        }
        if pair.found.distance < 0.02 {
            findings.insert(.samePatronymic)
        } else if pair.found.distance < 0.25 {
            findings.insert(.patronymicInAnotherForm)
            spread += pair.found.distance * pair.found.distance * 0.5
        } else {
            findings.insert(.otherPatronymic)
            penalty += 5
        }
    }

    private mutating func weighNames(_ pair: PartPair) {
        let isSurname = pair.first == Int(a.surname) || pair.second == Int(b.surname)
        let distance = pair.found.distance
        spread += distance * distance
        switch pair.found.manner {
        case .form: findings.insert(.givenNameForm)
        case .inflected: findings.insert(.inflected)
        case .endingAdded: findings.insert(.surnameEndingAdded)
        case .letters, .otherGender: break
        }
        if distance == 0 {
            findings.insert(isSurname ? .sameSurname : .sameGivenName)
        } else if distance < 0.12 {
            if pair.found.manner != .form { findings.insert(isSurname ? .respeltSurname : .respeltGivenName) }
        } else if distance < 0.3 {
            findings.insert(isSurname ? .nearSurname : .nearGivenName)
        } else {
            findings.insert(isSurname ? .otherSurname : .otherGivenName)
        }
    }

    /// Gives initials of one name to words of the other that have no like.
    private mutating func fitInitials(_ alignment: NameAlignment) -> (fitting: Int, first: UInt32, second: UInt32) {
        let (first, second, a, b) = (alignment.firstTaken, alignment.secondTaken, self.a, self.b)
        var (usedFirst, usedSecond) = (first, second)
        var (fitting, missing) = (0, 0)
        func fits(_ x: PreparedName, _ i: Int, _ y: PreparedName, _ j: Int) -> Bool {
            let (p, q) = (x.parts[i], y.parts[j])
            guard p.count > 0, q.count >= p.count else { return false }
            let range = Int(q.start)..<Int(q.start) + p.count
            return PartDistance.letters(x.sounds.span, p.whole, y.sounds.span, range) < 0.11
        }
        for i in a.parts.indices where a.parts[i].kind == .initial {
            let open = b.parts.indices.filter { usedSecond >> UInt32($0) & 1 == 0 && b.parts[$0].kind != .particle }
            if let j = open.first(where: { fits(a, i, b, $0) }) {
                usedFirst |= 1 << UInt32(i)
                usedSecond |= 1 << UInt32(j)
                fitting += 1
            } else if !open.isEmpty {
                missing += 1
            }
        }
        for j in b.parts.indices where b.parts[j].kind == .initial && usedSecond >> UInt32(j) & 1 == 0 {
            let open = a.parts.indices.filter { usedFirst >> UInt32($0) & 1 == 0 && a.parts[$0].kind != .particle }
            if let i = open.first(where: { fits(b, j, a, $0) }) {
                usedFirst |= 1 << UInt32(i)
                usedSecond |= 1 << UInt32(j)
                fitting += 1
            } else if !open.isEmpty {
                missing += 1
            }
        }
        if fitting > 0 { findings.insert(.initialFits) }
        if missing > 0 {
            findings.insert(.otherInitial)
            penalty += 4
        }
        return (fitting, usedFirst, usedSecond)
    }

    /// Weighs the words that only one of the names has.
    private mutating func weighRest(
        _ alignment: NameAlignment, _ initials: (fitting: Int, first: UInt32, second: UInt32)
    ) {
        func left(_ name: PreparedName, _ taken: UInt32, _ kind: NamePartKind) -> Int {
            name.parts.indices.count { name.parts[$0].kind == kind && taken >> UInt32($0) & 1 == 0 }
        }
        let names = (left(a, initials.first, .name), left(b, initials.second, .name))
        let patronymics = (left(a, initials.first, .patronymic), left(b, initials.second, .patronymic))
        let differing = min(names.0, names.1)
        if differing > 0 {
            let surnameTaken = alignment.pairs.contains { $0.first == Int(a.surname) && $0.second == Int(b.surname) }
            findings.insert(surnameTaken ? .otherGivenName : .otherSurname)
            penalty += 5 * Float(differing)
        }
        let more = max(names.0, names.1) - differing
        if more > 0 {
            findings.insert(.moreWords)
            penalty += 0.9 * Float(more)
        }
        if patronymics.0 > 0, patronymics.1 > 0 {
            findings.insert(.otherPatronymic)
            penalty += 5
        } else if patronymics.0 + patronymics.1 > 0 {
            findings.insert(.onePatronymic)
            penalty += 0.3
        }
    }

    private mutating func weighOrder(_ alignment: NameAlignment) {
        let names = alignment.pairs.filter {
            a.parts[$0.first].kind == .name && b.parts[$0.second].kind == .name && !$0.isJoined
        }
        guard names.count >= 2 else { return }
        let crossed = names.filter { ($0.first == Int(a.surname)) != ($0.second == Int(b.surname)) }
        if !crossed.isEmpty {
            let hasEndings = names.contains { $0.found.manner == .endingAdded }
            if hasEndings || (a.isSurnameCertain && b.isSurnameCertain) {
                findings.insert(.swapped)
                penalty += 6
            } else if !a.isSurnameCertain, !b.isSurnameCertain {
                findings.insert(.otherOrder)
                penalty += 1.2
            } else {
                findings.insert(.otherOrder)
                penalty += 0.2
            }
            return
        }
        let given = names.filter { $0.first != Int(a.surname) }.sorted { $0.first < $1.first }
        let isTurned = zip(given, given.dropFirst()).contains { $0.second > $1.second }
        if isTurned {
            findings.insert(.otherOrder)
            // "Salman bin Muhammad" is the son of "Muhammad bin Salman".
            let hasParticles = a.parts.contains { $0.kind == .particle } && b.parts.contains { $0.kind == .particle }
            penalty += hasParticles ? 3 : 0.5
        }
    }

    private mutating func weighGender(_ alignment: NameAlignment) {
        guard let mine = a.gender, let theirs = b.gender, mine != theirs, !findings.contains(.otherGender) else {
            return
        }
        // "Айдара Сыздыкова" is a man in the genitive.
        if findings.contains(.inflected) { return }
        findings.insert(.otherGender)
        penalty += 2.2
    }
}
