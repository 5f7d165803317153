// The features by which the relation of each word to its head is named, once the tree stands.

package enum LabelFeatures {
    /// Fills the list with the features of one word of a tree. `labels` holds the relations named so far, from left to right.
    package static func fill(
        _ list: inout FeatureList, _ tree: borrowing TreeView, _ words: UnsafeBufferPointer<ParserKeys>,
        labels: UnsafeBufferPointer<UInt8>, word dependent: Int
    ) {
        give(&list, tree, words, labels: labels, word: dependent)
    }

    @inline(__always)
    static func give(
        _ list: inout some FeatureSink & ~Copyable, _ tree: borrowing TreeView,
        _ words: UnsafeBufferPointer<ParserKeys>,
        labels: UnsafeBufferPointer<UInt8>, word dependent: Int
    ) {
        list.removeAll()
        let head = tree.heads[dependent]
        func at(_ index: Int) -> ParserKeys { index >= 0 && index < words.count ? words[index] : .none }
        func label(_ index: Int) -> UInt64 { index >= 0 && index < dependent ? UInt64(labels[index]) : 99 }
        let h = words[head]
        let d = words[dependent]
        let g = at(tree.heads[head])
        let side: UInt64 = head > dependent ? 1 : 0
        let gap = head > dependent ? MoveFeatures.distance(dependent, head) : MoveFeatures.distance(head, dependent)
        let before = at(dependent - 1)
        let after = at(dependent + 1)
        let afterHead = at(head + 1)
        let beforeHead = at(head - 1)
        let firstChild = tree.first[dependent]
        let lastChild = tree.last[dependent]
        let c1 = at(firstChild)
        let c2 = at(firstChild >= 0 ? tree.following[firstChild] : -1)
        let cn = at(lastChild)
        let sp = at(tree.previous[dependent])
        let sn = at(tree.following[dependent])
        let firstOfHead = at(tree.first[head])
        let leftD = tree.leftKinds[dependent]
        let rightD = tree.rightKinds[dependent]
        let leftH = tree.leftKinds[head]
        let rightH = tree.rightKinds[head]
        let tags = h.tag &* 1024 &+ d.tag &* 2 &+ side

        list.add(1, d.form, d.tag, side)
        list.add(2, d.tag, side)
        list.add(3, d.lemma, side)
        list.add(4, h.form, h.tag, side)
        list.add(5, h.lemma, side)
        list.add(6, tags)
        list.add(7, tags, gap)
        list.add(8, h.lemma, d.tag, side)
        list.add(9, h.tag, d.lemma, side)
        list.add(10, h.lemma, d.lemma, side)
        list.add(11, h.tag, d.form, side)
        list.add(12, h.form, d.tag, side)
        list.add(13, tags, before.tag)
        list.add(14, tags, after.tag)
        list.add(15, tags, beforeHead.tag)
        list.add(16, tags, afterHead.tag)
        list.add(17, tags, before.lemma)
        list.add(18, tags, after.lemma)
        list.add(19, tags, leftD)
        list.add(20, tags, rightD)
        list.add(21, d.lemma, h.tag &* 2 &+ side, leftD)
        list.add(22, tags, leftH)
        list.add(23, tags, rightH)
        list.add(24, h.lemma, d.tag &* 2 &+ side, rightH)
        list.add(25, h.lemma, d.tag &* 2 &+ side, leftH)
        list.add(26, tags, c1.lemma)
        list.add(27, h.lemma, c1.lemma, d.tag)
        list.add(28, h.tag, c1.lemma, d.lemma)
        list.add(29, tags, c1.tag, c2.tag)
        list.add(30, tags, c1.lemma, c2.tag)
        list.add(31, tags, cn.tag)
        list.add(32, tags, cn.lemma)
        list.add(33, tags, sp.tag, sn.tag)
        list.add(34, tags, sp.lemma)
        list.add(35, tags, sn.lemma)
        list.add(36, tags, label(tree.previous[dependent]))
        list.add(37, h.lemma, d.tag, label(tree.previous[dependent]))
        list.add(38, tags, g.tag)
        list.add(39, tags, g.lemma)
        list.add(40, tags, firstOfHead.lemma)
        list.add(41, tags, label(head), side)
        list.add(42, d.tag, leftD, leftH &+ side)
        list.add(43, dependent == 0 ? 1 : 0, tags)
        list.add(44, leftH, rightH, d.tag &* 2 &+ side)
        list.add(45, tags, leftH, sp.tag)
    }
}
