// Where a text writes letters in another way, and how it reads there: entities, percent signs, backslashes, quoted-printable.

/// Places of signs that begin an escape.
struct EscapeSigns: Equatable {
    var entities: [Int] = []
    var percents: [Int] = []
    var backslashes: [Int] = []
    var quoted: [Int] = []

    /// Keeps the place of a sign if what follows can make it an escape.
    mutating func note(_ sign: UInt8, _ at: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard at + 1 < bytes.count else { return }
        let next = bytes[at + 1]
        switch sign {
        case Bytes.Sign.ampersand:
            if next == UInt8(ascii: "#") || (next | 32) &- 97 < 26 { entities.append(at) }
        case Bytes.Sign.percent:
            if Bytes.hex(next) != nil || next | 32 == UInt8(ascii: "u") { percents.append(at) }
        case Bytes.Sign.backslash: backslashes.append(at)
        case Bytes.Sign.equals:
            if next == 0x0D || next == 0x0A
                || (at + 2 < bytes.count && Bytes.hex(next) != nil && Bytes.hex(bytes[at + 2]) != nil)
            {
                quoted.append(at)
            }
        default: break
        }
    }

    var isEmpty: Bool { entities.isEmpty && percents.isEmpty && backslashes.isEmpty && quoted.isEmpty }

    /// Forgets the places before one.
    mutating func forget(before place: Int) {
        for kind in [\EscapeSigns.entities, \.percents, \.backslashes, \.quoted] {
            self[keyPath: kind].removeAll { $0 < place }
        }
    }
}

/// Bytes read in another way, and where they come from.
struct Reading {
    var bytes: [UInt8] = []
    var origins: [(here: Int, there: Int)] = []

    /// Begins anew at a place of the part; what follows is no neighbour of what stood before.
    mutating func begin(at place: Int) {
        if !bytes.isEmpty { bytes += Self.divider }
        origins.append((bytes.count, place))
    }

    mutating func append(_ scalar: UInt32) {
        guard let scalar = Unicode.Scalar(scalar) else { return bytes.append(0x20) }
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// A word that nobody looks for, between lines.
    private static let divider = Array("\nq0\n".utf8)
}

/// How a text reads near its escapes.
enum Escapes {
    /// One way to write letters.
    enum Way: String {
        case entities = "entities"
        case percent = "percent-encoded"
        case backslash = "escapes with a backslash"
        case style = "escapes of a style sheet"
        case quoted = "quoted-printable"
    }

    private static let near = 128
    /// A neighbourhood ends at the end of a word, if that is no farther away.
    private static let wordEnd = 64
    /// As far as a neighbourhood reaches at most.
    static let farthest = near + wordEnd

    /// The neighbourhoods of some places, read in one way; nil where nothing reads differently.
    static func reading(_ way: Way, _ places: [Int], of bytes: UnsafeBufferPointer<UInt8>) -> Reading? {
        var reading = Reading()
        var isOther = false
        var next = 0
        while next < places.count {
            let first = next
            var start = max(0, places[next] - near)
            while start > 0, places[next] - start < farthest, Bytes.isWord(bytes[start - 1]) { start -= 1 }
            var end = places[next] + near
            while next < places.count, places[next] <= end {
                end = places[next] + near
                next += 1
            }
            end = min(end, bytes.count)
            let latest = min(bytes.count, end + wordEnd)
            while end < latest, Bytes.isWord(bytes[end]) { end += 1 }
            reading.begin(at: start)
            var at = start
            for place in places[first..<next] where place >= at && place < end {
                reading.bytes += bytes[at..<place]
                at = place
                let length = escape(way, bytes, at, into: &reading)
                guard length > 0 else { continue }
                isOther = true
                at += length
                reading.origins.append((reading.bytes.count, at))
            }
            if at < end { reading.bytes += bytes[at..<end] }
        }
        return isOther ? reading : nil
    }

    /// Reads an escape and returns how long it is; 0 where there is none.
    private static func escape(
        _ way: Way, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, into reading: inout Reading
    ) -> Int {
        switch (way, bytes[at]) {
        case (.entities, UInt8(ascii: "&")): return Entities.read(bytes, at, into: &reading)
        case (.percent, UInt8(ascii: "%")):
            if let byte = pair(bytes, at + 1) {
                reading.bytes.append(byte)
                return 3
            }
            if at + 1 < bytes.count, bytes[at + 1] | 32 == UInt8(ascii: "u"), let (value, _) = hex(bytes, at + 2, 4, 4)
            {
                reading.append(value)
                return 6
            }
            return 0
        case (.quoted, UInt8(ascii: "=")):
            if let byte = pair(bytes, at + 1) {
                reading.bytes.append(byte)
                return 3
            }
            var end = at + 1
            while end < bytes.count, end < at + 3, bytes[end] == 0x0D || bytes[end] == 0x0A { end += 1 }
            return end > at + 1 ? end - at : 0
        case (.backslash, UInt8(ascii: "\\")): return backslash(bytes, at, into: &reading)
        case (.style, UInt8(ascii: "\\")):
            guard let (value, length) = hex(bytes, at + 1, 1, 6) else { return 0 }
            reading.append(value)
            let blank = at + 1 + length
            return 1 + length + (blank < bytes.count && Bytes.isBlank(bytes[blank]) ? 1 : 0)
        default: return 0
        }
    }

    private static func backslash(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, into reading: inout Reading) -> Int {
        guard at + 1 < bytes.count else { return 0 }
        let next = bytes[at + 1]
        switch next {
        case UInt8(ascii: "u"):
            if at + 2 < bytes.count, bytes[at + 2] == UInt8(ascii: "{"), let (value, length) = hex(bytes, at + 3, 1, 6)
            {
                reading.append(value)
                return min(length + 4, bytes.count - at)
            }
            guard let (value, _) = hex(bytes, at + 2, 4, 4) else { return 0 }
            if (0xD800..<0xDC00).contains(value), at + 7 < bytes.count, bytes[at + 6] == UInt8(ascii: "\\"),
                let (low, _) = hex(bytes, at + 8, 4, 4), (0xDC00..<0xE000).contains(low)
            {
                reading.append(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00))
                return 12
            }
            reading.append(value)
            return 6
        case UInt8(ascii: "U"):
            guard let (value, _) = hex(bytes, at + 2, 8, 8) else { return 0 }
            reading.append(value)
            return 10
        case UInt8(ascii: "x"):
            guard let byte = pair(bytes, at + 2) else { return 0 }
            // In JavaScript a letter, in other languages a byte: beyond ASCII the byte tells more.
            reading.bytes.append(byte)
            return 4
        case 0x30...0x37:
            var (value, end) = (0, at + 1)
            while end < bytes.count, end < at + 4, (0x30...0x37).contains(bytes[end]) {
                value = value * 8 + Int(bytes[end] - 0x30)
                end += 1
            }
            reading.bytes.append(UInt8(truncatingIfNeeded: value))
            return end - at
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "v"),
            UInt8(ascii: "b"):
            reading.bytes.append(0x20)
            return 2
        case 0x0A: return 2
        case UInt8(ascii: "\\"):
            reading.bytes.append(next)
            return 2
        default: return 1
        }
    }

    static func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt8? {
        guard at + 1 < bytes.count, let high = Bytes.hex(bytes[at]), let low = Bytes.hex(bytes[at + 1]) else {
            return nil
        }
        return high << 4 | low
    }

    static func hex(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ least: Int, _ most: Int) -> (UInt32, Int)? {
        var (value, length) = (0 as UInt32, 0)
        while length < most, at + length < bytes.count, let digit = Bytes.hex(bytes[at + length]) {
            value = value << 4 | UInt32(digit)
            length += 1
        }
        return length >= least ? (value, length) : nil
    }
}
