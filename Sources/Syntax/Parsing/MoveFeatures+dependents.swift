// The features of the dependents that words got so far, in groups that look at the same subtrees.

extension MoveFeatures {
    /// The top of the stack with its dependents.
    @inline(__always)
    static func giveDependentsOfTop(
        _ list: inout some FeatureSink & ~Copyable, _ n0: StackNode,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        guard n0.word >= 0 else { return }
        let s0 = keys(words, n0.word)
        let kl = keys(words, n0.left1)
        let kr = keys(words, n0.right1)
        let kl2 = keys(words, n0.left2)
        let kr2 = keys(words, n0.right2)
        let counts = UInt64(n0.leftCount) &* 8 &+ UInt64(n0.rightCount)
        list.add(72, s0.tag, kl.lemma)
        list.add(73, s0.tag, kr.lemma)
        list.add(74, s0.tag, kl.tag, kl2.tag)
        list.add(75, s0.tag, kr.tag, kr2.tag)
        list.add(76, s0.tag, counts)
        list.add(77, s0.lemma, counts)
        list.add(78, s0.tag, n0.leftKinds)
        list.add(80, s0.lemma, n0.leftKinds, n0.rightKinds)
    }

    /// The top of the stack with its dependents, and the next word.
    @inline(__always)
    static func giveDependentsOfTopAndNext(
        _ list: inout some FeatureSink & ~Copyable, _ view: StateView,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let n0 = view.top
        guard n0.word >= 0 else { return }
        let s0 = keys(words, n0.word)
        let b0 = keys(words, view.next.word)
        let kl = keys(words, n0.left1)
        let kr = keys(words, n0.right1)
        list.add(70, s0.tag, kl.tag, b0.tag)
        list.add(71, s0.tag, kr.tag, b0.tag)
        list.add(79, s0.tag, n0.rightKinds, b0.tag)
        list.add(88, s0.tag, n0.leftKinds, b0.lemma)
    }

    /// The top of the stack with its dependents, and the word below it.
    @inline(__always)
    static func giveDependentsOfTopAndBelow(
        _ list: inout some FeatureSink & ~Copyable, _ view: StateView,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let n0 = view.top
        guard n0.word >= 0 else { return }
        let s0 = keys(words, n0.word)
        let s1 = keys(words, view.below.word)
        let kl = keys(words, n0.left1)
        let kr = keys(words, n0.right1)
        list.add(81, s1.tag, s0.tag, kl.tag)
        list.add(82, s1.tag, s0.tag, kr.tag)
        list.add(83, s1.lemma, kl.form, s0.tag)
        list.add(84, s1.lemma, kl.form, s0.lemma)
        list.add(85, s1.tag, kl.form, s0.lemma)
        list.add(87, s1.tag, s0.tag, n0.leftKinds)
        list.add(89, s1.tag, s0.tag, n0.rightKinds)
    }

    /// The word below the top of the stack with its dependents, and the top.
    @inline(__always)
    static func giveDependentsOfBelow(
        _ list: inout some FeatureSink & ~Copyable, _ view: StateView,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let n1 = view.below
        guard n1.word >= 0 else { return }
        let s0 = keys(words, view.top.word)
        let s1 = keys(words, n1.word)
        let kl = keys(words, n1.left1)
        let kr = keys(words, n1.right1)
        list.add(90, s1.tag, s0.tag, kl.tag)
        list.add(91, s1.tag, s0.tag, kr.tag)
        list.add(92, s1.tag, UInt64(n1.rightCount), s0.tag)
        list.add(93, s1.lemma, n1.rightKinds, s0.tag)
        list.add(94, s1.tag, n1.leftKinds, s0.tag)
        list.add(95, s1.tag, n1.rightKinds, s0.tag)
        list.add(96, s1.tag, kr.lemma, s0.tag)
        list.add(98, s1.lemma, n1.leftKinds, s0.tag)
        list.add(99, s1.tag, n1.rightKinds, s0.lemma)
    }

    /// The next word with its dependents, and the top of the stack.
    @inline(__always)
    static func giveDependentsOfNext(
        _ list: inout some FeatureSink & ~Copyable, _ view: StateView,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let nb = view.next
        let s0 = keys(words, view.top.word)
        let b0 = keys(words, nb.word)
        let kl = keys(words, nb.left1)
        let kl2 = keys(words, nb.left2)
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

    /// The third word of the stack, and what looks at too much to be met again.
    @inline(__always)
    static func giveRest(
        _ list: inout some FeatureSink & ~Copyable, _ view: StateView,
        _ words: UnsafeBufferPointer<ParserKeys>
    ) {
        let s0 = keys(words, view.top.word)
        let s1 = keys(words, view.below.word)
        let s2 = keys(words, view.third.word)
        let b0 = keys(words, view.next.word)
        list.add(14, s2.tag)
        list.add(15, s2.lemma)
        list.add(53, s2.tag, s1.tag, s0.tag)
        list.add(125, UInt64(min(view.depth, 4)), b0.tag)
        if view.top.word >= 0 {
            let kl = keys(words, view.top.left1)
            list.add(86, s2.lemma, kl.form, s0.tag)
        }
        if view.below.word >= 0 {
            let n1 = view.below
            list.add(97, s1.tag, n1.leftKinds, b0.tag)
        }
    }
}
