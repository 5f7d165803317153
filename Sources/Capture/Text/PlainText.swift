// Plain text stays as it is; only its line ends are made alike.
import CaseModel

enum PlainText {
    static func source(of decoded: DecodedText, limits: CaptureLimits, capture: CaptureRecord) throws(CaptureError)
        -> Source
    {
        let lines = withPlainLineEnds(decoded)
        if lines.bytes.count > limits.textBytes {
            throw CaptureError(.tooMuchText(length: lines.bytes.count, limit: limits.textBytes), name: capture.name)
        }
        if !lines.bytes.contains(where: { $0 > 32 }) { throw CaptureError(.empty, name: capture.name) }
        return Source(
            id: Source.id(ofFileNamed: capture.name), byteCount: decoded.bytes.count,
            text: String(decoding: lines.bytes, as: UTF8.self),
            mediaType: "text/plain", encoding: "utf-8", capture: capture, map: lines.map)
    }

    /// Makes CR LF and lone CR into LF; a text without CR is returned unchanged.
    private static func withPlainLineEnds(_ decoded: DecodedText) -> DecodedText {
        let bytes = decoded.bytes
        guard bytes.contains(13) else { return decoded }
        var result = DecodedText()
        result.bytes.reserveCapacity(bytes.count)
        result.replaced = decoded.replaced
        var copied = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 13 else {
                index += 1
                continue
            }
            let length = index + 1 < bytes.count && bytes[index + 1] == 10 ? 2 : 1
            result.append(decoded, copied..<index)
            result.map.appendUnit(
                text: result.bytes.count, textLength: 1, from: index..<(index + length), through: decoded.map)
            result.bytes.append(10)
            index += length
            copied = index
        }
        result.append(decoded, copied..<bytes.count)
        return result
    }
}

extension DecodedText {
    fileprivate mutating func append(_ other: DecodedText, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        map.appendCopy(text: bytes.count, of: range, through: other.map)
        bytes.append(contentsOf: other.bytes[range])
    }
}

extension Source {
    /// The stem of a file name: `reports/302.html` gives `302`.
    static func id(ofFileNamed name: String) -> String {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
        return String(last[..<dot])
    }
}
