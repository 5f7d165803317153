// Recognises what holds other parts by its first bytes, and opens it.

extension Scanner {
    /// The most bytes of one part, and of all parts of one file.
    static let largestPart = 256 << 20
    static let largestFile = 1 << 30

    /// Opens a container; returns the ranges of packed bytes that were looked through, so that they are not searched again.
    func open(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part, isText: Bool) -> [Range<Int>] {
        guard bytes.count >= 4 else { return [] }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0x50, 0x4B, 3, 4), (0x50, 0x4B, 5, 6), (0x50, 0x4B, 7, 8): return zip(bytes, part)
        case (0x1F, 0x8B, 8, _): return gzip(bytes, part)
        case (0x42, 0x5A, 0x68, 0x31...0x39): refuse(part, "is packed with bzip2")
        case (0xFD, 0x37, 0x7A, 0x58): refuse(part, "is packed with xz")
        case (0x37, 0x7A, 0xBC, 0xAF): refuse(part, "is a 7z archive")
        case (0x52, 0x61, 0x72, 0x21): refuse(part, "is a RAR archive")
        case (0x28, 0xB5, 0x2F, 0xFD): refuse(part, "is packed with zstd")
        case (0xD0, 0xCF, 0x11, 0xE0): refuse(part, "is an old Office file, which is not looked through")
        case (0x7B, 0x5C, 0x72, 0x74): refuse(part, "is RTF, whose letters are not looked through")
        case (0x25, 0x50, 0x44, 0x46): pdf(bytes, part)
        case (0x77, 0x4F, 0x46, _): refuse(part, "is a packed font")
        default: break
        }
        if starts(bytes, with: "age-encryption.org/") || starts(bytes, with: "-----BEGIN AGE")
            || starts(bytes, with: "-----BEGIN PGP MESSAGE")
        {
            refuse(part, "is encrypted")
        }
        if bytes.count > 262, starts(UnsafeBufferPointer(rebasing: bytes[257...]), with: "ustar") { tar(bytes, part) }
        // An archive behind something else, as in a program that unpacks itself.
        if !isText, bytes[0] != 0x50, let end = ZipParts.endRecord(in: bytes), end > 0, bytes.count > 22 {
            return zip(bytes, part)
        }
        return []
    }

    func refuse(_ part: Part, _ reason: String) { found.unreadable(part.place, reason) }

    private func starts(_ bytes: UnsafeBufferPointer<UInt8>, with text: StaticString) -> Bool {
        guard bytes.count >= text.utf8CodeUnitCount else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[$0] == text.utf8Start[$0] }
    }

    /// Unpacks within the limits; nil (and a refusal) beyond them.
    func unpack(
        _ packed: UnsafeBufferPointer<UInt8>, _ wrapping: Inflater.Wrapping, _ part: Part
    ) -> Inflater.Result? {
        let left = min(Self.largestPart, Self.largestFile - unpacked, (16 << 20) + packed.count * 200)
        let result = inflater.inflate(packed, wrapping, limit: max(0, left))
        unpacked += result.bytes.count
        guard !result.isTooLarge else {
            refuse(part, "unpacks to more than is looked through")
            return nil
        }
        return result
    }

    private func gzip(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) -> [Range<Int>] {
        var at = 0
        var number = 0
        while at + 2 < bytes.count, bytes[at] == 0x1F, bytes[at + 1] == 0x8B {
            number += 1
            let inner = part.inside(number == 1 ? "unpacked" : "unpacked \(number)")
            guard number < 1000, let result = unpack(UnsafeBufferPointer(rebasing: bytes[at...]), .gzip, inner) else {
                refuse(part, "has more parts than are looked through")
                break
            }
            if !result.isWhole { refuse(inner, "is damaged") }
            look(result.bytes, inner)
            guard result.used > 0 else { break }
            at += result.used
        }
        if at < bytes.count, bytes[at...].contains(where: { $0 != 0 }) { refuse(part, "has bytes behind its end") }
        return [0..<at]
    }

    /// zlib streams wherever they begin: in PDF, in the text chunks of PNG.
    func inflateAnywhere(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part, but covered: [Range<Int>]) {
        var at = 0
        var (next, number) = (0, 0)
        while at + 7 < bytes.count {
            while next < covered.count, covered[next].upperBound <= at { next += 1 }
            if next < covered.count, covered[next].contains(at) {
                at = covered[next].upperBound
                continue
            }
            let isHead =
                bytes[at] & 0x8F == 8 && bytes[at + 1] & 0x20 == 0
                && (Int(bytes[at]) << 8 | Int(bytes[at + 1])) % 31 == 0
            guard isHead else {
                at += 1
                continue
            }
            let limit = min(Self.largestPart, max(0, Self.largestFile - unpacked))
            let rest = UnsafeBufferPointer(rebasing: bytes[at...])
            let result = inflater.inflate(rest, .zlib, limit: min(limit, (16 << 20) + rest.count * 200))
            if result.isTooLarge {
                refuse(part, "unpacks to more than is looked through")
                return
            }
            // A few bytes are chance.
            if result.isWhole || result.bytes.count >= 16 {
                unpacked += result.bytes.count
                number += 1
                let inner = part.inside("stream \(number)")
                look(result.bytes, inner)
                if let kerned = KernedText.reading(of: result.bytes) {
                    look(kerned.bytes, inner.read("letters set one by one", origins: kerned.origins))
                }
            }
            at += result.isWhole ? max(1, result.used) : 1
        }
    }

    private func tar(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) {
        var (at, number) = (0, 0)
        while at + 512 <= bytes.count, bytes[at] != 0 {
            var size = 0
            for byte in bytes[(at + 124)..<(at + 136)] where (0x30...0x37).contains(byte) && size < 1 << 40 {
                size = size * 8 + Int(byte - 0x30)
            }
            let end = at + 512 + size
            number += 1
            guard end <= bytes.count, number < 100_000 else {
                refuse(part, "is damaged")
                return
            }
            let name = String(decoding: bytes[at..<(at + 100)].prefix { $0 != 0 }, as: UTF8.self)
            if size >= 4 {
                // Its text is seen with the archive's; here it is opened if it holds parts of its own.
                let content = UnsafeBufferPointer(rebasing: bytes[(at + 512)..<end])
                _ = openOnly(content, part.inside(name))
            }
            at = end + (512 - size % 512) % 512
        }
    }

    private func openOnly(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) -> [Range<Int>] {
        guard part.depth <= Self.deepest else {
            refuse(part, "lies too deep inside other parts")
            return []
        }
        return open(bytes, part, isText: Bytes.isText(bytes))
    }

    private func pdf(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) {
        for (sign, reason) in [
            ("/Encrypt", "is encrypted"), ("/LZWDecode", "has streams packed with LZW"),
            ("/ASCII85Decode", "has streams in ASCII85"), ("/RunLengthDecode", "has streams packed by run length"),
            ("/Identity-H", "writes its text by the numbers of glyphs"),
            ("/Identity-V", "writes its text by the numbers of glyphs"), ("/Crypt", "is encrypted"),
        ] where contains(bytes, Array(sign.utf8)) {
            refuse(part, reason)
        }
    }

    func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ sign: [UInt8]) -> Bool {
        guard let first = sign.first, bytes.count >= sign.count else { return false }
        for at in 0...(bytes.count - sign.count) where bytes[at] == first {
            if bytes[at..<at + sign.count].elementsEqual(sign) { return true }
        }
        return false
    }
}
