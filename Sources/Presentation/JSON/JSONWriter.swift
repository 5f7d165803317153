// A small writer of JSON with the keys in the order they are given; it exists so that a short report starts in no time.

/// Writes one JSON value into a buffer of UTF-8 bytes.
public struct JSONWriter {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false
    private var beginsLine = false

    /// Makes an empty writer.
    ///
    /// - Parameter size: about how many bytes will be written, where they are many.
    public init(reserving size: Int = 0) { bytes.reserveCapacity(size) }

    /// Ends the line: a file ends with one.
    public mutating func endLine() { bytes.append(0x0A) }

    /// Writes an object; `fill` writes its members.
    public mutating func object(_ fill: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), fill)
    }

    /// Writes an array; `fill` writes its elements.
    public mutating func array(_ fill: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "["), UInt8(ascii: "]"), fill)
    }

    /// Writes an array with one element for each item.
    public mutating func array<Items: Sequence>(of items: Items, _ fill: (inout JSONWriter, Items.Element) -> Void) {
        array { writer in for item in items { fill(&writer, item) } }
    }

    /// Writes the name of a member; its value must follow.
    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string.
    public mutating func string(_ value: String) {
        separate()
        quote(value)
        needsComma = true
    }

    /// Writes a string, or null where there is none.
    public mutating func string(orNull value: String?) {
        if let value { string(value) } else { literal("null") }
    }

    /// Writes a whole number.
    public mutating func number(_ value: Int) { literal(String(value)) }

    /// Writes true or false.
    public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    /// Writes a member that is a whole number, or null where there is none.
    public mutating func member(_ name: String, _ value: Int?) {
        if let value { member(name, value) } else { member(name, String?.none) }
    }

    /// Writes a member that is a string, or null where there is none.
    public mutating func member(_ name: String, _ value: String?) {
        key(name)
        string(orNull: value)
    }

    /// Writes a member that is a whole number.
    public mutating func member(_ name: String, _ value: Int) {
        key(name)
        number(value)
    }

    /// Writes a member that is true or false.
    public mutating func member(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// Writes a member that is an array of strings.
    public mutating func member(_ name: String, _ values: [String]) {
        list(name, of: values) { json, value in json.string(value) }
    }

    /// Writes a member that is an array of whole numbers.
    public mutating func member(_ name: String, _ values: [Int]) {
        list(name, of: values) { json, value in json.number(value) }
    }

    /// Writes a member that is an object; `fill` writes its members.
    public mutating func object(_ name: String, _ fill: (inout JSONWriter) -> Void) {
        key(name)
        object(fill)
    }

    /// Writes a member that is an array; `fill` writes its elements.
    public mutating func array(_ name: String, _ fill: (inout JSONWriter) -> Void) {
        key(name)
        array(fill)
    }

    /// Writes a member that is an array with one element for each item.
    public mutating func list<Items: Sequence>(
        _ name: String, of items: Items, _ fill: (inout JSONWriter, Items.Element) -> Void
    ) {
        key(name)
        array(of: items, fill)
    }

    /// Begins a line with the next member or element: a long file can be looked at, and compared with another.
    public mutating func newLine() { beginsLine = true }

    /// Writes a member that is an array with one element for each item, each on a line of its own.
    public mutating func lines<Items: Sequence>(
        _ name: String, of items: Items, _ fill: (inout JSONWriter, Items.Element) -> Void
    ) {
        key(name)
        array { writer in
            for item in items {
                writer.newLine()
                fill(&writer, item)
            }
            writer.endLine()
        }
    }

    private mutating func literal(_ words: String) {
        separate()
        bytes.append(contentsOf: words.utf8)
        needsComma = true
    }

    private mutating func enclose(_ open: UInt8, _ close: UInt8, _ fill: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        fill(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        if beginsLine { endLine() }
        beginsLine = false
    }

    private mutating func quote(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { letters in
            // Letters that stand for themselves are taken over in one piece.
            var start = 0
            for (place, byte) in letters.enumerated() where Self.needsEscape(byte) {
                bytes.append(contentsOf: letters[start..<place])
                escape(byte)
                start = place + 1
            }
            bytes.append(contentsOf: letters[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        default:
            let digits = String(byte, radix: 16)
            bytes.append(contentsOf: "u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8)
        }
    }
}
