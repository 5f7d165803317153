// A finished tree as the naming of relations sees it: heads, and for each word its dependents from side to side.

/// Heads of a sentence and the outermost and nearest dependents of each word; `count` is the root, -1 stands for none.
package struct TreeView {
    package private(set) var count = 0
    package private(set) var heads: [Int] = []
    package private(set) var first: [Int] = []
    package private(set) var last: [Int] = []
    /// The dependent of the same head before and after a word.
    package private(set) var previous: [Int] = []
    package private(set) var following: [Int] = []
    package private(set) var leftKinds: [UInt64] = []
    package private(set) var rightKinds: [UInt64] = []

    package init() {}

    /// Reads a tree.
    package mutating func read(_ heads: [Int], _ words: UnsafeBufferPointer<ParserKeys>) {
        count = heads.count
        self.heads = heads + [-1]
        first = [Int](repeating: -1, count: count + 1)
        last = first
        previous = first
        following = first
        leftKinds = [UInt64](repeating: 0, count: count + 1)
        rightKinds = leftKinds
        for word in 0..<count {
            let head = heads[word]
            if first[head] < 0 {
                first[head] = word
            } else {
                previous[word] = last[head]
                following[last[head]] = word
            }
            last[head] = word
            if word < head { leftKinds[head] |= words[word].bit } else { rightKinds[head] |= words[word].bit }
        }
    }
}
