// Gives clean markup to the parser (gumbo) and takes elements and blocks of text out of its tree.
import CGumbo

struct PageParser {
    private let clean: CleanMarkup
    private var tree = PageTree()
    /// Open elements, innermost last.
    private var open: [Int] = []
    /// Innermost open block-level element.
    private var openBlocks: [Int] = []
    /// For each node on the way to the present one, whether it was taken up.
    private var kept: [Bool] = []
    private var blockStart = 0
    private var hasText = false
    private var breaks = 0

    static func parse(_ clean: CleanMarkup) -> PageTree {
        var parser = PageParser(clean: clean)
        let arena = Arena()
        var options = GumboOptions()
        options.allocator = { arena, size in
            arena.map { Unmanaged<Arena>.fromOpaque($0).takeUnretainedValue().allocate(size) }
        }
        options.deallocator = { _, _ in }
        options.userdata = Unmanaged.passUnretained(arena).toOpaque()
        options.tab_stop = 8
        options.max_errors = 0
        options.fragment_context = GUMBO_TAG_LAST
        options.fragment_namespace = GUMBO_NAMESPACE_HTML
        withExtendedLifetime(arena) {
            clean.bytes.withUnsafeBytes { buffer in
                guard let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                    let output = gumbo_parse_with_options(&options, base, buffer.count),
                    let root = output.pointee.root
                else { return }
                parser.walk(root, base: base)
            }
        }
        return parser.tree
    }

    private init(clean: CleanMarkup) { self.clean = clean }

    private typealias Node = UnsafeMutablePointer<GumboNode>

    /// Visits the tree without recursion.
    private mutating func walk(_ root: Node, base: UnsafePointer<CChar>) {
        var node = root
        enter(node, base: base)
        var child = 0
        while true {
            if isElement(node), let next = self.child(of: node, at: child) {
                if isElement(next) {
                    enter(next, base: base)
                    node = next
                    child = 0
                } else {
                    text(next, base: base)
                    child += 1
                }
                continue
            }
            leave(node)
            if node == root { break }
            child = node.pointee.index_within_parent + 1
            guard let parent = node.pointee.parent else { break }
            node = parent
        }
        closeBlock()
    }

    private func isElement(_ node: Node) -> Bool {
        node.pointee.type == GUMBO_NODE_ELEMENT || node.pointee.type == GUMBO_NODE_TEMPLATE
    }

    private func child(of node: Node, at index: Int) -> Node? {
        let children = node.pointee.v.element.children
        guard index < Int(children.length), let pointer = children.data[index] else { return nil }
        return pointer.assumingMemoryBound(to: GumboNode.self)
    }

    private mutating func enter(_ node: Node, base: UnsafePointer<CChar>) {
        kept.append(isKept(node, base: base))
    }

    /// Takes up an element; false for those that only pass their text through.
    private mutating func isKept(_ node: Node, base: UnsafePointer<CChar>) -> Bool {
        let tag = node.pointee.v.element.tag
        if tag == GUMBO_TAG_BR {
            lineBreak()
            return false
        }
        if tag == GUMBO_TAG_HR {
            closeBlock()
            return false
        }
        let note = note(of: node, base: base)
        let kind = PageTag(tag)
        if kind.isBlock { closeBlock() }
        if kind == .inline, note == nil, !open.isEmpty { return false }
        let index = tree.elements.count
        var element = PageElement(tag: kind, parent: open.last ?? -1, hints: note?.hints ?? Hints())
        if kind == .inline, note?.datetime != nil { element.tag = .time }
        element.blocks = tree.blocks.count..<tree.blocks.count
        tree.elements.append(element)
        open.append(index)
        if kind.isBlock || openBlocks.isEmpty { openBlocks.append(index) }
        return true
    }

    private mutating func leave(_ node: Node) {
        guard kept.popLast() == true else { return }
        if PageTag(node.pointee.v.element.tag).isBlock { closeBlock() }
        guard let index = open.popLast() else { return }
        tree.elements[index].end = tree.elements.count
        tree.elements[index].blocks = tree.elements[index].blocks.lowerBound..<tree.blocks.count
        if openBlocks.last == index { openBlocks.removeLast() }
    }

    private func note(of node: Node, base: UnsafePointer<CChar>) -> TagNote? {
        guard let tag = node.pointee.v.element.original_tag.data else { return nil }
        return clean.note(at: tag - base)
    }

    // MARK: Blocks

    private mutating func text(_ node: Node, base: UnsafePointer<CChar>) {
        let type = node.pointee.type
        guard type == GUMBO_NODE_TEXT || type == GUMBO_NODE_WHITESPACE || type == GUMBO_NODE_CDATA,
            let start = node.pointee.v.text.original_text.data, let element = open.last
        else { return }
        let offset = start - base
        let range = offset..<(offset + node.pointee.v.text.original_text.length)
        guard offset >= 0, range.upperBound <= clean.bytes.count else { return }
        if type != GUMBO_NODE_WHITESPACE {
            hasText = true
            breaks = 0
        }
        tree.pieces.append(TextPiece(kind: .text, range: range, element: element))
    }

    /// One `br` ends a line, two in a row end a block.
    private mutating func lineBreak() {
        breaks += 1
        if breaks > 1 {
            closeBlock()
        } else if let element = open.last {
            let position = tree.pieces.last?.range.upperBound ?? 0
            tree.pieces.append(TextPiece(kind: .lineBreak, range: position..<position, element: element))
        }
    }

    private mutating func closeBlock() {
        breaks = 0
        if hasText, let element = openBlocks.last {
            tree.blocks.append(TextBlock(element: element, pieces: blockStart..<tree.pieces.count))
        } else {
            tree.pieces.removeSubrange(blockStart...)
        }
        blockStart = tree.pieces.count
        hasText = false
    }
}

extension CleanMarkup {
    /// What is known of the tag at an offset.
    func note(at offset: Int) -> TagNote? {
        var low = 0
        var high = tags.count
        while low < high {
            let middle = (low + high) / 2
            if tags[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low < tags.count && tags[low].offset == offset ? tags[low] : nil
    }
}

extension PageTag {
    init(_ tag: GumboTag) {
        switch tag {
        case GUMBO_TAG_HTML, GUMBO_TAG_BODY: self = .page
        case GUMBO_TAG_SECTION: self = .section
        case GUMBO_TAG_ARTICLE: self = .article
        case GUMBO_TAG_MAIN: self = .main
        case GUMBO_TAG_HEADER: self = .header
        case GUMBO_TAG_FOOTER: self = .footer
        case GUMBO_TAG_NAV, GUMBO_TAG_MENU: self = .navigation
        case GUMBO_TAG_ASIDE: self = .aside
        case GUMBO_TAG_P: self = .paragraph
        case GUMBO_TAG_H1: self = .heading1
        case GUMBO_TAG_H2: self = .heading2
        case GUMBO_TAG_H3: self = .heading3
        case GUMBO_TAG_H4: self = .heading4
        case GUMBO_TAG_H5: self = .heading5
        case GUMBO_TAG_H6: self = .heading6
        case GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DIR: self = .list
        case GUMBO_TAG_LI: self = .item
        case GUMBO_TAG_DL: self = .definitions
        case GUMBO_TAG_DT, GUMBO_TAG_DD: self = .term
        case GUMBO_TAG_TABLE: self = .table
        case GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT: self = .rows
        case GUMBO_TAG_TR: self = .row
        case GUMBO_TAG_TD: self = .cell
        case GUMBO_TAG_TH: self = .headerCell
        case GUMBO_TAG_BLOCKQUOTE: self = .quotation
        case GUMBO_TAG_PRE, GUMBO_TAG_XMP, GUMBO_TAG_LISTING: self = .preformatted
        case GUMBO_TAG_FIGURE: self = .figure
        case GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CAPTION: self = .caption
        case GUMBO_TAG_FORM: self = .form
        case GUMBO_TAG_ADDRESS: self = .address
        case GUMBO_TAG_DETAILS: self = .details
        case GUMBO_TAG_SUMMARY: self = .summary
        case GUMBO_TAG_DIV, GUMBO_TAG_CENTER, GUMBO_TAG_FIELDSET, GUMBO_TAG_LEGEND: self = .division
        case GUMBO_TAG_A: self = .link
        case GUMBO_TAG_HEAD: self = .inline
        default: self = .inline
        }
    }
}
