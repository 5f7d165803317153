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
        if let format = FileFormat.foreignXML(decoded.bytes) { throw CaptureError(.format(format), name: name) }
        let label = Label(name: name, mediaType: mediaType)
        let isHTML = FileFormat.isHTML(decoded.bytes, isSaid: label == .page)
        var source =
            isHTML
            ? try HTMLCapture.source(of: decoded, limits: limits, capture: capture)
            : try PlainText.source(of: decoded, limits: limits, capture: capture)
        source.byteCount = bytes.count
        source.encoding = detection.encoding.name
        source.notes += [detection.note, replacedNote(decoded, detection.encoding)].compactMap(\.self)
        if isHTML, label == .text {
            source.notes.append("It is labelled as plain text, but it is a web page and was read as one.")
        }
        if !isHTML, label == .page {
            source.notes.append("It is labelled as a web page, but it has no tags and was read as plain text.")
        }
        return source
    }

    private static func replacedNote(_ decoded: DecodedText, _ encoding: TextEncoding) -> String? {
        guard decoded.replaced > 0 else { return nil }
        let places = decoded.replaced == 1 ? "1 place is" : "\(decoded.replaced) places are"
        return "\(places) not valid \(encoding.name) and stand\(decoded.replaced == 1 ? "s" : "") as “\u{FFFD}”."
    }
}

/// What a file's name or its sender says that it is.
private enum Label {
    case page, text, other

    init(name: String, mediaType: String?) {
        let lower = name.lowercased()
        let type = MediaType(mediaType)?.type
        if [".html", ".htm", ".xhtml"].contains(where: lower.hasSuffix) || type == "text/html"
            || type == "application/xhtml+xml"
        {
            self = .page
        } else {
            self = lower.hasSuffix(".txt") || type == "text/plain" ? .text : .other
        }
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
