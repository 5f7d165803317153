// The features by which the parser chooses its next move, in groups that look at the same words.

package enum MoveFeatures {
    /// The words that a state looks at first, by their places; -1 for none.
    package struct Places {
        var top: Int
        var below: Int
        var next: Int
    }

    /// There are fewer features than this.
    static let most = 128

    /// Fills the list with all features of a state. `words` ends with the root.
    package static func fill(
        _ list: inout FeatureList, _ states: borrowing ParserStates, _ state: ParserState,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        list.removeAll()
        let view = StateView(state, in: states)
        let places = view.places
        giveTop(&list, places.top, words)
        giveBelow(&list, places.below, words)
        giveNext(&list, places.next, words)
        giveTopAndNext(&list, places, words)
        giveBelowAndTop(&list, places, words)
        giveBelowAndNext(&list, places, words)
        giveThreeWords(&list, places, words)
        giveDependentsOfTop(&list, view.top, words)
        giveDependentsOfTopAndNext(&list, view, words)
        giveDependentsOfTopAndBelow(&list, view, words)
        giveDependentsOfBelow(&list, view, words)
        giveDependentsOfNext(&list, view, words)
        giveRest(&list, view, words)
    }

    @inline(__always)
    static func keys(_ words: UnsafeBufferPointer<ParserKeys>, _ index: Int) -> ParserKeys {
        index >= 0 && index < words.count ? words[index] : .none
    }

    @inline(__always)
    static func keys(_ words: UnsafeBufferPointer<ParserKeys>, _ index: Int32) -> ParserKeys {
        keys(words, Int(index))
    }

    /// How far two words stand apart, in steps that grow.
    @inline(__always)
    static func distance(_ a: Int, _ b: Int) -> UInt64 {
        guard a >= 0, b >= 0 else { return 0 }
        let gap = b - a
        return gap <= 4 ? UInt64(gap) : gap <= 6 ? 5 : gap <= 10 ? 6 : 7
    }
}

/// Groups by the words they look at: `s0` is the top of the stack, `s1` the word below it, `s2` the third, `b0` the next word.
extension MoveFeatures {
    /// The top of the stack, and the words beside it.
    @inline(__always)
    static func giveTop(
        _ list: inout some FeatureSink & ~Copyable, _ place: Int,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let s0 = keys(words, place)
        list.add(1, s0.form, s0.tag)
        list.add(2, s0.tag)
        list.add(3, s0.lemma)
        if place >= 0 {
            let before = keys(words, place - 1)
            let after = keys(words, place + 1)
            list.add(120, before.tag, s0.tag, after.tag)
        }
    }

    /// The word below the top of the stack.
    @inline(__always)
    static func giveBelow(
        _ list: inout some FeatureSink & ~Copyable, _ place: Int,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let s1 = keys(words, place)
        list.add(4, s1.form, s1.tag)
        list.add(5, s1.tag)
        list.add(6, s1.lemma)
    }

    /// The next word and the two after it.
    @inline(__always)
    static func giveNext(
        _ list: inout some FeatureSink & ~Copyable, _ place: Int,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let b0 = keys(words, place)
        let b1 = keys(words, place + 1)
        let b2 = keys(words, place + 2)
        list.add(7, b0.form, b0.tag)
        list.add(8, b0.tag)
        list.add(9, b0.lemma)
        list.add(10, b1.form, b1.tag)
        list.add(11, b1.tag)
        list.add(12, b2.form, b2.tag)
        list.add(13, b2.tag)
        list.add(38, b0.tag, b1.tag)
        list.add(39, b0.lemma, b1.tag)
        list.add(40, b0.lemma, b1.lemma)
        list.add(51, b0.tag, b1.tag, b2.tag)
    }

    /// The top of the stack and the next word.
    @inline(__always)
    static func giveTopAndNext(
        _ list: inout some FeatureSink & ~Copyable, _ places: Places,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let s0 = keys(words, places.top)
        let b0 = keys(words, places.next)
        let b1 = keys(words, places.next + 1)
        list.add(20, s0.form, b0.form)
        list.add(21, s0.form, s0.tag, b0.tag)
        list.add(22, s0.tag, b0.form, b0.tag)
        list.add(23, s0.tag, b0.tag)
        list.add(24, s0.lemma, b0.lemma)
        list.add(25, s0.lemma, b0.tag)
        list.add(26, s0.tag, b0.lemma)
        list.add(41, s0.lemma, b1.lemma)
        list.add(42, s0.tag, b1.lemma)
        list.add(50, s0.tag, b0.tag, b1.tag)
        list.add(55, s0.lemma, b0.tag, b1.tag)
        list.add(56, s0.tag, b0.lemma, b1.tag)
        list.add(57, s0.tag, b0.tag, b1.lemma)
        let near = distance(places.top, places.next)
        list.add(110, near, s0.tag, b0.tag)
        list.add(111, near, s0.lemma)
        list.add(112, near, b0.lemma)
        // The words next to both.
        if places.top >= 0 {
            let after = keys(words, places.top + 1)
            list.add(121, s0.tag, after.tag, b0.tag)
            list.add(122, after.lemma, s0.tag, b0.tag)
        }
        if places.next >= 1 {
            let before = keys(words, places.next - 1)
            list.add(123, before.tag, b0.tag, s0.tag)
            list.add(124, before.lemma, b0.tag, s0.tag)
        }
    }

    /// The two upper words of the stack.
    @inline(__always)
    static func giveBelowAndTop(
        _ list: inout some FeatureSink & ~Copyable, _ places: Places,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let s0 = keys(words, places.top)
        let s1 = keys(words, places.below)
        list.add(27, s1.form, s0.form)
        list.add(28, s1.form, s1.tag, s0.tag)
        list.add(29, s1.tag, s0.form, s0.tag)
        list.add(30, s1.tag, s0.tag)
        list.add(31, s1.lemma, s0.lemma)
        list.add(32, s1.lemma, s0.tag)
        list.add(33, s1.tag, s0.lemma)
        let far = distance(places.below, places.top)
        list.add(113, far, s1.tag, s0.tag)
        list.add(114, far, s1.lemma)
        list.add(115, far, s0.lemma)
    }

    /// The word below the top of the stack, and the next word.
    @inline(__always)
    static func giveBelowAndNext(
        _ list: inout some FeatureSink & ~Copyable, _ places: Places,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let s1 = keys(words, places.below)
        let b0 = keys(words, places.next)
        list.add(34, s1.tag, b0.tag)
        list.add(35, s1.lemma, b0.lemma)
        list.add(36, s1.lemma, b0.tag)
        list.add(37, s1.tag, b0.lemma)
    }

    /// The two upper words of the stack and the next word.
    @inline(__always)
    static func giveThreeWords(
        _ list: inout some FeatureSink & ~Copyable, _ places: Places,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let s0 = keys(words, places.top)
        let s1 = keys(words, places.below)
        let b0 = keys(words, places.next)
        let b1 = keys(words, places.next + 1)
        let b2 = keys(words, places.next + 2)
        list.add(52, s1.tag, s0.tag, b0.tag)
        list.add(54, s1.tag, s0.tag, b1.tag)
        list.add(58, s1.lemma, s0.tag, b0.tag)
        list.add(59, s1.tag, s0.lemma, b0.tag)
        list.add(60, s1.tag, s0.tag, b0.lemma)
        list.add(61, s1.lemma, s0.lemma, b0.tag)
        list.add(62, s1.coarse, s0.tag &* 512 &+ b0.tag, b1.tag)
        list.add(63, s0.coarse &* 64 &+ s1.coarse, b0.tag, b1.tag &* 4096 &+ b2.tag)
        let near = distance(places.top, places.next)
        let far = distance(places.below, places.top)
        list.add(116, near, far, s0.tag)
        list.add(126, places.next + 1 >= words.count ? 1 : 0, s0.tag, s1.tag)
    }
}
