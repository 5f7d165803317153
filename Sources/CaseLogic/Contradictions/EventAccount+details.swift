// Details by which two accounts of one kind, one day and the same people are of two events after all, and those in which they agree.

import CaseModel

extension EventAccount {
    /// Whether both give an hour, a facility, an end or provisions, and not the same; or one of them only foresees it. What only one of them gives
    /// says nothing.
    func hasOtherDetails(than known: EventAccount) -> Bool {
        let (mine, theirs) = (event, known.event)
        for standing in [Standing.forecast, .opinion]
        where (mine.standing == standing) != (theirs.standing == standing) { return true }
        if let here = hour(mine), let there = hour(theirs), here != there { return true }
        if let here = mine.until?.value, let there = theirs.until?.value, !here.agrees(with: there) { return true }
        if isOther(mine.facility?.value, theirs.facility?.value) { return true }
        if mine.kind.value == .transfer, isOther(mine.to?.value, theirs.to?.value) { return true }
        let (here, there) = (provisions(mine), provisions(theirs))
        return !here.isEmpty && !there.isEmpty && !isPart(here, of: there) && !isPart(there, of: here)
    }

    /// What two accounts of one event both say beside its kind, its people and its day: "the place", "the term".
    public func sharedDetails(with known: EventAccount) -> [String] {
        let (mine, theirs) = (event, known.event)
        func both<Content>(_ one: Content?, _ other: Content?) -> Bool { one != nil && other != nil }
        var found: [String] = []
        if both(place, known.place) { found.append("place") }
        if both(mine.facility, theirs.facility) { found.append("facility") }
        if let here = hour(mine), here == hour(theirs) { found.append("hour") }
        if both(mine.duration, theirs.duration) { found.append("term") }
        if !mine.provisions.isEmpty, !theirs.provisions.isEmpty { found.append("provisions") }
        return found
    }

    // MARK: Facilities

    /// Words of which a facility's name says nothing.
    private static let small: Set<String> = [
        "the", "a", "an", "of", "in", "at", "no", "number", "his", "her", "their", "local",
    ]

    private func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { !Self.small.contains($0) }
    }

    /// Whether neither name says all that the other says: "the police department" may be "the Taraz Police Department".
    private func isOther(_ one: String?, _ other: String?) -> Bool {
        guard let one = one.map(words), let other = other.map(words), !one.isEmpty, !other.isEmpty else { return false }
        func holds(_ whole: [String], _ part: [String]) -> Bool {
            part.allSatisfy { word in whole.contains { $0 == word || isSamePlace($0, word) } }
        }
        return !holds(one, other) && !holds(other, one)
    }

    // MARK: Hours

    /// The hour of the day that words such as "17:30", "5 p.m." or "at 9 in the evening" give; nil for "in the evening".
    private func hour(_ event: EventView) -> Int? {
        guard let text = event.time?.value.lowercased(),
            let number = Int(text.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }),
            (0...24).contains(number)
        else { return nil }
        let isLate = ["pm", "p.m", "afternoon", "evening"].contains { text.contains($0) }
        return isLate && number < 12 ? number + 12 : number % 24
    }

    // MARK: Provisions

    private func provisions(_ event: EventView) -> [Provision] { event.provisions.map(\.value) }

    /// Whether each of some provisions is among others; one without a part stands for every part.
    private func isPart(_ some: [Provision], of others: [Provision]) -> Bool {
        some.allSatisfy { one in
            others.contains { other in
                one.article == other.article && one.code == other.code
                    && (one.part == nil || other.part == nil || one.part == other.part)
                    && (one.country == nil || other.country == nil || one.country == other.country)
            }
        }
    }
}
