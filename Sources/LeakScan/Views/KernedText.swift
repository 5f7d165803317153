// Words of a PDF whose letters are set one by one: "[(Ai) -20 (dar)] TJ".

/// Strings of a PDF's content without what moves them apart.
enum KernedText {
    /// The content with the pieces of each array of strings joined; nil where there is none.
    static func reading(of bytes: [UInt8]) -> Reading? {
        var reading = Reading()
        reading.begin(at: 0)
        var isOther = false
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: ")") {
                var next = at + 1
                while next < bytes.count, next - at < 24, isMove(bytes[next]) { next += 1 }
                if next < bytes.count, bytes[next] == UInt8(ascii: "(") {
                    isOther = true
                    at = next + 1
                    reading.origins.append((reading.bytes.count, at))
                    continue
                }
            }
            reading.bytes.append(bytes[at])
            at += 1
        }
        return isOther ? reading : nil
    }

    private static func isMove(_ byte: UInt8) -> Bool {
        Bytes.isDigit(byte) || Bytes.isBlank(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
