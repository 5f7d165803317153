// Finds the article of a page: its headline, date line and body, and what everything else on the page is.
import CaseModel

/// What the finder decided about one block.
enum BlockPart: Hashable {
    case undecided
    /// Headline, date line or lead.
    case head
    case body
    case leftOut(LeftOut.Kind)
}

/// Works out the parts of a page, step by step; the steps are in the files `ArticleFinder+…`, in the order of `find`.
struct ArticleFinder {
    let clean: CleanMarkup
    let facts: StatedFacts
    var tree: PageTree
    /// For each element, what it inherits from those around it.
    let contexts: [ElementContext]
    /// For each element, the kind of furniture it is or lies in.
    var furniture: [LeftOut.Kind?] = []
    /// For each element, whether it is or lies in a card that announces another article.
    var inCard: [Bool] = []
    /// For each block, what it is.
    var parts: [BlockPart] = []
    /// For each block, whether the page's own statements repeat its words.
    var isStated: [Bool] = []
    /// The text of the article as the page states it for machines.
    var statedBody: BlockSearch?
    /// The element that holds the body.
    var container = 0
    /// The block of the headline.
    var headline: Int?
    /// What stands between a block and the next where both belong on one line.
    var joints: [Int: String] = [:]

    private init(_ clean: CleanMarkup, _ facts: StatedFacts) {
        self.clean = clean
        self.facts = facts
        tree = PageParser.parse(clean)
        contexts = ElementContext.all(in: tree)
        tree.measure(clean.bytes, contexts)
    }

    /// Finds the article; `nil` where the page has none.
    static func find(in clean: CleanMarkup, facts: StatedFacts) -> ArticleFinder? {
        var finder = ArticleFinder(clean, facts)
        guard !finder.tree.blocks.isEmpty else { return nil }
        finder.joinTableRows()
        finder.matchStatements()
        finder.chooseStatedHeadline()
        finder.markFurniture()
        finder.markCards()
        finder.parts = finder.tree.blocks.map { finder.furniture[$0.element].map { .leftOut($0) } ?? .undecided }
        guard finder.chooseContainer() else { return nil }
        finder.chooseFirstHeadline()
        finder.chooseBody()
        finder.joinLabels()
        finder.chooseHead()
        finder.nameTheRest()
        return finder
    }

    // MARK: Questions that several steps ask

    /// Whether a block reads like a paragraph of prose.
    func isProse(_ block: TextBlock) -> Bool {
        let tag = tree.elements[block.element].tag
        guard block.linkShare < 0.5, tag.headingLevel == 0 else { return false }
        if tag.isListed { return block.letters >= (block.endsSentence || block.stops >= 3 ? 80 : 150) }
        return block.letters >= 80 || (block.endsSentence && block.letters >= 30 && block.words >= 5)
    }

    /// Whether an element lies in another, or is it.
    func isElement(_ index: Int, inside outer: Int) -> Bool {
        index >= outer && index < tree.elements[outer].end
    }

    /// The tag of the element that holds a block.
    func tag(of block: Int) -> PageTag { tree.elements[tree.blocks[block].element].tag }

    /// The element in which the element of a block stands.
    func parent(of block: Int) -> Int { tree.elements[tree.blocks[block].element].parent }

    /// Level of the heading that a block is or lies in, 0 for others.
    func headingLevel(of block: Int) -> Int { contexts[tree.blocks[block].element].headingLevel }

    /// The words of a block, white space made single spaces; stops after about `limit` bytes.
    func text(of block: Int, limit: Int = .max) -> String {
        var text = PageText(clean, decodedMap: SourceMap())
        for piece in tree.pieces[tree.blocks[block].pieces] {
            if text.bytes.count > limit { break }
            if piece.kind == .text { text.add(piece: piece) } else { text.addSpace() }
        }
        return String(decoding: text.bytes, as: UTF8.self)
    }
}
