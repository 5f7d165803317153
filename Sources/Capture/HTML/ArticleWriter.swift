// Writes the chosen blocks as lines: one paragraph, heading, list item or table row each.
import CaseModel

struct ArticleWriter {
    private let article: ArticleFinder
    private(set) var text: PageText
    /// Where the body begins in the text.
    private(set) var bodyStart = 0
    /// The date of the first line of the head that has one.
    private(set) var dateLine: EDTF?
    private var isInBody = false

    init(_ article: ArticleFinder, decodedMap: SourceMap) {
        self.article = article
        text = PageText(article.clean, decodedMap: decodedMap)
    }

    mutating func write() {
        var previous: Int?
        let lastHead = article.parts.lastIndex(of: .head) ?? -1
        for (index, part) in article.parts.enumerated() where part == .head || part == .body {
            if let joint = previous.flatMap({ article.joints[$0] }), previous == index - 1 {
                text.add(joint)
            } else {
                text.newLine()
            }
            if part == .body, !isInBody, index > lastHead || article.isProse(article.tree.blocks[index]) {
                isInBody = true
                bodyStart = text.bytes.count
            }
            write(index, isHead: part == .head)
            previous = index
        }
    }

    private mutating func write(_ index: Int, isHead: Bool) {
        if isHead, index != article.headline, dateLine == nil {
            dateLine = DateLine.day(in: article.headText(of: index))
        }
        let pieces =
            isHead ? article.headPieces(of: index) : Array(article.tree.pieces[article.tree.blocks[index].pieces])
        for piece in pieces {
            switch piece.kind {
            case .text: text.add(piece: piece)
            case .lineBreak: text.newLine()
            case .cellBreak: text.add(" | ")
            }
        }
    }
}

extension ArticleFinder {
    /// What was left out, by kind: how many pieces, and how the first few begin.
    func leftOut() -> [LeftOut] {
        var found: [LeftOut.Kind: LeftOut] = [:]
        for (index, part) in parts.enumerated() {
            guard case .leftOut(let kind) = part, tree.blocks[index].letters > 1 else { continue }
            var entry = found[kind] ?? LeftOut(kind: kind, count: 0, snippets: [])
            entry.count += 1
            if entry.snippets.count < 3 { entry.snippets.append(snippet(of: index)) }
            found[kind] = entry
        }
        return LeftOut.Kind.allCases.compactMap { found[$0] }
    }

    private func snippet(of index: Int) -> String {
        let words = text(of: index, limit: 200)
        return words.count <= 60 ? words : words.prefix(59) + "…"
    }
}
