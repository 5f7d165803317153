// The small texts in which keys are kept before they are sealed: one `name value` a line, padded to a fixed length.

/// Lines of `name value` under a title line; the last line is padded with spaces, so that sizes tell nothing.
struct KeyLines {
    let title: String
    var values: [(name: String, value: String)]

    subscript(name: String) -> String? { values.first { $0.name == name }?.value }

    /// The text, padded to `size` bytes where it is shorter.
    func encoded(size: Int) -> [UInt8] {
        var text = title + "\n"
        for (name, value) in values { text += "\(name) \(value)\n" }
        let bytes = [UInt8](text.utf8)
        guard bytes.count < size else { return bytes }
        return bytes.dropLast() + [UInt8](repeating: UInt8(ascii: " "), count: size - bytes.count) + [
            UInt8(ascii: "\n")
        ]
    }

    /// The lines of a text; nil where its title is another or a line has no value.
    init?(_ bytes: [UInt8], title: String) {
        guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { return nil }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard lines.popFirst().map(String.init) == title else { return nil }
        self.title = title
        values = []
        for line in lines {
            guard let space = line.firstIndex(of: " ") else { return nil }
            var value = line[line.index(after: space)...]
            while value.last == " " { value = value.dropLast() }
            values.append((String(line[..<space]), String(value)))
        }
    }

    init(title: String, values: [(name: String, value: String)]) {
        self.title = title
        self.values = values
    }
}
