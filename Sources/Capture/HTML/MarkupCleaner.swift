// The linear pass before the parser: drops what is never text, bounds the nesting, decodes references, keeps the map.
import CaseModel

/// Cleans the markup of a page; time and memory grow with its length only.
struct MarkupCleaner {
    let input: [UInt8]
    let limits: CaptureLimits
    var clean = CleanMarkup()
    var open: OpenTags
    /// Where the last end tag of a dropped element stands; nothing is dropped that has no end.
    var lastEnds: [String: Int] = [:]
    var badlyNested: Set<String> = []
    var unclosed: Set<String> = []
    /// Start of the text that is not written yet.
    private var pending = 0
    var index = 0
    private let listNames: [OpenTags.Name]
    private let tableNames: [OpenTags.Name]
    private let link: OpenTags.Name

    init(_ input: [UInt8], limits: CaptureLimits) {
        self.input = input
        self.limits = limits
        open = OpenTags(limit: limits.depth)
        _ = open.number(of: "")
        link = open.number(of: "a")
        listNames = [open.number(of: "ul"), open.number(of: "ol"), open.number(of: "menu"), open.number(of: "dl")]
        tableNames = [open.number(of: "table")]
        clean.bytes.reserveCapacity(input.count / 2)
    }

    /// Runs over the whole input; `nil` where it has more tags than the limit.
    static func clean(_ input: [UInt8], limits: CaptureLimits) -> CleanMarkup? {
        var cleaner = MarkupCleaner(input, limits: limits)
        return cleaner.run() ? cleaner.clean : nil
    }

    private mutating func run() -> Bool {
        while index < input.count {
            switch input[index] {
            case UInt8(ascii: "<"): markup()
            case UInt8(ascii: "&"): reference()
            case 0:
                flush(to: index)
                index += 1
                pending = index
            default: index += 1
            }
            if clean.tagCount > limits.tags { return false }
        }
        flush(to: input.count)
        return true
    }

    // MARK: Text

    private mutating func flush(to end: Int) {
        guard end > pending else { return }
        clean.map.appendCopy(text: clean.bytes.count, raw: pending, count: end - pending)
        clean.bytes.append(contentsOf: input[pending..<end])
        clean.textLength += end - pending
        pending = end
    }

    private mutating func replaceByte(with text: String) {
        flush(to: index)
        clean.map.appendUnit(text: clean.bytes.count, textLength: text.utf8.count, raw: index, rawLength: 1)
        clean.bytes.append(contentsOf: text.utf8)
        index += 1
        pending = index
    }

    private mutating func reference() {
        guard let match = CharacterReferences.match(input, at: index, end: input.count) else {
            replaceByte(with: "&amp;")
            return
        }
        flush(to: index)
        let start = clean.bytes.count
        switch match.first {
        case "<": clean.bytes.append(contentsOf: "&lt;".utf8)
        case "&": clean.bytes.append(contentsOf: "&amp;".utf8)
        case "\r", "\u{0}"..."\u{8}": clean.bytes.append(32)
        default: match.append(to: &clean.bytes)
        }
        clean.map.appendUnit(text: start, textLength: clean.bytes.count - start, raw: index, rawLength: match.length)
        index += match.length
        pending = index
    }

    // MARK: Tags

    private mutating func markup() {
        let next = index + 1 < input.count ? input[index + 1] : 0
        if isLetter(next) {
            flush(to: index)
            startTag()
            pending = index
        } else if next == UInt8(ascii: "/") {
            flush(to: index)
            endTag()
            pending = index
        } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            flush(to: index)
            declaration()
            pending = index
        } else {
            replaceByte(with: "&lt;")
        }
    }

    /// A comment, a doctype or a processing instruction.
    private mutating func declaration() {
        if starts(with: "<!--", at: index) {
            // `<!-->` and `<!--->` are whole comments.
            var end = index + 4
            if end < input.count, input[end] == UInt8(ascii: ">") {
                index = end + 1
                return
            }
            if starts(with: "->", at: end) {
                index = end + 2
                return
            }
            while end + 2 < input.count {
                if input[end] == UInt8(ascii: "-"), input[end + 1] == UInt8(ascii: "-"),
                    input[end + 2] == UInt8(ascii: ">") || starts(with: "!>", at: end + 2)
                {
                    index = end + (input[end + 2] == UInt8(ascii: ">") ? 3 : 4)
                    return
                }
                end += 1
            }
            index = input.count
            return
        }
        let end = input[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? input.count
        if clean.tagCount == 0, end - index < 512, starts(with: "<!doctype", at: index) {
            clean.bytes.append(contentsOf: input[index..<end])
        }
        index = end
    }

    private mutating func endTag() {
        guard index + 2 < input.count, isLetter(input[index + 2]) else {
            index = input[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? input.count
            return
        }
        let name = tagName(at: index + 2)
        guard let (_, next) = TagAttributes.read(input, from: index + 2 + name.length, end: input.count) else {
            index = input.count
            return
        }
        index = next
        let written = name.isOrdinary ? name.text : "span"
        switch TagKind.byName[name.text] ?? .structural {
        case .structural:
            if open.pop(open.number(of: written), withAll: name.text != "a") { writeTag("</", written) }
        case .loose:
            forgetInside(name.text)
            writeTag("</", written)
        case .formatting:
            if open.pop(open.number(of: written), withAll: false) { writeTag("</", "span") }
        case .lineBreak:
            if name.text == "br" { writeTag("<", "br") }
        case .void, .dropped, .droppedNested, .title, .meta, .ignored: break
        }
    }

    private mutating func startTag() {
        let start = index
        let name = tagName(at: start + 1)
        guard let (attributes, next) = TagAttributes.read(input, from: start + 1 + name.length, end: input.count) else {
            index = input.count
            return
        }
        index = next
        let kind = TagKind.byName[name.text] ?? .structural
        let written = name.isOrdinary ? name.text : "span"
        switch kind {
        case .structural:
            if written == "a" { _ = open.pop(link, withAll: false) }
            if open.push(open.number(of: written), isWritten: true) { write(written, attributes) }
            clean.depth = max(clean.depth, open.depth)
        case .loose:
            forgetInside(name.text)
            if written == "html", clean.language == nil { clean.language = attributes.language.map(text) }
            write(written, attributes)
        case .formatting:
            let hints = Hints(attributes, in: input, tag: name.text)
            note(property: attributes, contentEnd: next)
            let isWritten = !hints.isEmpty || attributes.datetime != nil
            if open.push(open.number(of: written), isWritten: isWritten) { write("span", attributes, hints: hints) }
            clean.depth = max(clean.depth, open.depth)
        case .lineBreak: writeTag("<", written)
        case .dropped: drop(name.text, attributes: attributes, nested: false)
        case .droppedNested: drop(name.text, attributes: attributes, nested: true)
        case .title: title()
        case .meta:
            guard let content = attributes.content, clean.metadata.count < 1000 else { return }
            for key in [attributes.property, attributes.name, attributes.itemprop].compactMap(\.self) {
                clean.metadata.append((text(key).lowercased(), text(content)))
            }
        case .void: note(property: attributes, contentEnd: next)
        case .ignored: break
        }
    }

    /// `<li>` and `</td>` close what an author forgot to close in the item or cell before.
    private mutating func forgetInside(_ name: String) {
        switch name {
        case "li", "dt", "dd": open.popAll(after: listNames)
        case "td", "th", "tr", "tbody", "thead", "tfoot": open.popAll(after: tableNames)
        default: break
        }
    }

    private mutating func write(_ name: String, _ attributes: TagAttributes, hints: Hints? = nil) {
        let hints = hints ?? Hints(attributes, in: input, tag: name)
        if !hints.isEmpty || attributes.datetime != nil {
            let date = attributes.datetime.map(text)
            clean.tags.append(TagNote(offset: clean.bytes.count, hints: hints, datetime: date))
        }
        note(property: attributes, contentEnd: index)
        writeTag("<", name)
    }

    private mutating func writeTag(_ opening: String, _ name: String) {
        clean.bytes.append(contentsOf: opening.utf8)
        clean.bytes.append(contentsOf: name.utf8)
        clean.bytes.append(UInt8(ascii: ">"))
        clean.tagCount += 1
    }

    /// Keeps the value of an element with `itemprop`: its `content` or `datetime`, or the text right after the tag.
    private mutating func note(property attributes: TagAttributes, contentEnd: Int) {
        guard let property = attributes.itemprop, clean.metadata.count < 1000 else { return }
        let key = "itemprop:" + text(property).lowercased()
        if let value = attributes.content ?? attributes.datetime {
            clean.metadata.append((key, text(value)))
        } else {
            let window = input[contentEnd..<min(input.count, contentEnd + 200)]
            let value = window.prefix { $0 != UInt8(ascii: "<") }
            let words = text(value.startIndex..<value.endIndex)
            if words.contains(where: { !$0.isWhitespace }) { clean.metadata.append((key, words)) }
        }
    }
}
