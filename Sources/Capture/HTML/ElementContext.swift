// What an element inherits from those around it, worked out once for all.

/// What holds for an element because of where it lies.
struct ElementContext {
    /// It is or lies in a link.
    var inLink = false
    /// Level of the heading it is or lies in, 0 for none.
    var headingLevel = 0
    /// It is or lies in something named as a title.
    var isTitle = false
    /// It is or lies in a `nav`, `aside` or `footer`.
    var isAside = false
    /// The innermost table and row it is or lies in; -1 for none.
    var table = -1
    var row = -1

    /// The contexts of all elements of a page.
    static func all(in tree: PageTree) -> [ElementContext] {
        var contexts: [ElementContext] = []
        contexts.reserveCapacity(tree.elements.count)
        for (index, element) in tree.elements.enumerated() {
            var context = element.parent >= 0 ? contexts[element.parent] : ElementContext()
            switch element.tag {
            case .link: context.inLink = true
            case .navigation, .aside, .footer: context.isAside = true
            case .table: (context.table, context.row) = (index, -1)
            case .row: context.row = index
            default: if element.tag.headingLevel > 0 { context.headingLevel = element.tag.headingLevel }
            }
            if element.hints.isTitle { context.isTitle = true }
            contexts.append(context)
        }
        return contexts
    }
}
