// From bytes to a source: what they are, in which encoding, and their text.
import CaseModel

extension Capture {
    static func source(
        of bytes: [UInt8], capture: CaptureRecord, mediaType: String?, limits: CaptureLimits
    ) throws(CaptureError) -> Source {
        let name = capture.name
        if bytes.isEmpty { throw CaptureError(.empty, name: name) }
        if let format = FileFormat.foreign(bytes) { throw CaptureError(.format(format), name: name) }
        let detection = try EncodingDetection.detect(bytes, declared: MediaType(mediaType)?.charset, name: name)
        let isWide = detection.encoding == .utf16LittleEndian || detection.encoding == .utf16BigEndian
        if !isWide, FileFormat.isBinary(bytes) { throw CaptureError(.binary, name: name) }
        let decoded = Decoder.decode(bytes, as: detection.encoding, skipping: detection.markLength)
        if isWide, FileFormat.isBinary(decoded.bytes) { throw CaptureError(.binary, name: name) }
        let isHTML = FileFormat.isHTML(decoded.bytes)
        var source =
            isHTML
            ? try HTMLCapture.source(of: decoded, limits: limits, capture: capture)
            : try PlainText.source(of: decoded, limits: limits, capture: capture)
        source.byteCount = bytes.count
        source.encoding = detection.encoding.name
        source.notes += [detection.note, replacedNote(decoded, detection.encoding)].compactMap(\.self)
        source.notes += labelNote(isHTML: isHTML, name: name, mediaType: mediaType)
        return source
    }

    private static func replacedNote(_ decoded: DecodedText, _ encoding: TextEncoding) -> String? {
        guard decoded.replaced > 0 else { return nil }
        let places = decoded.replaced == 1 ? "1 place is" : "\(decoded.replaced) places are"
        return "\(places) not valid \(encoding.name) and stand\(decoded.replaced == 1 ? "s" : "") as “\u{FFFD}”."
    }

    /// A note where the name or the sender says something else than the contents.
    private static func labelNote(isHTML: Bool, name: String, mediaType: String?) -> [String] {
        let lower = name.lowercased()
        let type = MediaType(mediaType)?.type
        let saysHTML = [".html", ".htm", ".xhtml"].contains { lower.hasSuffix($0) } || type == "text/html"
        let saysText = lower.hasSuffix(".txt") || type == "text/plain"
        if isHTML, saysText { return ["It is labelled as plain text, but it is a web page and was read as one."] }
        if !isHTML, saysHTML { return ["It is labelled as a web page, but it has no tags and was read as plain text."] }
        return []
    }
}

/// A media type with its charset: `text/html; charset=koi8-r`.
struct MediaType {
    var type: String
    var charset: String?

    init?(_ value: String?) {
        guard let value else { return nil }
        let parts = value.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" } }
        guard let first = parts.first else { return nil }
        type = first
        charset = parts.dropFirst().first { $0.hasPrefix("charset=") }.map { String($0.dropFirst(8)) }
    }
}
