// The features of the tagger: the word, its neighbours, and the classes of the words before it.

package enum TaggerFeatures {
    /// Fills the list with the features of one word of a sentence. `words` has two empty words before and after the sentence.
    package static func fill(
        _ list: inout FeatureList, words: UnsafeBufferPointer<TaggerWord>, at index: Int, previous: UInt64,
        beforePrevious: UInt64
    ) {
        give(&list, words: words, at: index, previous: previous, beforePrevious: beforePrevious)
    }

    @inline(__always)
    static func give(
        _ list: inout some FeatureSink & ~Copyable, words: UnsafeBufferPointer<TaggerWord>, at index: Int,
        previous: UInt64,
        beforePrevious: UInt64
    ) {
        let w = words[index + 2]
        let left = words[index + 1]
        let left2 = words[index]
        let right = words[index + 3]
        let right2 = words[index + 4]
        list.removeAll()
        list.add(1, w.form)
        list.add(2, w.suffixes.0)
        list.add(3, w.suffixes.1)
        list.add(4, w.suffixes.2, w.flags)
        list.add(5, w.suffixes.3)
        list.add(6, w.prefixes.0)
        list.add(7, w.prefixes.1)
        list.add(8, w.prefixes.2)
        list.add(9, w.shape, left.form == 0 ? 1 : 0)
        list.add(10, w.ambiguity, w.flags)
        list.add(11, previous)
        list.add(12, previous, beforePrevious)
        list.add(13, previous, w.known)
        list.add(14, previous, right.ambiguity)
        list.add(15, previous, w.suffixes.2)
        list.add(16, left.known)
        list.add(17, right.known)
        list.add(18, left2.known)
        list.add(19, right2.known)
        list.add(20, left.known, w.known)
        list.add(21, w.known, right.known)
        list.add(22, left.known, right.known)
        list.add(23, left.suffixes.2)
        list.add(24, right.suffixes.2)
        list.add(25, w.ambiguity, right.ambiguity)
        list.add(26, left.ambiguity, w.ambiguity)
        list.add(27, w.ambiguity, right.ambiguity, right2.ambiguity)
        list.add(28, previous, w.ambiguity, right.ambiguity)
        list.add(29, w.flags, right.flags, left.flags)
        list.add(30, previous, beforePrevious, w.ambiguity)
        list.add(31, left.form == 0 ? 1 : 0, w.flags, w.ambiguity)
        list.add(32, w.shape, right.shape)
        list.add(33, w.shape, left.shape)
        list.add(34, right.known, right2.known)
        list.add(35, left2.known, left.known)
        list.add(36, w.suffixes.1, right.suffixes.1)
        list.add(37, previous, w.suffixes.1, right.suffixes.1)
        list.add(38, right.shape)
        list.add(39, left.shape)
        list.add(40, w.suffixes.2, w.prefixes.1)
        list.add(41, 0)
    }
}
