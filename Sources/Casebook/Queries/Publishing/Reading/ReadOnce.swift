// Values that stand in many rows, each made once from the bytes of its column.

/// What was made of bytes, found again by the same bytes: no string is made only to look something up.
struct ReadOnce<Value: Sendable>: Sendable {
    private struct Key {
        var hash: UInt64
        var start: Int
        var count: Int
    }

    /// Places in `values`, or -1: as many as a power of two, at least half of them free.
    private var slots = [Int32](repeating: -1, count: 256)
    private var keys: [Key] = []
    private var bytes: [UInt8] = []
    /// What was made so far.
    private(set) var values: [Value] = []
    /// Another one in each run of the program, so that nobody can write texts that all fall on one slot.
    private let seed = UInt64(truncatingIfNeeded: Hasher().finalize()) | 1

    /// The place in `values` of what bytes say.
    ///
    /// - Parameter tag: bytes with another tag are others.
    mutating func place(of key: UnsafeRawBufferPointer, tag: Int = 0, _ make: () throws -> Value) rethrows -> Int {
        let hash = hash(key, tag)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let place = Int(slots[slot])
            if keys[place].hash == hash, isSame(keys[place], key, tag) { return place }
            slot = (slot + 1) & (slots.count - 1)
        }
        let place = values.count
        values.append(try make())
        keys.append(Key(hash: hash, start: bytes.count, count: key.count))
        bytes.append(UInt8(truncatingIfNeeded: tag))
        bytes.append(contentsOf: key)
        slots[slot] = Int32(place)
        if values.count * 2 > slots.count { grow() }
        return place
    }

    /// What bytes say.
    mutating func value(of key: UnsafeRawBufferPointer, tag: Int = 0, _ make: () throws -> Value) rethrows -> Value {
        values[try place(of: key, tag: tag, make)]
    }

    private func isSame(_ known: Key, _ key: UnsafeRawBufferPointer, _ tag: Int) -> Bool {
        guard known.count == key.count, bytes[known.start] == UInt8(truncatingIfNeeded: tag) else { return false }
        return bytes.withUnsafeBytes { all in
            let start = known.start + 1
            return all[start..<start + known.count].elementsEqual(key)
        }
    }

    private func hash(_ key: UnsafeRawBufferPointer, _ tag: Int) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: tag &* 0x1_0001 &+ key.count)
        func mix(_ word: UInt64) {
            let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low
        }
        var place = 0
        while place + 8 <= key.count {
            mix(key.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < key.count {
            rest = rest << 8 | UInt64(key[place])
            place += 1
        }
        mix(rest)
        mix(seed)
        return hash
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (place, key) in keys.enumerated() {
            var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(place)
        }
    }
}
