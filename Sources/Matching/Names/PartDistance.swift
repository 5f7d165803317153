// How far two words of two names lie apart, given what is known of their endings.

import Names

/// How two words compare.
struct PartDistance {
    /// 0 for the same word, 1 for words without anything in common.
    var distance: Float
    /// How they come to be alike, where that is more than the same letters.
    var manner: Manner

    enum Manner { case letters, form, inflected, endingAdded, otherGender }

    static let none = PartDistance(distance: 1, manner: .letters)

    /// Compares a word of one name with a word of another.
    static func between(_ a: NamePart, _ aSounds: Span<UInt8>, _ b: NamePart, _ bSounds: Span<UInt8>) -> PartDistance {
        if a.kind == .patronymic, b.kind == .patronymic {
            let distance = letters(aSounds, a.coreRange, bSounds, b.coreRange)
            return PartDistance(
                distance: distance, manner: a.traits.rawValue & 3 != b.traits.rawValue & 3 ? .otherGender : .letters)
        }
        if a.kind == .patronymic || b.kind == .patronymic {
            return PartDistance(distance: letters(aSounds, a.whole, bSounds, b.whole), manner: .letters)
        }
        if a.givenName != 0, a.givenName == b.givenName {
            if same(aSounds, a.whole, bSounds, b.whole) { return PartDistance(distance: 0, manner: .letters) }
            return PartDistance(distance: min(0.06, letters(aSounds, a.whole, bSounds, b.whole)), manner: .form)
        }
        let hasEnding = a.core != a.end || b.core != b.end
        if hasEnding || a.traits.contains(.surname) || b.traits.contains(.surname) {
            let found = surnames(a, aSounds, b, bSounds)
            if found.distance < NameAlignment.farthest || (a.bare == a.end) == (b.bare == b.end) { return found }
        }
        return betweenWords(a, aSounds, b, bSounds)
    }

    /// Compares two words by their letters, and by what is left of them without the endings of a case.
    static func betweenWords(_ a: NamePart, _ aSounds: Span<UInt8>, _ b: NamePart, _ bSounds: Span<UInt8>)
        -> PartDistance
    {
        let distance = letters(aSounds, a.whole, bSounds, b.whole)
        if distance > 0.02, a.stem != a.end || b.stem != b.end, a.stem - a.start >= 3,
            same(aSounds, a.stemRange, bSounds, b.stemRange)
        {
            return PartDistance(distance: min(0.04, distance), manner: .inflected)
        }
        return PartDistance(distance: distance, manner: .letters)
    }

    /// "Iskakov" and "Iskakova", "Искаков" and "Искакову", "Ayan" and "Ayanov".
    private static func surnames(
        _ a: NamePart, _ aSounds: Span<UInt8>, _ b: NamePart, _ bSounds: Span<UInt8>
    ) -> PartDistance {
        let hasA = a.bare != a.end, hasB = b.bare != b.end
        if hasA != hasB {
            let range = (hasA ? a.bareRange : a.whole, hasB ? b.bareRange : b.whole)
            let bare = letters(aSounds, range.0, bSounds, range.1)
            if bare < 0.25, !range.0.isEmpty {
                let whole = letters(aSounds, a.coreRange, bSounds, b.coreRange)
                return PartDistance(distance: min(bare + 0.14, whole), manner: .endingAdded)
            }
            return .none
        }
        let distance = letters(aSounds, a.coreRange, bSounds, b.coreRange)
        let isOther =
            !a.traits.isDisjoint(with: [.male, .female]) && !b.traits.isDisjoint(with: [.male, .female])
            && a.traits.rawValue & 3 != b.traits.rawValue & 3
        if isOther { return PartDistance(distance: distance, manner: .otherGender) }
        let isInflected = a.traits.contains(.inflected) != b.traits.contains(.inflected)
        return PartDistance(distance: distance, manner: isInflected ? .inflected : .letters)
    }

    /// The cost of the cheapest way from one to the other, for each sound of the longer.
    static func letters(_ a: Span<UInt8>, _ aRange: Range<Int>, _ b: Span<UInt8>, _ bRange: Range<Int>) -> Float {
        let length = max(aRange.count, bRange.count)
        guard length > 0 else { return 1 }
        // Beyond half of the sounds changed, nothing is alike.
        let limit = Int32(length) * SoundCosts.unit / 2
        let cost = SoundDistance.cost(a, aRange, b, bRange, limit: limit)
        if cost > limit { return 1 }
        return Float(cost) / Float(Int32(max(length, 3)) * SoundCosts.unit)
    }

    static func same(_ a: Span<UInt8>, _ aRange: Range<Int>, _ b: Span<UInt8>, _ bRange: Range<Int>) -> Bool {
        guard aRange.count == bRange.count else { return false }
        for offset in 0..<aRange.count where a[aRange.lowerBound + offset] != b[bRange.lowerBound + offset] {
            return false
        }
        return true
    }
}
