// Reads the JSON that this program writes, several times as fast as a general decoder; anything unusual it leaves to that one.

/// Something that is no JSON, or JSON that only a general decoder should judge.
struct UnusualJSON: Error {}

/// Goes through JSON from its beginning to its end. It takes less than JSON allows (no escaped code points, no fractions, no key twice), but what it
/// takes it reads as any decoder does.
struct QuickJSON {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func skipBlanks() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x0A, 0x0D, 0x09: place += 1
            default: return
            }
        }
    }

    /// The next byte that is no blank; 0 at the end.
    private mutating func peek() -> UInt8 {
        skipBlanks()
        return place < bytes.count ? bytes[place] : 0
    }

    private mutating func expect(_ byte: UInt8) throws(UnusualJSON) {
        guard peek() == byte else { throw UnusualJSON() }
        place += 1
    }

    /// Has to be called after the last value.
    mutating func end() throws(UnusualJSON) {
        skipBlanks()
        guard place == bytes.count else { throw UnusualJSON() }
    }

    /// Gives the key of each member to a closure that reads its value.
    mutating func object(_ member: (String, inout QuickJSON) throws(UnusualJSON) -> Void) throws(UnusualJSON) {
        try expect(0x7B)
        if peek() == 0x7D {
            place += 1
            return
        }
        var seen: [String] = []
        while true {
            let key = try string()
            guard !seen.contains(key) else { throw UnusualJSON() }
            seen.append(key)
            try expect(0x3A)
            try member(key, &self)
            let next = peek()
            place += 1
            if next == 0x7D { return }
            guard next == 0x2C else { throw UnusualJSON() }
        }
    }

    /// The items of a list, each read by a closure.
    mutating func list<Item>(_ item: (inout QuickJSON) throws(UnusualJSON) -> Item) throws(UnusualJSON) -> [Item] {
        try expect(0x5B)
        if peek() == 0x5D {
            place += 1
            return []
        }
        var items: [Item] = []
        while true {
            items.append(try item(&self))
            let next = peek()
            place += 1
            if next == 0x5D { return items }
            guard next == 0x2C else { throw UnusualJSON() }
        }
    }

    /// Whether a string comes next.
    mutating func isString() -> Bool { peek() == 0x22 }

    mutating func string() throws(UnusualJSON) -> String {
        try expect(0x22)
        let start = place
        while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x5C, bytes[place] >= 0x20 { place += 1 }
        guard place < bytes.count, bytes[place] >= 0x20 else { throw UnusualJSON() }
        if bytes[place] == 0x22 {
            defer { place += 1 }
            return try text(bytes[start..<place])
        }
        var unescaped = Array(bytes[start..<place])
        while place < bytes.count, bytes[place] != 0x22 {
            if bytes[place] == 0x5C {
                guard place + 1 < bytes.count else { throw UnusualJSON() }
                switch bytes[place + 1] {
                case 0x22, 0x5C, 0x2F: unescaped.append(bytes[place + 1])
                case 0x6E: unescaped.append(0x0A)
                case 0x74: unescaped.append(0x09)
                case 0x72: unescaped.append(0x0D)
                default: throw UnusualJSON()
                }
                place += 2
            } else {
                let run = place
                while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x5C, bytes[place] >= 0x20 {
                    place += 1
                }
                guard place > run else { throw UnusualJSON() }
                unescaped += bytes[run..<place]
            }
        }
        try expect(0x22)
        return try text(unescaped[...])
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(UnusualJSON) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw UnusualJSON() }
        return text
    }

    /// A whole number without a sign.
    mutating func number() throws(UnusualJSON) -> Int {
        skipBlanks()
        return try digits()
    }

    /// The digits that stand right here.
    private mutating func digits() throws(UnusualJSON) -> Int {
        let first = place < bytes.count ? bytes[place] : 0
        guard first >= 0x30, first <= 0x39 else { throw UnusualJSON() }
        let start = place
        var number = 0
        while place < bytes.count, bytes[place] >= 0x30, bytes[place] <= 0x39 {
            number = number * 10 + Int(bytes[place] - 0x30)
            place += 1
            guard place - start < 16 else { throw UnusualJSON() }
        }
        // A zero before other digits, a fraction, an exponent.
        if first == 0x30, place - start > 1 { throw UnusualJSON() }
        if place < bytes.count, bytes[place] == 0x2E || bytes[place] | 0x20 == 0x65 { throw UnusualJSON() }
        return number
    }

    /// The name of an item, as `ItemID.description` writes it.
    mutating func item() throws(UnusualJSON) -> ItemID {
        try expect(0x22)
        let log = (try hexadecimal(), try hexadecimal())
        try take(0x2F)
        let entry = LedgerID(log: log, index: UInt64(try digits()))
        try take(0x23)
        guard place < bytes.count else { throw UnusualJSON() }
        let kind = bytes[place]
        place += 1
        let number = try digits()
        try take(0x22)
        switch kind {
        case 0x65: return ItemID(entry, entity: EntityID(number))
        case 0x73: return ItemID(entry, statement: number)
        default: throw UnusualJSON()
        }
    }

    /// Sixteen hexadecimal digits.
    private mutating func hexadecimal() throws(UnusualJSON) -> UInt64 {
        guard place + 16 <= bytes.count else { throw UnusualJSON() }
        var number: UInt64 = 0
        for byte in bytes[place..<place + 16] {
            switch byte {
            case 0x30...0x39: number = number << 4 | UInt64(byte - 0x30)
            case 0x61...0x66: number = number << 4 | UInt64(byte - 0x57)
            default: throw UnusualJSON()
            }
        }
        place += 16
        return number
    }

    /// The very next byte.
    private mutating func take(_ byte: UInt8) throws(UnusualJSON) {
        guard place < bytes.count, bytes[place] == byte else { throw UnusualJSON() }
        place += 1
    }

    mutating func bool() throws(UnusualJSON) -> Bool {
        let isTrue = peek() == 0x74
        for byte in isTrue ? [0x74, 0x72, 0x75, 0x65] : [0x66, 0x61, 0x6C, 0x73, 0x65] as [UInt8] {
            guard place < bytes.count, bytes[place] == byte else { throw UnusualJSON() }
            place += 1
        }
        return isTrue
    }

    /// A string that names one of a closed list.
    mutating func word<Word: RawRepresentable<String>>(_ type: Word.Type = Word.self) throws(UnusualJSON) -> Word {
        guard let word = Word(rawValue: try string()) else { throw UnusualJSON() }
        return word
    }
}

extension Optional {
    /// What must be there.
    func needed() throws(UnusualJSON) -> Wrapped {
        guard let self else { throw UnusualJSON() }
        return self
    }
}
