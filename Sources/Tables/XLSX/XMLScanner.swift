// XML through expat, one event after the other. A document type, and so every entity of its own, is refused.

import CExpat

/// What happens in a document.
enum XMLEvent {
    /// An element begins; its name is without the prefix.
    case start(String, XMLAttributes)
    case end(String)
    case text(UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element, while it begins.
struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of an attribute by its name without the prefix; nil where it has none.
    subscript(name: String) -> String? {
        guard var next = list else { return nil }
        while let key = next.pointee, let value = next[1] {
            if XMLScanner.localName(key) == name { return String(cString: value) }
            next += 2
        }
        return nil
    }
}

/// Reads one document.
final class XMLScanner {
    private let take: (XMLEvent) throws(TableError) -> Void
    private var problem: TableError?
    private var depth = 0
    private let parser: XML_Parser

    private static let deepest = 64

    private init(_ parser: XML_Parser, _ take: @escaping (XMLEvent) throws(TableError) -> Void) {
        self.parser = parser
        self.take = take
    }

    /// Gives all events of a document to a closure.
    ///
    /// - Throws: `TableError` where it is no well-formed XML, declares a document type, or is nested deeper than a spreadsheet is.
    static func scan(_ bytes: [UInt8], _ take: @escaping (XMLEvent) throws(TableError) -> Void) throws(TableError) {
        guard let parser = XML_ParserCreate(nil) else { throw TableError("there is no memory to read it.") }
        defer { XML_ParserFree(parser) }
        let scanner = XMLScanner(parser, take)
        let this = Unmanaged.passUnretained(scanner).toOpaque()
        XML_SetUserData(parser, this)
        XML_SetElementHandler(
            parser, { this, name, attributes in XMLScanner.of(this)?.start(name, attributes) },
            { this, name in XMLScanner.of(this)?.end(name) })
        XML_SetCharacterDataHandler(parser) { this, text, count in XMLScanner.of(this)?.text(text, count) }
        XML_SetStartDoctypeDeclHandler(parser) { this, _, _, _, _ in
            XMLScanner.of(this)?.stop(
                TableError("one of its parts declares a document type, which no spreadsheet does; it was not read."))
        }
        let status = withExtendedLifetime(scanner) {
            bytes.withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: CChar.self) {
                    XML_Parse(parser, $0.baseAddress, Int32(clamping: $0.count), 1)
                }
            }
        }
        if let problem = scanner.problem { throw problem }
        if status != XML_STATUS_OK {
            throw TableError("one of its parts is damaged (no well-formed XML); save it again.")
        }
    }

    fileprivate static func localName(_ name: UnsafePointer<CChar>) -> String {
        let whole = String(cString: name)
        guard let colon = whole.utf8.lastIndex(of: 0x3A) else { return whole }
        return String(whole[whole.utf8.index(after: colon)...])
    }

    private static func of(_ this: UnsafeMutableRawPointer?) -> XMLScanner? {
        this.map { Unmanaged<XMLScanner>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ error: TableError) {
        if problem == nil { problem = error }
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    private func give(_ event: XMLEvent) {
        guard problem == nil else { return }
        do { try take(event) } catch { stop(error) }
    }

    private func start(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        depth += 1
        if depth > Self.deepest {
            return stop(TableError("one of its parts is nested deeper than any spreadsheet; it was not read."))
        }
        if let name { give(.start(Self.localName(name), XMLAttributes(list: attributes))) }
    }

    private func end(_ name: UnsafePointer<CChar>?) {
        depth -= 1
        if let name { give(.end(Self.localName(name))) }
    }

    private func text(_ text: UnsafePointer<CChar>?, _ count: Int32) {
        guard let text else { return }
        text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
            give(.text(UnsafeBufferPointer(start: $0, count: Int(count))))
        }
    }
}
