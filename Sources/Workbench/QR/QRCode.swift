// A square of dots that a telephone reads (ISO/IEC 18004): bytes, correction level M, versions 1 to 20.

import Phrases

/// A QR code.
struct QRCode {
    /// Modules on each side.
    let size: Int
    /// Whether a module is dark, row by row.
    private(set) var dark: [Bool]
    /// Modules that are no data: finders, timing, alignment, format, version.
    private var isFixed: [Bool]
    private let version: Int

    /// The code of some bytes; nil where there are too many (666 and more).
    init?(_ bytes: [UInt8]) {
        guard let version = (1...20).first(where: { Self.room($0) >= Self.bits(bytes.count, $0) }) else { return nil }
        self.version = version
        size = version * 4 + 17
        dark = Array(repeating: false, count: size * size)
        isFixed = dark
        drawPatterns()
        drawFormat(mask: 0)
        drawData(Self.interleaved(Self.data(bytes, version), version))
        var best = (mask: 0, penalty: Int.max)
        for mask in 0..<8 {
            apply(mask)
            drawFormat(mask: mask)
            let penalty = penalty
            if penalty < best.penalty { best = (mask, penalty) }
            apply(mask)
        }
        apply(best.mask)
        drawFormat(mask: best.mask)
    }

    subscript(x: Int, y: Int) -> Bool { dark[y * size + x] }

    private mutating func fix(_ x: Int, _ y: Int, _ isDark: Bool) {
        guard (0..<size).contains(x), (0..<size).contains(y) else { return }
        dark[y * size + x] = isDark
        isFixed[y * size + x] = true
    }

    // MARK: Patterns

    private mutating func drawPatterns() {
        for place in 0..<size {
            fix(6, place, place.isMultiple(of: 2))
            fix(place, 6, place.isMultiple(of: 2))
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            for dy in -4...4 { for dx in -4...4 { fix(x + dx, y + dy, ![2, 4].contains(max(abs(dx), abs(dy)))) } }
        }
        let places = alignment
        for (column, x) in places.enumerated() {
            for (row, y) in places.enumerated() {
                let last = places.count - 1
                if (column, row) == (0, 0) || (column, row) == (0, last) || (column, row) == (last, 0) { continue }
                for dy in -2...2 { for dx in -2...2 { fix(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) } }
            }
        }
        guard version >= 7 else { return }
        let code = version << 12 | Self.remainder(version, steps: 12, by: 0x1F25)
        for bit in 0..<18 {
            let (a, b) = (size - 11 + bit % 3, bit / 3)
            fix(a, b, code >> bit & 1 == 1)
            fix(b, a, code >> bit & 1 == 1)
        }
    }

    /// Centres of the alignment patterns on each axis.
    private var alignment: [Int] {
        guard version > 1 else { return [] }
        let count = version / 7 + 2
        let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        return [6] + (0..<count - 1).map { size - 7 - (count - 2 - $0) * step }
    }

    private mutating func drawFormat(mask: Int) {
        // Level M is written as 0.
        let code = (mask << 10 | Self.remainder(mask, steps: 10, by: 0x537)) ^ 0x5412
        func bit(_ number: Int) -> Bool { code >> number & 1 == 1 }
        for number in 0..<6 { fix(8, number, bit(number)) }
        fix(8, 7, bit(6))
        fix(8, 8, bit(7))
        fix(7, 8, bit(8))
        for number in 9..<15 { fix(14 - number, 8, bit(number)) }
        for number in 0..<8 { fix(size - 1 - number, 8, bit(number)) }
        for number in 8..<15 { fix(8, size - 15 + number, bit(number)) }
        fix(8, size - 8, true)
    }

    /// The remainder of a number with some zeros behind it, divided by a polynomial over two.
    private static func remainder(_ number: Int, steps: Int, by polynomial: Int) -> Int {
        (0..<steps).reduce(number) { rest, _ in rest << 1 ^ (rest >> (steps - 1)) * polynomial }
    }

    // MARK: Data

    private mutating func drawData(_ words: [UInt8]) {
        var place = 0
        for column in stride(from: size - 1, through: 1, by: -2) {
            let right = column <= 6 ? column - 1 : column
            for step in 0..<size {
                for x in [right, right - 1] {
                    let y = (right + 1) & 2 == 0 ? size - 1 - step : step
                    guard !isFixed[y * size + x], place < words.count * 8 else { continue }
                    dark[y * size + x] = words[place / 8] >> UInt8(7 - place % 8) & 1 == 1
                    place += 1
                }
            }
        }
    }

    private mutating func apply(_ mask: Int) {
        for y in 0..<size {
            for x in 0..<size where !isFixed[y * size + x] {
                let flips =
                    switch mask {
                    case 0: (x + y) % 2
                    case 1: y % 2
                    case 2: x % 3
                    case 3: (x + y) % 3
                    case 4: (x / 3 + y / 2) % 2
                    case 5: x * y % 2 + x * y % 3
                    case 6: (x * y % 2 + x * y % 3) % 2
                    default: ((x + y) % 2 + x * y % 3) % 2
                    }
                if flips == 0 { dark[y * size + x].toggle() }
            }
        }
    }

    /// How hard a scanner would find it: long runs, blocks, what looks like a finder, and more of one colour.
    private var penalty: Int {
        var sum = 0
        let finder: [Bool] = [true, false, true, true, true, false, true]
        let margin = Array(repeating: false, count: 4)
        for across in [true, false] {
            for line in 0..<size {
                let row: [Bool] = (0..<size).map { across ? self[$0, line] : self[line, $0] }
                var run = 0
                for (place, isDark) in row.enumerated() {
                    run = place > 0 && row[place - 1] == isDark ? run + 1 : 1
                    if run == 5 { sum += 3 } else if run > 5 { sum += 1 }
                }
                for start in 0...(size - 11) {
                    let part = Array(row[start..<start + 11])
                    if part == finder + margin || part == margin + finder { sum += 40 }
                }
            }
        }
        for y in 1..<size {
            for x in 1..<size {
                let one = self[x, y]
                if one == self[x - 1, y], one == self[x, y - 1], one == self[x - 1, y - 1] { sum += 3 }
            }
        }
        let share = dark.count(where: \.self) * 20 - dark.count * 10
        return sum + abs(share) / dark.count * 10
    }
}
