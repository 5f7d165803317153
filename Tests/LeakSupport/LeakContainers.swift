// Files that hold other files, made by hand so that each hiding place can be filled.
import CZlib
import TestSupport

/// Makers of containers.
public enum LeakContainers {
    /// Deflated bytes; wrapped as zlib (15), gzip (31) or bare (-15).
    public static func deflated(_ bytes: [UInt8], _ wrapping: Int32) -> [UInt8] {
        var stream = z_stream()
        guard
            deflateInit2_(&stream, 6, Z_DEFLATED, wrapping, 8, 0, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
                == Z_OK
        else { return [] }
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: bytes.count + 256 + bytes.count / 100)
        var input = bytes
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                _ = deflate(&stream, Z_FINISH)
                return output.count - Int(stream.avail_out)
            }
        }
        return Array(output.prefix(count))
    }

    /// An entry of a ZIP file.
    public struct Entry: Sendable {
        public var name: String
        public var bytes: [UInt8]
        public var method = 8
        public var flags = 0
        public var comment = ""
        public var extra: [UInt8] = []
        /// Whether the directory names it.
        public var isListed = true

        public init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
    }

    /// A ZIP file, with bytes between its parts and a comment if asked.
    public static func zip(_ entries: [Entry], comment: String = "", between: [UInt8] = []) -> [UInt8] {
        var (file, directory): ([UInt8], [UInt8]) = ([], [])
        var listed = 0
        for entry in entries {
            let packed = entry.method == 8 ? deflated(entry.bytes, -15) : entry.bytes
            let checksum = entry.bytes.withUnsafeBufferPointer { Int(crc32_z(0, $0.baseAddress, $0.count)) }
            let common =
                number(20, 2) + number(entry.flags, 2) + number(entry.method, 2) + number(0, 4) + number(checksum, 4)
                + number(packed.count, 4) + number(entry.bytes.count, 4) + number(entry.name.utf8.count, 2)
                + number(entry.extra.count, 2)
            if entry.isListed {
                listed += 1
                directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(entry.comment.utf8.count, 2)
                directory += number(0, 8) + number(file.count, 4)
                directory += Array(entry.name.utf8) + entry.extra + Array(entry.comment.utf8)
            }
            file += number(0x0403_4B50, 4) + common + Array(entry.name.utf8) + entry.extra + packed + between
        }
        let end =
            number(0x0605_4B50, 4) + number(0, 4) + number(listed, 2) + number(listed, 2) + number(directory.count, 4)
            + number(file.count, 4) + number(comment.utf8.count, 2) + Array(comment.utf8)
        return file + directory + end
    }

    /// A number of so many bytes, the lowest first.
    public static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// A PNG of one pixel with a chunk of some kind.
    public static func png(_ kind: String, _ content: [UInt8]) -> [UInt8] {
        func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
            let body = Array(kind.utf8) + content
            let checksum = body.withUnsafeBufferPointer { Int(crc32_z(0, $0.baseAddress, $0.count)) }
            return number(content.count, 4).reversed() + body + number(checksum, 4).reversed()
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
            + chunk(kind, content) + chunk("IDAT", deflated([0, 0], 15)) + chunk("IEND", [])
    }

    /// A tar archive of one file.
    public static func tar(_ name: String, _ content: [UInt8]) -> [UInt8] {
        var head = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ at: Int) {
            for (place, byte) in text.utf8.enumerated() where place < 99 { head[at + place] = byte }
        }
        put(name, 0)
        put(LeakVariants.pad(String(content.count, radix: 8), 11), 124)
        put("ustar", 257)
        return head + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512 + 1024)
    }

    /// A DOCX with a paragraph of runs.
    static func docx(_ runs: [String], properties: String = "", method: Int = 8) -> [UInt8] {
        let text = runs.map {
            "<w:r><w:rPr><w:rFonts w:ascii=\"Serif\"/><w:b/></w:rPr><w:t xml:space=\"preserve\">\($0)</w:t></w:r>"
        }.joined()
        var document = Entry(
            "word/document.xml", Array("<w:document><w:body><w:p>\(text)</w:p></w:body></w:document>".utf8))
        document.method = method
        return zip([
            Entry("[Content_Types].xml", Array("<Types/>".utf8)),
            Entry("docProps/core.xml", Array("<cp:coreProperties>\(properties)</cp:coreProperties>".utf8)), document,
        ])
    }

    /// All ways to hide something in a container.
    static let all: [LeakVariant] = [
        LeakVariant("gzip", file: "a.gz") { person, _ in deflated(Array(person.name.utf8), 31) },
        LeakVariant("zlib", file: "a.bin") { person, _ in
            deflated(Array(("all of " + person.nameCyrillic + " here").utf8), 15)
        },
        LeakVariant("DOCX", file: "a.docx") { person, _ in docx(["Of \(person.name)."]) },
        LeakVariant("DOCX, name in runs", file: "a.docx") { person, _ in
            docx([String(person.family.prefix(3)), String(person.family.dropFirst(3))])
        },
        LeakVariant("DOCX, words in runs", file: "a.docx") { person, _ in
            docx(person.facility.split(separator: " ").map { $0 + " " })
        },
        LeakVariant("DOCX, author", file: "a.docx") { person, _ in
            docx(["x"], properties: "<dc:creator>\(person.name)</dc:creator>")
        },
        LeakVariant("DOCX, stored", file: "a.docx") { person, _ in docx([person.note], method: 0) },
        LeakVariant("ZIP, name of an entry", file: "a.zip") { person, _ in
            zip([Entry("\(person.family.lowercased()).txt", [65])])
        },
        LeakVariant("ZIP, comment", file: "a.zip") { person, _ in zip([Entry("a.txt", [65])], comment: person.name) },
        LeakVariant("ZIP, comment of an entry", file: "a.zip") { person, _ in
            var entry = Entry("a.txt", [65])
            entry.comment = person.nameCyrillic
            return zip([entry])
        },
        LeakVariant("ZIP, extra field", file: "a.zip") { person, _ in
            var entry = Entry("a.txt", [65])
            entry.extra = number(0x7075, 2) + number(person.name.utf8.count, 2) + Array(person.name.utf8)
            return zip([entry])
        },
        LeakVariant("ZIP, between entries", file: "a.zip") { person, _ in
            zip([Entry("a.txt", [65]), Entry("b.txt", [66])], between: Array("  \(person.name)  ".utf8))
        },
        LeakVariant("ZIP, entry that is not listed", file: "a.zip") { person, _ in
            var entry = Entry("a.txt", Array(person.name.utf8))
            entry.isListed = false
            return zip([Entry("b.txt", [66]), entry])
        },
        LeakVariant("ZIP in ZIP", file: "a.zip") { person, _ in
            zip([Entry("b.zip", zip([Entry("c.html", Array(LeakVariants.page(person.name).utf8))]))])
        },
        LeakVariant("ZIP in base64", file: "a.json") { person, _ in
            let packed = zip([Entry("b.txt", Array(person.name.utf8))])
            return Array("{\"file\":\"\(base64(packed))\"}".utf8)
        },
        LeakVariant("tar", file: "a.tar") { person, _ in tar("a.txt", Array(person.name.utf8)) },
        LeakVariant("tar, name", file: "a.tar") { person, _ in tar("\(person.family).txt", [65]) },
        LeakVariant("tar, packed", file: "a.tar.gz") { person, _ in
            deflated(tar("a.txt", Array(person.nameCyrillic.utf8)), 31)
        },
        LeakVariant("gzip in tar", file: "a.tar") { person, _ in
            tar("a.gz", deflated(Array(person.nameCyrillic.utf8), 31))
        },
        LeakVariant("PNG, tEXt", file: "a.png") { person, _ in png("tEXt", Array("Author\0\(person.name)".utf8)) },
        LeakVariant("PNG, zTXt", file: "a.png") { person, _ in
            png("zTXt", Array("Author\0\0".utf8) + deflated(Array(person.name.utf8), 15))
        },
        LeakVariant("PNG, iTXt", file: "a.png") { person, _ in
            png("iTXt", Array("Title\0\u{1}\0ru\0\0".utf8) + deflated(Array(person.nameCyrillic.utf8), 15))
        },
        LeakVariant("JPEG, Exif", file: "a.jpg") { person, random in
            [0xFF, 0xD8, 0xFF, 0xE1, 0, 60] + Array("Exif\0\0II*\0".utf8) + Array("\(person.name)\0".utf8) + [
                0xFF, 0xDA,
            ] + (0..<2000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        },
        LeakVariant("PDF, information", file: "a.pdf") { person, _ in
            Array("%PDF-1.4\n%\u{E2}\u{E3}\n1 0 obj<</Author(\(person.name))>>endobj\n".utf8) + [0]
        },
        LeakVariant("PDF, stream", file: "a.pdf") { person, _ in
            Array("%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n".utf8)
                + deflated(Array("BT (Of \(person.name)) Tj ET".utf8), 15) + Array("\nendstream endobj\n".utf8)
        },
        LeakVariant("PDF, kerned", file: "a.pdf") { person, _ in
            Array("%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n".utf8)
                + deflated(
                    Array("BT [(\(person.family.prefix(2))) -20 (\(person.family.dropFirst(2)))] TJ ET".utf8), 15)
                + Array("\nendstream endobj\n".utf8)
        },
    ]

    private static func base64(_ bytes: [UInt8]) -> String {
        let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let three = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
            let bits = three[0] << 16 | three[1] << 8 | three[2]
            for place in 0..<4 {
                text.append(start + place > bytes.count ? 0x3D : signs[bits >> (18 - 6 * place) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
