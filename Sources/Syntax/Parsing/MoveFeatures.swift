// The features by which the parser chooses its next move.

package enum MoveFeatures {
    @inline(__always)
    static func keys(_ words: UnsafeBufferPointer<ParserKeys>, _ index: Int) -> ParserKeys {
        index >= 0 ? words[index] : .none
    }

    @inline(__always)
    static func label(_ state: borrowing ParserState, _ index: Int) -> UInt64 {
        index >= 0 ? UInt64(state.labels[index]) : 99
    }

    /// How far two words stand apart, in steps that grow.
    @inline(__always)
    static func distance(_ a: Int, _ b: Int) -> UInt64 {
        guard a >= 0, b >= 0 else { return 0 }
        let gap = b - a
        return gap <= 4 ? UInt64(gap) : gap <= 6 ? 5 : gap <= 10 ? 6 : 7
    }

    /// Fills the list with the features of a state. `words` ends with the root.
    package static func fill(
        _ list: inout FeatureList, _ state: borrowing ParserState, _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        list.removeAll()
        let s0i = state.stack(0)
        let s1i = state.stack(1)
        let s2i = state.stack(2)
        let b0i = state.ahead(0)
        let b1i = state.ahead(1)
        let b2i = state.ahead(2)
        let s0 = keys(words, s0i)
        let s1 = keys(words, s1i)
        let s2 = keys(words, s2i)
        let b0 = keys(words, b0i)
        let b1 = keys(words, b1i)
        let b2 = keys(words, b2i)

        // Single words.
        list.add(1, s0.form, s0.tag)
        list.add(2, s0.tag)
        list.add(3, s0.lemma)
        list.add(4, s1.form, s1.tag)
        list.add(5, s1.tag)
        list.add(6, s1.lemma)
        list.add(7, b0.form, b0.tag)
        list.add(8, b0.tag)
        list.add(9, b0.lemma)
        list.add(10, b1.form, b1.tag)
        list.add(11, b1.tag)
        list.add(12, b2.form, b2.tag)
        list.add(13, b2.tag)
        list.add(14, s2.tag)
        list.add(15, s2.lemma)

        // Pairs.
        list.add(20, s0.form, b0.form)
        list.add(21, s0.form, s0.tag, b0.tag)
        list.add(22, s0.tag, b0.form, b0.tag)
        list.add(23, s0.tag, b0.tag)
        list.add(24, s0.lemma, b0.lemma)
        list.add(25, s0.lemma, b0.tag)
        list.add(26, s0.tag, b0.lemma)
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
        list.add(38, b0.tag, b1.tag)
        list.add(39, b0.lemma, b1.tag)
        list.add(40, b0.lemma, b1.lemma)
        list.add(41, s0.lemma, b1.lemma)
        list.add(42, s0.tag, b1.lemma)

        // Triples.
        list.add(50, s0.tag, b0.tag, b1.tag)
        list.add(51, b0.tag, b1.tag, b2.tag)
        list.add(52, s1.tag, s0.tag, b0.tag)
        list.add(53, s2.tag, s1.tag, s0.tag)
        list.add(54, s1.tag, s0.tag, b1.tag)
        list.add(55, s0.lemma, b0.tag, b1.tag)
        list.add(56, s0.tag, b0.lemma, b1.tag)
        list.add(57, s0.tag, b0.tag, b1.lemma)
        list.add(58, s1.lemma, s0.tag, b0.tag)
        list.add(59, s1.tag, s0.lemma, b0.tag)
        list.add(60, s1.tag, s0.tag, b0.lemma)
        list.add(61, s1.lemma, s0.lemma, b0.tag)
        list.add(62, s1.coarse, s0.tag &* 512 &+ b0.tag, b1.tag)
        list.add(63, s0.coarse &* 64 &+ s1.coarse, b0.tag, b1.tag &* 4096 &+ b2.tag)

        // Dependents made so far.
        if s0i >= 0 {
            let l1 = Int(state.left1[s0i])
            let r1 = Int(state.right1[s0i])
            let l2 = Int(state.left2[s0i])
            let r2 = Int(state.right2[s0i])
            let kl = keys(words, l1)
            let kr = keys(words, r1)
            list.add(70, s0.tag, kl.tag, b0.tag)
            list.add(71, s0.tag, kr.tag, b0.tag)
            list.add(72, s0.tag, kl.lemma, label(state, l1))
            list.add(73, s0.tag, kr.lemma, label(state, r1))
            list.add(74, s0.tag, label(state, l1), label(state, l2))
            list.add(75, s0.tag, label(state, r1), label(state, r2))
            list.add(76, s0.tag, UInt64(state.leftCount[s0i]), UInt64(state.rightCount[s0i]))
            list.add(77, s0.lemma, UInt64(state.leftCount[s0i]), UInt64(state.rightCount[s0i]))
            list.add(78, s0.tag, state.leftLabels[s0i])
            list.add(79, s0.tag, state.rightLabels[s0i], b0.tag)
            list.add(80, s0.lemma, state.leftLabels[s0i], state.rightLabels[s0i])
            list.add(81, s1.tag, s0.tag, kl.tag)
            list.add(82, s1.tag, s0.tag, kr.tag)
            list.add(83, s1.lemma, kl.form, s0.tag)
            list.add(84, s1.lemma, kl.form, s0.lemma)
            list.add(85, s1.tag, kl.form, s0.lemma)
            list.add(86, s2.lemma, kl.form, s0.tag)
            list.add(87, s1.tag, s0.tag, state.leftLabels[s0i])
        }
        if s1i >= 0 {
            let l1 = Int(state.left1[s1i])
            let r1 = Int(state.right1[s1i])
            let kl = keys(words, l1)
            let kr = keys(words, r1)
            list.add(90, s1.tag, s0.tag, kl.tag &* 512 &+ label(state, l1))
            list.add(91, s1.tag, s0.tag, kr.tag &* 512 &+ label(state, r1))
            list.add(92, s1.tag, UInt64(state.rightCount[s1i]), s0.tag)
            list.add(93, s1.lemma, state.rightLabels[s1i], s0.tag)
            list.add(94, s1.tag, state.leftLabels[s1i], s0.tag)
            list.add(95, s1.tag, state.rightLabels[s1i], s0.tag)
            list.add(96, s1.tag, kr.lemma, s0.tag)
            list.add(97, s1.tag, state.leftLabels[s1i], b0.tag)
        }
        if b0i >= 0 {
            let l1 = Int(state.left1[b0i])
            let l2 = Int(state.left2[b0i])
            let kl = keys(words, l1)
            list.add(100, s0.tag, b0.tag, kl.tag &* 512 &+ label(state, l1))
            list.add(101, b0.tag, kl.lemma, s0.tag)
            list.add(102, b0.tag, label(state, l1), label(state, l2))
            list.add(103, s0.tag, b0.tag, state.leftLabels[b0i])
            list.add(104, s0.lemma, b0.tag, state.leftLabels[b0i])
            list.add(105, b0.lemma, UInt64(state.leftCount[b0i]), s0.tag)
            list.add(106, s0.lemma, b0.lemma, state.leftLabels[b0i])
            list.add(107, s0.tag, kl.lemma, b0.lemma)
        }

        // Distances.
        let near = distance(s0i, b0i)
        let far = distance(s1i, s0i)
        list.add(110, near, s0.tag, b0.tag)
        list.add(111, near, s0.lemma)
        list.add(112, near, b0.lemma)
        list.add(113, far, s1.tag, s0.tag)
        list.add(114, far, s1.lemma)
        list.add(115, far, s0.lemma)
        list.add(116, near, far, s0.tag)
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
        list.add(125, UInt64(min(state.stack.count, 4)), b0.tag)
        list.add(126, b0i >= state.count ? 1 : 0, s0.tag, s1.tag)
    }
}
