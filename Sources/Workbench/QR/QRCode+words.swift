// The code words of a QR code: the bytes with their heading, and what corrects errors in them.

import Phrases

extension QRCode {
    /// Words of correction in each block, and blocks, of each version at level M (ISO/IEC 18004, table 9).
    private static let blocks: [(correction: Int, count: Int)] = [
        (10, 1), (16, 1), (26, 1), (18, 2), (24, 2), (16, 4), (18, 4), (22, 4), (22, 5), (26, 5),
        (30, 5), (22, 8), (22, 9), (24, 9), (24, 10), (28, 10), (28, 11), (26, 13), (26, 14), (26, 16),
    ]

    /// All words of a version.
    private static func words(_ version: Int) -> Int {
        var modules = (16 * version + 128) * version + 64
        if version > 1 {
            let count = version / 7 + 2
            modules -= (25 * count - 10) * count - 55
            if version >= 7 { modules -= 36 }
        }
        return modules / 8
    }

    /// Bits of data that a version has room for.
    static func room(_ version: Int) -> Int {
        let block = blocks[version - 1]
        return (words(version) - block.correction * block.count) * 8
    }

    /// Bits that some bytes need in a version.
    static func bits(_ count: Int, _ version: Int) -> Int { 4 + (version < 10 ? 8 : 16) + count * 8 }

    /// The words of some bytes, filled up to the room of the version.
    static func data(_ bytes: [UInt8], _ version: Int) -> [UInt8] {
        var bits: [Bool] = []
        func put(_ number: Int, _ count: Int) {
            for bit in (0..<count).reversed() { bits.append(number >> bit & 1 == 1) }
        }
        put(4, 4)
        put(bytes.count, version < 10 ? 8 : 16)
        for byte in bytes { put(Int(byte), 8) }
        put(0, min(4, room(version) - bits.count))
        while !bits.count.isMultiple(of: 8) { bits.append(false) }
        var words = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var filler: UInt8 = 0xEC
        while words.count < room(version) / 8 {
            words.append(filler)
            filler ^= 0xEC ^ 0x11
        }
        return words
    }

    /// The words in blocks with their correction, the first of each block first.
    static func interleaved(_ data: [UInt8], _ version: Int) -> [UInt8] {
        let (correction, count) = blocks[version - 1]
        let divisor = generator(correction)
        // Some versions have blocks of two lengths, the shorter first.
        let (short, longer) = (data.count / count, data.count % count)
        var start = 0
        let parts: [ArraySlice<UInt8>] = (0..<count).map { number in
            let length = short + (number >= count - longer ? 1 : 0)
            defer { start += length }
            return data[start..<start + length]
        }
        var words: [UInt8] = []
        for place in 0...short {
            for part in parts where place < part.count { words.append(part[part.startIndex + place]) }
        }
        let corrections = parts.map { remainder($0, divisor) }
        for place in 0..<correction { for part in corrections { words.append(part[place]) } }
        return words
    }

    // MARK: Reed and Solomon's code over 256 numbers

    private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        (0..<8).reversed().reduce(UInt8(0)) { sum, bit in
            (sum << 1) ^ (sum >> 7 == 1 ? 0x1D : 0) ^ (other >> UInt8(bit) & 1 == 1 ? one : 0)
        }
    }

    /// The product of (x - 2^0) ... (x - 2^(n-1)) without its first factor 1.
    private static func generator(_ degree: Int) -> [UInt8] {
        var result = Array(repeating: UInt8(0), count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for place in 0..<degree {
                result[place] = product(result[place], root)
                if place + 1 < degree { result[place] ^= result[place + 1] }
            }
            root = product(root, 2)
        }
        return result
    }

    private static func remainder(_ data: ArraySlice<UInt8>, _ divisor: [UInt8]) -> [UInt8] {
        var rest = Array(repeating: UInt8(0), count: divisor.count)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for (place, one) in divisor.enumerated() { rest[place] ^= product(one, factor) }
        }
        return rest
    }
}
