// Step: which elements are furniture by their tag and names, unless the article itself is in them.
import CaseModel

extension ArticleFinder {
    mutating func markFurniture() {
        let prose = proseCounts()
        let total = Double(max(1, prose[tree.blocks.count]))
        furniture = [LeftOut.Kind?](repeating: nil, count: tree.elements.count)
        var byKind: [LeftOut.Kind: Double] = [:]
        for (index, element) in tree.elements.enumerated() {
            if element.parent >= 0, let outer = furniture[element.parent] {
                furniture[index] = innerKind(of: element, outer: outer)
                continue
            }
            guard let kind = ownKind(of: index) else { continue }
            let inside = prose[element.blocks.upperBound] - prose[element.blocks.lowerBound]
            let share = Double(inside) / total
            guard share <= allowedShare(of: kind, at: element, prose: prose) else { continue }
            furniture[index] = kind
            if element.tag == .division || element.tag == .section || element.tag == .paragraph {
                byKind[kind, default: 0] += share
            }
        }
        // A name that is on most of the page's prose, bit by bit, does not mean what it seems to.
        for (kind, share) in byKind where share > 0.5 && kind != .comments && kind != .related && kind != .hidden {
            for index in furniture.indices where furniture[index] == kind { furniture[index] = nil }
        }
    }

    /// The greatest share of the page's prose that an element named so may hold and still be furniture.
    private func allowedShare(of kind: LeftOut.Kind, at element: PageElement, prose: [Int]) -> Double {
        if let headline, element.blocks.contains(headline) { return 0.05 }
        switch kind {
        case .comments:
            // Comments can be much longer than the article, but stand after it and have no headline.
            let isAfterProse = prose[element.blocks.lowerBound] >= 60
            return isAfterProse ? 1 : 0.3
        case .captions, .sharing, .navigation: return 0.3
        case .other where element.hints.furniture == nil: return 0.1
        default: return 0.4
        }
    }

    /// Letters of prose before each block, and in all.
    private func proseCounts() -> [Int] {
        var counts = [0]
        counts.reserveCapacity(tree.blocks.count + 1)
        var sum = 0
        for block in tree.blocks {
            if isProse(block) { sum += block.letters }
            counts.append(sum)
        }
        return counts
    }

    private func ownKind(of index: Int) -> LeftOut.Kind? {
        let element = tree.elements[index]
        if element.hints.isHidden { return .hidden }
        if element.hints.furniture == .comments { return .comments }
        switch element.tag {
        case .navigation: return .navigation
        case .aside: return element.hints.furniture ?? .sidebars
        case .footer: return element.hints.furniture ?? .footers
        case .caption: return .captions
        case .figure: return holdsMoreThanPicture(index) ? nil : .captions
        case .form: return .forms
        case .page: return nil
        default: return element.hints.furniture ?? (element.hints.isByline ? .other : nil)
        }
    }

    /// Whether a figure is a table, a quotation or code.
    private func holdsMoreThanPicture(_ figure: Int) -> Bool {
        tree.elements[figure..<max(figure + 1, tree.elements[figure].end)].contains {
            $0.tag == .table || $0.tag == .quotation || $0.tag == .preformatted
        }
    }

    /// Inside furniture a more telling name wins: comments in a sidebar are comments.
    private func innerKind(of element: PageElement, outer: LeftOut.Kind) -> LeftOut.Kind {
        guard let own = element.hints.furniture else { return outer }
        return outer == .sidebars || outer == .footers || outer == .hidden || outer == .other ? own : outer
    }
}
