// The features by which the relation of an arc is named.

package enum LabelFeatures {
    /// Fills the list with the features of the arc from `head` to `dependent`. `words` ends with the root.
    package static func fill(
        _ list: inout FeatureList, _ state: borrowing ParserState, _ words: UnsafeBufferPointer<ParserKeys>, head: Int,
        dependent: Int
    ) {
        list.removeAll()
        let h = words[head]
        let d = words[dependent]
        let side: UInt64 = head > dependent ? 1 : 0
        let gap = head > dependent ? MoveFeatures.distance(dependent, head) : MoveFeatures.distance(head, dependent)
        let place = side * 16 + gap
        let before = MoveFeatures.keys(words, dependent - 1)
        let after = dependent + 1 < words.count ? words[dependent + 1] : .none
        let beforeHead = MoveFeatures.keys(words, head - 1)
        let afterHead = head + 1 < words.count ? words[head + 1] : .none
        let l1 = Int(state.left1[dependent])
        let r1 = Int(state.right1[dependent])
        let l2 = Int(state.left2[dependent])
        let kl = MoveFeatures.keys(words, l1)
        let kr = MoveFeatures.keys(words, r1)
        let kl2 = MoveFeatures.keys(words, l2)
        let ll = MoveFeatures.label(state, l1)
        let lr = MoveFeatures.label(state, r1)

        list.add(1, d.form, d.tag, side)
        list.add(2, d.tag, side)
        list.add(3, d.lemma, side)
        list.add(4, h.form, h.tag, side)
        list.add(5, h.tag, side)
        list.add(6, h.lemma, side)
        list.add(7, h.tag, d.tag, side)
        list.add(8, h.tag, d.tag, place)
        list.add(9, h.lemma, d.tag, side)
        list.add(10, h.tag, d.lemma, side)
        list.add(11, h.lemma, d.lemma, side)
        list.add(12, h.form, d.form, side)
        list.add(13, h.tag, d.form, side)
        list.add(14, h.form, d.tag, side)
        list.add(15, h.tag, d.tag, before.tag &* 2 &+ side)
        list.add(16, h.tag, d.tag, after.tag &* 2 &+ side)
        list.add(17, h.tag, d.tag, beforeHead.tag &* 2 &+ side)
        list.add(18, h.tag, d.tag, afterHead.tag &* 2 &+ side)
        list.add(19, h.tag, before.lemma, d.tag)
        list.add(20, h.tag, after.lemma, d.tag)
        list.add(21, h.tag, d.tag &* 2 &+ side, state.leftLabels[dependent])
        list.add(22, h.tag, d.tag &* 2 &+ side, state.rightLabels[dependent])
        list.add(23, d.lemma, h.tag &* 2 &+ side, state.leftLabels[dependent])
        list.add(24, h.tag, d.tag &* 2 &+ side, state.leftLabels[head])
        list.add(25, h.tag, d.tag &* 2 &+ side, state.rightLabels[head])
        list.add(26, h.lemma, d.tag &* 2 &+ side, state.rightLabels[head])
        list.add(27, h.tag, kl.lemma, d.tag)
        list.add(28, h.lemma, kl.lemma, d.tag)
        list.add(29, h.tag, kl.lemma, d.lemma)
        list.add(30, h.lemma, kl.lemma, d.lemma)
        list.add(31, h.tag, kl.tag &* 64 &+ ll, d.tag)
        list.add(32, h.tag, kr.tag &* 64 &+ lr, d.tag)
        list.add(33, kl.lemma, kl2.lemma, h.tag)
        list.add(34, d.tag, state.leftLabels[dependent], state.leftLabels[head])
        list.add(35, h.tag, d.tag &* 16 &+ gap, UInt64(state.leftCount[head]) &* 8 &+ UInt64(state.rightCount[head]))
        let outer = Int(side == 1 ? state.left1[head] : state.right1[head])
        let outerKeys = MoveFeatures.keys(words, outer)
        list.add(36, h.tag, d.tag, outerKeys.tag &* 64 &+ MoveFeatures.label(state, outer))
        list.add(37, h.tag, d.tag, outerKeys.lemma)
        list.add(38, dependent == 0 ? 1 : 0, d.tag, h.tag)
        list.add(39, before.tag, d.tag, after.tag &* 512 &+ h.tag)
        list.add(40, h.lemma, d.form, side)
    }
}
