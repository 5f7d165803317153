// The attributes of one tag, read in one pass and without limits on their number.

/// The few attributes that matter here, as ranges of the markup; the first of each name counts.
struct TagAttributes {
    var classes: Range<Int>?
    var id: Range<Int>?
    var role: Range<Int>?
    var itemprop: Range<Int>?
    var datetime: Range<Int>?
    var content: Range<Int>?
    var name: Range<Int>?
    var property: Range<Int>?
    var language: Range<Int>?
    var type: Range<Int>?
    var style: Range<Int>?
    var component: Range<Int>?
    var href: Range<Int>?
    var isHidden = false
    var isAriaHidden = false

    /// Reads from after the tag's name to its `>`; gives the place after it, or `nil` where the file ends inside the tag.
    static func read(_ bytes: [UInt8], from start: Int, end: Int) -> (TagAttributes, next: Int)? {
        var result = TagAttributes()
        var index = start
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") { return (result, index + 1) }
            if byte <= 32 || byte == UInt8(ascii: "/") {
                index += 1
                continue
            }
            let nameStart = index
            // An equals sign at the very start belongs to the name, as the standard says.
            index += 1
            while index < end, !endsName(bytes[index]) { index += 1 }
            let name = nameStart..<index
            while index < end, bytes[index] <= 32 { index += 1 }
            var value = index..<index
            if index < end, bytes[index] == UInt8(ascii: "=") {
                index += 1
                while index < end, bytes[index] <= 32 { index += 1 }
                guard index < end else { return nil }
                let quote = bytes[index]
                if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    index += 1
                    let valueStart = index
                    while index < end, bytes[index] != quote { index += 1 }
                    guard index < end else { return nil }
                    value = valueStart..<index
                    index += 1
                } else {
                    let valueStart = index
                    while index < end, bytes[index] > 32, bytes[index] != UInt8(ascii: ">") { index += 1 }
                    value = valueStart..<index
                }
            }
            result.keep(name: bytes[name], value: value)
        }
        return nil
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 32 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    private mutating func keep(name: ArraySlice<UInt8>, value: Range<Int>) {
        guard name.count <= 14, let first = name.first else { return }
        switch first | 0x20 {
        case UInt8(ascii: "a"): if Self.equal(name, "aria-hidden") { isAriaHidden = value.count == 4 }
        case UInt8(ascii: "c"):
            if Self.equal(name, "class") { classes = classes ?? value }
            if Self.equal(name, "content") { content = content ?? value }
        case UInt8(ascii: "d"):
            if Self.equal(name, "datetime") { datetime = datetime ?? value }
            if Self.equal(name, "data-component") || Self.equal(name, "data-testid") || Self.equal(name, "data-module")
            {
                component = component ?? value
            }
        case UInt8(ascii: "h"):
            if Self.equal(name, "hidden") { isHidden = true }
            if Self.equal(name, "href") { href = href ?? value }
            if Self.equal(name, "http-equiv") { self.name = self.name ?? value }
        case UInt8(ascii: "i"):
            if Self.equal(name, "id") { id = id ?? value }
            if Self.equal(name, "itemprop") { itemprop = itemprop ?? value }
        case UInt8(ascii: "l"): if Self.equal(name, "lang") { language = language ?? value }
        case UInt8(ascii: "n"): if Self.equal(name, "name") { self.name = self.name ?? value }
        case UInt8(ascii: "p"): if Self.equal(name, "property") { property = property ?? value }
        case UInt8(ascii: "r"): if Self.equal(name, "role") { role = role ?? value }
        case UInt8(ascii: "s"): if Self.equal(name, "style") { style = style ?? value }
        case UInt8(ascii: "t"): if Self.equal(name, "type") { type = type ?? value }
        default: break
        }
    }

    private static func equal(_ name: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        guard name.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { buffer in
            zip(name, buffer).allSatisfy { $0 == $1 || ($0 >= 65 && $0 <= 90 && $0 + 32 == $1) }
        }
    }
}
