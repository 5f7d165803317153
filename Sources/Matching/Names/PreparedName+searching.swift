// Whether a name answers a search for some of its words.

extension PreparedName {
    /// How near this name comes to having each word of a search, in any order and spelling: 0 where all sound the same, up to 1;
    /// nil where some word or initial of the search has no like in it. "Жыланбаев" finds "Alima Zhylanbayeva".
    public func distance(toSearch words: PreparedName) -> Double? {
        guard kind == words.kind, !words.isEmpty, !isEmpty else { return nil }
        let alignment = NameAlignment(words, self)
        var worst: Float = 0
        for index in 0..<alignment.pairs.count { worst = max(worst, alignment.pairs[index].distance) }
        guard worst <= Self.farthestFound else { return nil }
        let initials = InitialFit(words, self, alignment)
        var hasWord = false
        for index in words.parts.indices where words.parts[index].isWord || words.parts[index].kind == .initial {
            guard initials.firstTaken.has(index) else { return nil }
            hasWord = true
        }
        return hasWord ? Double(worst) : nil
    }

    /// Words farther apart than this are no answer: about one letter in six is another.
    private static var farthestFound: Float { 0.17 }
}
