// The features by which the parser chooses its next move.

package enum MoveFeatures {
    @inline(__always)
    static func keys(_ words: UnsafeBufferPointer<ParserKeys>, _ index: Int) -> ParserKeys {
        index >= 0 ? words[index] : .none
    }

    /// How far two words stand apart, in steps that grow.
    @inline(__always)
    static func distance(_ a: Int, _ b: Int) -> UInt64 {
        guard a >= 0, b >= 0 else { return 0 }
        let gap = b - a
        return gap <= 4 ? UInt64(gap) : gap <= 6 ? 5 : gap <= 10 ? 6 : 7
    }

    /// The words that a state looks at, by their places; -1 for none.
    package struct Places {
        package var s0: Int
        package var s1: Int
        package var b0: Int
    }

    /// Fills the list with all features of a state. `words` ends with the root.
    package static func fill(
        _ list: inout FeatureList, _ states: borrowing ParserStates, _ state: ParserState,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        list.removeAll()
        let n0 = states.node(state, 0)
        let n1 = n0.below >= 0 ? states.nodes[Int(n0.below)] : .none
        let places = Places(s0: Int(n0.word), s1: Int(n1.word), b0: Int(state.next.word))
        giveTop(&list, places, words)
        givePair(&list, places, words)
        giveDependents(&list, states, state, n0, n1, words)
    }

    /// Features of the top of the stack and the words ahead.
    @inline(__always)
    static func giveTop(
        _ list: inout some FeatureSink & ~Copyable, _ places: Places, _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let s0i = places.s0
        let b0i = places.b0
        let s0 = keys(words, s0i)
        let b0 = keys(words, b0i)
        let b1 = b0i + 1 < words.count ? words[b0i + 1] : .none
        let b2 = b0i + 2 < words.count ? words[b0i + 2] : .none
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
        list.add(1, s0.form, s0.tag)
        list.add(2, s0.tag)
        list.add(3, s0.lemma)
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
        let near = distance(s0i, b0i)
        list.add(110, near, s0.tag, b0.tag)
        list.add(111, near, s0.lemma)
        list.add(112, near, b0.lemma)
        // The words next to the top of the stack and to the next word.
        if s0i >= 0 {
            let before = keys(words, s0i - 1)
            let after = keys(words, s0i + 1)
            list.add(120, before.tag, s0.tag, after.tag)
            list.add(121, s0.tag, after.tag, b0.tag)
            list.add(122, after.lemma, s0.tag, b0.tag)
        }
        if b0i >= 1 {
            let before = keys(words, b0i - 1)
            list.add(123, before.tag, b0.tag, s0.tag)
            list.add(124, before.lemma, b0.tag, s0.tag)
        }
    }

    /// Features of the two upper words of the stack and the next word.
    @inline(__always)
    static func givePair(
        _ list: inout some FeatureSink & ~Copyable, _ places: Places, _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let b0i = places.b0
        let s0 = keys(words, places.s0)
        let s1 = keys(words, places.s1)
        let b0 = keys(words, b0i)
        let b1 = b0i + 1 < words.count ? words[b0i + 1] : .none
        let b2 = b0i + 2 < words.count ? words[b0i + 2] : .none
        list.add(4, s1.form, s1.tag)
        list.add(5, s1.tag)
        list.add(6, s1.lemma)
        list.add(27, s1.form, s0.form)
        list.add(28, s1.form, s1.tag, s0.tag)
        list.add(29, s1.tag, s0.form, s0.tag)
        list.add(30, s1.tag, s0.tag)
        list.add(31, s1.lemma, s0.lemma)
        list.add(32, s1.lemma, s0.tag)
        list.add(33, s1.tag, s0.lemma)
        list.add(34, s1.tag, b0.tag)
        list.add(35, s1.lemma, b0.lemma)
        list.add(36, s1.lemma, b0.tag)
        list.add(37, s1.tag, b0.lemma)
        list.add(52, s1.tag, s0.tag, b0.tag)
        list.add(54, s1.tag, s0.tag, b1.tag)
        list.add(58, s1.lemma, s0.tag, b0.tag)
        list.add(59, s1.tag, s0.lemma, b0.tag)
        list.add(60, s1.tag, s0.tag, b0.lemma)
        list.add(61, s1.lemma, s0.lemma, b0.tag)
        list.add(62, s1.coarse, s0.tag &* 512 &+ b0.tag, b1.tag)
        list.add(63, s0.coarse &* 64 &+ s1.coarse, b0.tag, b1.tag &* 4096 &+ b2.tag)
        let near = distance(places.s0, b0i)
        let far = distance(places.s1, places.s0)
        list.add(113, far, s1.tag, s0.tag)
        list.add(114, far, s1.lemma)
        list.add(115, far, s0.lemma)
        list.add(116, near, far, s0.tag)
        list.add(126, b0i + 1 >= words.count ? 1 : 0, s0.tag, s1.tag)
    }

    /// Features of the dependents made so far, and of the depth of the stack.
    @inline(__always)
    static func giveDependents(
        _ list: inout some FeatureSink & ~Copyable, _ states: borrowing ParserStates, _ state: ParserState,
        _ n0: StackNode, _ n1: StackNode, _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let n2 = n1.below >= 0 ? states.nodes[Int(n1.below)] : .none
        let nb = state.next
        let s0i = Int(n0.word)
        let s1i = Int(n1.word)
        let b0i = Int(nb.word)
        let s0 = keys(words, s0i)
        let s1 = keys(words, s1i)
        let s2 = keys(words, Int(n2.word))
        let b0 = keys(words, b0i)
        list.add(14, s2.tag)
        list.add(15, s2.lemma)
        list.add(53, s2.tag, s1.tag, s0.tag)
        list.add(125, UInt64(min(state.depth, 4)), b0.tag)
        // Dependents made so far.
        if s0i >= 0 {
            let kl = keys(words, Int(n0.left1))
            let kr = keys(words, Int(n0.right1))
            let kl2 = keys(words, Int(n0.left2))
            let kr2 = keys(words, Int(n0.right2))
            let counts = UInt64(n0.leftCount) &* 8 &+ UInt64(n0.rightCount)
            list.add(70, s0.tag, kl.tag, b0.tag)
            list.add(71, s0.tag, kr.tag, b0.tag)
            list.add(72, s0.tag, kl.lemma)
            list.add(73, s0.tag, kr.lemma)
            list.add(74, s0.tag, kl.tag, kl2.tag)
            list.add(75, s0.tag, kr.tag, kr2.tag)
            list.add(76, s0.tag, counts)
            list.add(77, s0.lemma, counts)
            list.add(78, s0.tag, n0.leftKinds)
            list.add(79, s0.tag, n0.rightKinds, b0.tag)
            list.add(80, s0.lemma, n0.leftKinds, n0.rightKinds)
            list.add(81, s1.tag, s0.tag, kl.tag)
            list.add(82, s1.tag, s0.tag, kr.tag)
            list.add(83, s1.lemma, kl.form, s0.tag)
            list.add(84, s1.lemma, kl.form, s0.lemma)
            list.add(85, s1.tag, kl.form, s0.lemma)
            list.add(86, s2.lemma, kl.form, s0.tag)
            list.add(87, s1.tag, s0.tag, n0.leftKinds)
            list.add(88, s0.tag, n0.leftKinds, b0.lemma)
            list.add(89, s1.tag, s0.tag, n0.rightKinds)
        }
        if s1i >= 0 {
            let kl = keys(words, Int(n1.left1))
            let kr = keys(words, Int(n1.right1))
            list.add(90, s1.tag, s0.tag, kl.tag)
            list.add(91, s1.tag, s0.tag, kr.tag)
            list.add(92, s1.tag, UInt64(n1.rightCount), s0.tag)
            list.add(93, s1.lemma, n1.rightKinds, s0.tag)
            list.add(94, s1.tag, n1.leftKinds, s0.tag)
            list.add(95, s1.tag, n1.rightKinds, s0.tag)
            list.add(96, s1.tag, kr.lemma, s0.tag)
            list.add(97, s1.tag, n1.leftKinds, b0.tag)
            list.add(98, s1.lemma, n1.leftKinds, s0.tag)
            list.add(99, s1.tag, n1.rightKinds, s0.lemma)
        }
        if b0i >= 0 {
            let kl = keys(words, Int(nb.left1))
            let kl2 = keys(words, Int(nb.left2))
            list.add(100, s0.tag, b0.tag, kl.tag)
            list.add(101, b0.tag, kl.lemma, s0.tag)
            list.add(102, b0.tag, kl.tag, kl2.tag)
            list.add(103, s0.tag, b0.tag, nb.leftKinds)
            list.add(104, s0.lemma, b0.tag, nb.leftKinds)
            list.add(105, b0.lemma, UInt64(nb.leftCount), s0.tag)
            list.add(106, s0.lemma, b0.lemma, nb.leftKinds)
            list.add(107, s0.tag, kl.lemma, b0.lemma)
            list.add(108, s0.tag, b0.lemma, nb.leftKinds)
        }
    }
}
