// The encoding that a page names in its first kilobytes, in a `meta` tag or an XML declaration.

enum DeclaredEncoding {
    /// The label after `charset=` in a `meta` tag, or after `encoding=` in `<?xml`; `nil` where there is none.
    static func label(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(8192).map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
        if head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")),
            let label = value(after: "encoding", in: head[..<end])
        {
            return label
        }
        var rest = head[...]
        while let start = find("<meta", in: rest) {
            let tag = rest[start...]
            let end = tag.firstIndex(of: UInt8(ascii: ">")) ?? tag.endIndex
            if let label = value(after: "charset", in: tag[..<end]) { return label }
            rest = tag.dropFirst(5)
        }
        return nil
    }

    private static func value(after word: String, in bytes: ArraySlice<UInt8>) -> String? {
        guard let start = find(word, in: bytes) else { return nil }
        var rest = bytes[(start + word.utf8.count)...].drop { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
        guard rest.first == UInt8(ascii: "=") else { return nil }
        let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        rest = rest.dropFirst().drop { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 || quotes.contains($0) }
        let label = rest.prefix { byte in
            (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57) || byte == 45 || byte == 95 || byte == 46
        }
        return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }

    private static func find(_ word: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let pattern = Array(word.utf8)
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        return bytes.indices.dropLast(pattern.count - 1).first {
            bytes[$0] == first && bytes[$0..<($0 + pattern.count)].elementsEqual(pattern)
        }
    }
}
