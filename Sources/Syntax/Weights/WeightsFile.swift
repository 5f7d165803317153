// A file of named sections, which is how a model is kept.

/// Reads and writes a file of named sections.
///
/// Layout: "HABW", UInt32 number of sections, for each a name of 16 bytes, UInt32 offset and UInt32 length; then the sections.
package struct WeightsFile: Sendable {
    private let file: EmbeddedFile
    private var places: [String: Range<Int>] = [:]

    /// Opens a file; nil if it is not one.
    package init?(_ file: EmbeddedFile) {
        self.file = file
        let bytes = file.bytes
        guard bytes.count >= 8, bytes[0..<4].elementsEqual("HABW".utf8) else { return nil }
        let count = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
        guard count < 100, bytes.count >= 8 + count * 24 else { return nil }
        for index in 0..<count {
            let base = 8 + index * 24
            let name = String(decoding: bytes[base..<base + 16].prefix { $0 != 0 }, as: UTF8.self)
            let offset = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: base + 16, as: UInt32.self)))
            let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: base + 20, as: UInt32.self)))
            guard offset + length <= bytes.count else { return nil }
            places[name] = offset..<offset + length
        }
    }

    /// The bytes of a section, or nil where there is none.
    package subscript(name: String) -> UnsafeRawBufferPointer? {
        places[name].map { UnsafeRawBufferPointer(rebasing: file.bytes[$0]) }
    }

    /// The bytes of a file with these sections.
    package static func bytes(of sections: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
        var result = Array("HABW".utf8) + number(sections.count)
        var offset = 8 + sections.count * 24
        for section in sections {
            let name = Array(section.name.utf8.prefix(15))
            result +=
                name + [UInt8](repeating: 0, count: 16 - name.count) + number(offset) + number(section.bytes.count)
            offset += section.bytes.count
        }
        for section in sections { result += section.bytes }
        return result
    }
}
