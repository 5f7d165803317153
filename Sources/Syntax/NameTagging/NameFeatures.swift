// The features of the name tagger: a window of words, shapes and classes, and what the rest of the text shows of the same word.

/// What the whole text shows of a word.
package struct DocumentHint: Sendable {
    /// 0 for words that are not written with a capital; else bits: also seen in lower case, seen inside a sentence, seen after a title.
    package var bits: UInt64 = 0
    /// The label that the word gets most often elsewhere in the text, plus one; 0 for none.
    package var majority: UInt64 = 0

    package init() {}
}

package enum NameFeatures {
    /// Fills the list with the features of one word. `words` and `classes` have two empty entries before and after the sentence.
    package static func fill(
        _ list: inout FeatureList, words: UnsafeBufferPointer<TaggerWord>, classes: UnsafeBufferPointer<UInt64>,
        hints: UnsafeBufferPointer<DocumentHint>, at index: Int
    ) {
        give(&list, words: words, classes: classes, hints: hints, at: index)
    }

    @inline(__always)
    static func give(
        _ list: inout some FeatureSink & ~Copyable, words: UnsafeBufferPointer<TaggerWord>,
        classes: UnsafeBufferPointer<UInt64>,
        hints: UnsafeBufferPointer<DocumentHint>, at index: Int
    ) {
        let w = words[index + 2]
        let l1 = words[index + 1]
        let l2 = words[index]
        let r1 = words[index + 3]
        let r2 = words[index + 4]
        let c = classes[index + 2]
        let cl = classes[index + 1]
        let cl2 = classes[index]
        let cr = classes[index + 3]
        let cr2 = classes[index + 4]
        let hint = hints[index]
        let first: UInt64 = l1.form == 0 ? 1 : 0
        list.removeAll()
        list.add(1, w.form, w.flags)
        list.add(2, w.form)
        list.add(3, w.shape, first)
        list.add(4, w.suffixes.1, w.flags)
        list.add(5, w.suffixes.2, w.flags)
        list.add(6, w.suffixes.3, w.flags)
        list.add(7, w.prefixes.1, w.flags)
        list.add(8, w.prefixes.2, w.flags)
        list.add(9, c)
        list.add(10, cl, c)
        list.add(11, c, cr)
        list.add(12, cl, c, cr)
        list.add(13, l1.form)
        list.add(14, r1.form)
        list.add(15, l2.form)
        list.add(16, r2.form)
        list.add(17, l1.form, w.flags)
        list.add(18, r1.form, w.flags)
        list.add(19, l1.form, w.form)
        list.add(20, w.form, r1.form)
        list.add(21, l2.form, l1.form, w.flags)
        list.add(22, r1.form, r2.form, w.flags)
        list.add(23, l1.shape, w.shape)
        list.add(24, w.shape, r1.shape)
        list.add(25, l1.shape, w.shape, r1.shape)
        list.add(26, l1.suffixes.2, w.flags, l1.flags)
        list.add(27, r1.suffixes.2, w.flags, r1.flags)
        list.add(28, w.ambiguity, w.flags, first)
        list.add(29, l1.known, w.flags, cr)
        list.add(30, cl2, cl, c)
        list.add(31, c, cr, cr2)
        list.add(32, l1.form, r1.form)
        list.add(33, w.flags, l1.flags, r1.flags &* 8 &+ first)
        list.add(34, l1.flags, r1.form, w.flags)
        list.add(35, r1.flags, l1.form, w.flags)
        list.add(36, hint.bits, w.flags)
        list.add(37, hint.bits, w.flags, first)
        list.add(38, hint.majority)
        list.add(39, hint.majority, w.flags, c)
        list.add(40, l1.known, l1.flags, r1.known)
        list.add(41, w.suffixes.2, r1.suffixes.2, r1.flags)
        list.add(42, l1.suffixes.2, w.suffixes.2, l1.flags)
        list.add(43, w.suffixes.0, w.shape)
        list.add(44, w.prefixes.2, w.suffixes.2)
        list.add(45, 0)
    }
}
