// Gives the initials of one name to words of the other that have no like.

import Names

/// How the initials of two names fit.
struct InitialFit {
    /// Initials that stand for a word or an initial of the other name.
    private(set) var fitting = 0
    /// Initials for which the other name has only words that begin otherwise.
    private(set) var failing = 0
    /// The words that have found their like, initials included.
    private(set) var firstTaken: UInt32
    private(set) var secondTaken: UInt32

    init(_ a: PreparedName, _ b: PreparedName, _ alignment: NameAlignment) {
        (firstTaken, secondTaken) = (alignment.firstTaken, alignment.secondTaken)
        fit(a, b, isFirst: true)
        fit(b, a, isFirst: false)
    }

    private mutating func fit(_ name: PreparedName, _ other: PreparedName, isFirst: Bool) {
        for i in name.parts.indices where name.parts[i].kind == .initial && !(isFirst ? firstTaken : secondTaken).has(i)
        {
            var (found, isOpen) = (-1, false)
            for j in other.parts.indices where !(isFirst ? secondTaken : firstTaken).has(j) {
                guard other.parts[j].isWord || other.parts[j].kind == .initial else { continue }
                isOpen = true
                if Self.fits(name, name.parts[i], other, other.parts[j]) {
                    found = j
                    break
                }
            }
            if found >= 0 {
                firstTaken |= 1 << UInt32(isFirst ? i : found)
                secondTaken |= 1 << UInt32(isFirst ? found : i)
                fitting += 1
            } else if isOpen {
                failing += 1
            }
        }
    }

    private static func fits(_ a: PreparedName, _ initial: NamePart, _ b: PreparedName, _ word: NamePart) -> Bool {
        guard initial.count > 0, word.count >= initial.count else { return false }
        let start = Int(word.start)..<Int(word.start) + initial.count
        return PartDistance.letters(a.sounds.span, initial.whole, b.sounds.span, start) < 0.11
    }
}
