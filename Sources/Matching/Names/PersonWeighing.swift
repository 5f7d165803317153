// Weighs what agrees and what doesn't in two names of persons.

import Names

/// What agrees and what doesn't in two names of persons, as one number.
struct PersonWeighing {
    private var alignment: NameAlignment
    private(set) var evidence = NameEvidence()

    /// Compares two names.
    init(_ a: PreparedName, _ b: PreparedName) {
        alignment = NameAlignment(a, b)
        if a.nameCount != b.nameCount, alignment.isPoor(a, b), alignment.joinNeighbours(a, b) {
            evidence.findings.insert(.writtenTogether)
        }
        var compared = 0
        for index in 0..<alignment.pairs.count {
            let pair = alignment.pairs[index]
            if a.parts[pair.first].kind == .patronymic, b.parts[pair.second].kind == .patronymic {
                weighPatronymics(pair)
            } else {
                weighNames(pair, isSurname: pair.first == Int(a.surname) || pair.second == Int(b.surname))
                compared += pair.isJoined ? 2 : 1
            }
        }
        let initials = InitialFit(a, b, alignment)
        weighInitials(initials)
        weighRest(a, b, initials)
        let isShort = a.nameCount == 1 && b.nameCount == 1
        weighScope(compared, isShort: isShort, hasInitials: initials.fitting > 0)
        weighOrder(a, b)
        weighGender(a.gender, b.gender)
    }

    private mutating func weighPatronymics(_ pair: PartPair) {
        if pair.manner == .otherGender {
            evidence.against(.otherGender, 3)
        }
        if pair.distance < 0.02 {
            evidence.findings.insert(.samePatronymic)
        } else if pair.distance < 0.25 {
            evidence.findings.insert(.patronymicInAnotherForm)
            evidence.spread += pair.distance * pair.distance * 0.5
        } else {
            evidence.against(.otherPatronymic, 5)
        }
    }

    private mutating func weighNames(_ pair: PartPair, isSurname: Bool) {
        let distance = pair.distance
        evidence.spread += distance * distance
        switch pair.manner {
        case .form: evidence.findings.insert(.givenNameForm)
        case .inflected: evidence.findings.insert(.inflected)
        case .endingAdded: evidence.findings.insert(.surnameEndingAdded)
        case .letters, .otherGender: break
        }
        if distance == 0 {
            evidence.findings.insert(isSurname ? .sameSurname : .sameGivenName)
        } else if distance < 0.12 {
            if pair.manner != .form { evidence.findings.insert(isSurname ? .respeltSurname : .respeltGivenName) }
        } else if distance < 0.3 {
            evidence.findings.insert(isSurname ? .nearSurname : .nearGivenName)
        } else {
            evidence.findings.insert(isSurname ? .otherSurname : .otherGivenName)
        }
    }

    private mutating func weighInitials(_ initials: InitialFit) {
        if initials.fitting > 0 { evidence.findings.insert(.initialFits) }
        if initials.failing > 0 { evidence.against(.otherInitial, 4) }
    }

    /// Weighs the words that only one of the names has.
    private mutating func weighRest(_ a: PreparedName, _ b: PreparedName, _ initials: InitialFit) {
        func left(_ name: PreparedName, _ taken: UInt32, _ kind: NamePartKind) -> Int {
            var count = 0
            for index in name.parts.indices where name.parts[index].kind == kind && !taken.has(index) { count += 1 }
            return count
        }
        let names = (left(a, initials.firstTaken, .name), left(b, initials.secondTaken, .name))
        let patronymics = (left(a, initials.firstTaken, .patronymic), left(b, initials.secondTaken, .patronymic))
        let differing = min(names.0, names.1)
        if differing > 0 {
            let hasSurname = evidence.findings.isDisjoint(with: [.sameSurname, .respeltSurname, .nearSurname])
            evidence.against(hasSurname ? .otherSurname : .otherGivenName, 5 * Float(differing))
        }
        let more = max(names.0, names.1) - differing
        if more > 0 { evidence.against(.moreWords, 0.9 * Float(more)) }
        if patronymics.0 > 0, patronymics.1 > 0 {
            evidence.against(.otherPatronymic, 5)
        } else if patronymics.0 + patronymics.1 > 0 {
            evidence.against(.onePatronymic, 0.3)
        }
    }

    /// Weighs how much there was to compare.
    private mutating func weighScope(_ compared: Int, isShort: Bool, hasInitials: Bool) {
        if compared == 0 {
            evidence.penalty += 6
        } else if compared == 1, hasInitials {
            evidence.penalty += 1
        } else if compared == 1 {
            evidence.against(.oneWord, isShort ? 0 : 4.2)
        }
    }

    private mutating func weighOrder(_ a: PreparedName, _ b: PreparedName) {
        var (count, hasEndings, hasCrossed, isTurned) = (0, false, false, false)
        for index in 0..<alignment.pairs.count {
            let pair = alignment.pairs[index]
            guard a.parts[pair.first].kind == .name, b.parts[pair.second].kind == .name, !pair.isJoined else {
                continue
            }
            count += 1
            if pair.manner == .endingAdded { hasEndings = true }
            if (pair.first == Int(a.surname)) != (pair.second == Int(b.surname)) { hasCrossed = true }
            for before in 0..<index {
                let other = alignment.pairs[before]
                let isGiven = pair.first != Int(a.surname) && other.first != Int(a.surname)
                if isGiven, !other.isJoined, (pair.first < other.first) != (pair.second < other.second) {
                    isTurned = true
                }
            }
        }
        guard count >= 2 else { return }
        if hasCrossed {
            if hasEndings || (a.isSurnameCertain && b.isSurnameCertain) {
                evidence.against(.swapped, 6)
            } else {
                evidence.against(.otherOrder, a.isSurnameCertain || b.isSurnameCertain ? 0.2 : 1.2)
            }
        } else if isTurned {
            // "Salman bin Muhammad" is the son of "Muhammad bin Salman".
            evidence.against(.otherOrder, a.hasParticle && b.hasParticle ? 5 : 0.5)
        }
    }

    private mutating func weighGender(_ mine: NameGender?, _ theirs: NameGender?) {
        guard let mine, let theirs, mine != theirs else { return }
        // "Айдара Сыздыкова" is a man in the genitive.
        if evidence.findings.contains(.otherGender) || evidence.findings.contains(.inflected) { return }
        evidence.against(.otherGender, 3.3)
    }
}
