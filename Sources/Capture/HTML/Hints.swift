// What the class, id and role of an element say of its part in the page; hints only, which the text may overrule.
import CaseModel

/// What an element's attributes say of it.
struct Hints: Hashable {
    /// The kind of furniture its names speak of.
    var furniture: LeftOut.Kind?
    /// Names such as `article-body`: what is in it is the article.
    var isBody = false
    /// Names of headline, date line or author line.
    var isTitle = false
    var isDate = false
    var isByline = false
    /// Not shown on the page.
    var isHidden = false

    /// Whether nothing is known.
    var isEmpty: Bool { self == Hints() }

    init() {}

    /// Reads the hints of a tag.
    init(_ attributes: TagAttributes, in bytes: [UInt8], tag: String) {
        isHidden = attributes.isHidden
        if let style = attributes.style, Self.hides(bytes[style]) { isHidden = true }
        if let role = attributes.role {
            read(role: String(decoding: bytes[role].prefix(32), as: UTF8.self).lowercased())
        }
        if let property = attributes.itemprop {
            read(itemprop: String(decoding: bytes[property].prefix(64), as: UTF8.self).lowercased())
        }
        // The classes of the page as a whole speak of its layout ("has-sidebar"), not of a part.
        if tag == "html" || tag == "body" { return }
        for range in [attributes.classes, attributes.id, attributes.component].compactMap(\.self) {
            ClassNames.forEach(in: bytes[range].prefix(512)) { read(name: $0) }
        }
        if tag == "a" { isBody = false }
    }

    private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
        let words = style.prefix(200).filter { $0 > 32 }.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
        let text = String(decoding: words, as: UTF8.self)
        return text.contains("display:none") || text.contains("visibility:hidden")
    }

    private mutating func read(role: String) {
        switch role {
        case "navigation", "menu", "menubar", "toolbar", "tablist": furniture = .navigation
        case "search", "form": furniture = .forms
        case "complementary": furniture = .sidebars
        case "contentinfo": furniture = .footers
        case "alertdialog", "dialog", "alert": furniture = .cookies
        default: break
        }
    }

    private mutating func read(itemprop: String) {
        if itemprop.contains("articlebody") { isBody = true }
        if itemprop.contains("headline") { isTitle = true }
        if itemprop.contains("datepublished") { isDate = true }
        if itemprop.contains("author") { isByline = true }
        if itemprop.contains("caption") { furniture = .captions }
    }

    /// Reads one class or id, given as its words: `c-article__social` is `c`, `article`, `social`.
    private mutating func read(name words: [String]) {
        guard let last = words.last, let first = words.first else { return }
        if HintWords.layoutPrefixes.contains(first), words.count > 1 { return }
        if words.count > 1, furniture == nil {
            for (a, b) in zip(words, words.dropFirst()) {
                if let kind = HintWords.pairs[a + " " + b] { furniture = kind }
            }
        }
        if furniture == nil { furniture = words.lazy.compactMap { HintWords.anywhere[$0] }.first }
        if furniture == nil { furniture = HintWords.atEnd[last] ?? (words.count == 1 ? HintWords.alone[last] : nil) }
        if HintWords.bodies.contains(last),
            words.count == 1 || words.dropLast().contains(where: HintWords.articles.contains)
        {
            isBody = true
        }
        if words.count == 1, HintWords.wholeBodies.contains(last) { isBody = true }
        for word in words {
            switch HintWords.headParts[word] {
            case .title: isTitle = true
            case .date: isDate = true
            case .byline: isByline = true
            case nil: break
            }
        }
    }
}

/// Splits class attributes into names and names into words.
enum ClassNames {
    /// Calls `body` with the lower-case words of each name: `wp-caption-text entryTitle` gives two lists.
    static func forEach(in value: ArraySlice<UInt8>, _ body: ([String]) -> Void) {
        var words: [String] = []
        var start: Int?
        var isLower = false
        func close(_ end: Int) {
            if let begin = start { words.append(lowercased(value[begin..<end])) }
            start = nil
        }
        for index in value.indices {
            let byte = value[index]
            if byte <= 32 {
                close(index)
                if !words.isEmpty { body(words) }
                words.removeAll(keepingCapacity: true)
                isLower = false
            } else if byte | 0x20 >= 97 && byte | 0x20 <= 122 {
                let isUpper = byte < 97
                if isUpper, isLower { close(index) }
                if start == nil { start = index }
                isLower = !isUpper
            } else if byte >= 0x80 {
                if start == nil { start = index }
            } else {
                close(index)
                isLower = false
            }
        }
        close(value.endIndex)
        if !words.isEmpty { body(words) }
    }

    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix(24).map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }, as: UTF8.self)
    }
}
