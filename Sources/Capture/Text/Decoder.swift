// Turns bytes of any encoding into UTF-8, with the map back to the original.
import CaseModel

/// UTF-8 and where each byte of it came from.
struct DecodedText {
    var bytes: [UInt8] = []
    var map = SourceMap()
    /// Characters that could not be decoded and stand as U+FFFD.
    var replaced = 0
}

enum Decoder {
    /// Decodes what follows a byte order mark of `skipping` bytes.
    static func decode(_ bytes: [UInt8], as encoding: TextEncoding, skipping: Int) -> DecodedText {
        switch encoding {
        case .utf8: utf8(bytes, skipping: skipping)
        case .utf16LittleEndian: utf16(bytes, skipping: skipping, high: 1)
        case .utf16BigEndian: utf16(bytes, skipping: skipping, high: 0)
        case .singleByte(let name):
            if let page = CodePage(named: name) { singleByte(bytes, page) } else { utf8(bytes, skipping: skipping) }
        }
    }

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    private static func utf8(_ bytes: [UInt8], skipping: Int) -> DecodedText {
        var result = DecodedText()
        result.bytes.reserveCapacity(bytes.count)
        var index = skipping
        var copied = skipping
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let step = UTF8Scan.character(in: bytes, at: index)
            if !step.isValid {
                result.copy(bytes, from: copied, to: index)
                result.unit(replacement, raw: index, length: step.length)
                result.replaced += 1
                copied = index + step.length
            }
            index += step.length
        }
        result.copy(bytes, from: copied, to: bytes.count)
        return result
    }

    private static func singleByte(_ bytes: [UInt8], _ page: CodePage) -> DecodedText {
        var result = DecodedText()
        result.bytes.reserveCapacity(bytes.count * 2)
        var index = 0
        var copied = 0
        while index < bytes.count {
            if bytes[index] >= 0x80 {
                result.copy(bytes, from: copied, to: index)
                let character = page.characters[Int(bytes[index]) - 0x80]
                result.unit(character, raw: index, length: 1)
                if character == replacement { result.replaced += 1 }
                copied = index + 1
            }
            index += 1
        }
        result.copy(bytes, from: copied, to: bytes.count)
        return result
    }

    /// `high` is the place of the high byte in each pair.
    private static func utf16(_ bytes: [UInt8], skipping: Int, high: Int) -> DecodedText {
        var result = DecodedText()
        result.bytes.reserveCapacity(bytes.count)
        func unit(at index: Int) -> UInt32 {
            UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
        }
        var index = skipping
        while index + 1 < bytes.count {
            var scalar = unit(at: index)
            var length = 2
            if scalar >> 10 == 0x36, index + 3 < bytes.count, unit(at: index + 2) >> 10 == 0x37 {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(at: index + 2) & 0x3FF
                length = 4
            }
            if let value = Unicode.Scalar(scalar) {
                result.scalar(value, raw: index, length: length)
            } else {
                result.unit(replacement, raw: index, length: length)
                result.replaced += 1
            }
            index += length
        }
        if index < bytes.count {
            result.unit(replacement, raw: index, length: bytes.count - index)
            result.replaced += 1
        }
        return result
    }
}

extension DecodedText {
    fileprivate mutating func copy(_ source: [UInt8], from start: Int, to end: Int) {
        guard end > start else { return }
        map.appendCopy(text: bytes.count, raw: start, count: end - start)
        bytes.append(contentsOf: source[start..<end])
    }

    fileprivate mutating func unit(_ character: [UInt8], raw: Int, length: Int) {
        map.appendUnit(text: bytes.count, textLength: character.count, raw: raw, rawLength: length)
        bytes.append(contentsOf: character)
    }

    fileprivate mutating func scalar(_ value: Unicode.Scalar, raw: Int, length: Int) {
        map.appendUnit(text: bytes.count, textLength: UTF8.width(value), raw: raw, rawLength: length)
        bytes.append(contentsOf: UTF8.encode(value) ?? UTF8.encodedReplacementCharacter)
    }
}
