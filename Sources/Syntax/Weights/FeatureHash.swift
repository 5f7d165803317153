// Features are 64-bit keys: a template number and the values in it, mixed.

/// Makes keys of features and of words.
package enum FeatureHash {
    /// The key of a template filled with up to three values.
    @inline(__always)
    package static func key(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) -> UInt64 {
        var h = template &* 0x9E37_79B9_7F4A_7C15
        h = (h ^ a) &* 0xBF58_476D_1CE4_E5B9
        h ^= h >> 29
        h = (h ^ b) &* 0x94D0_49BB_1331_11EB
        h ^= h >> 31
        h = (h ^ c) &* 0xD6E8_FEB8_6659_FD93
        return h ^ (h >> 32)
    }

    /// The key of a run of bytes.
    @inline(__always)
    package static func bytes(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        var h: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in start..<end { h = (h ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
        return h ^ (h >> 29)
    }

    /// The key of a word.
    @inline(__always)
    package static func word(_ word: String) -> UInt64 {
        var h: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word.utf8 { h = (h ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return h ^ (h >> 29)
    }
}

/// Something that takes features one by one: a list of keys, or a sum of weights.
package protocol FeatureSink: ~Copyable {
    /// Forgets what it was given.
    mutating func removeAll()
    /// Takes a template filled with up to three values.
    mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64)
}

extension FeatureSink where Self: ~Copyable {
    @inline(__always)
    mutating func add(_ template: UInt64, _ a: UInt64) { add(template, a, 0, 0) }

    @inline(__always)
    mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64) { add(template, a, b, 0) }
}

/// A list of keys that is filled again and again without new memory.
package struct FeatureList: ~Copyable, FeatureSink {
    package private(set) var count = 0
    private let keys: UnsafeMutablePointer<UInt64>
    private let capacity: Int

    package init(capacity: Int = 256) {
        self.capacity = capacity
        keys = .allocate(capacity: capacity)
        keys.initialize(repeating: 0, count: capacity)
    }

    deinit { keys.deallocate() }

    @inline(__always)
    package mutating func removeAll() { count = 0 }

    @inline(__always)
    package mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
        guard count < capacity else { return }
        keys[count] = FeatureHash.key(template, a, b, c)
        count += 1
    }

    /// Adds a key as it is.
    package mutating func addKey(_ key: UInt64) {
        guard count < capacity else { return }
        keys[count] = key
        count += 1
    }

    @inline(__always)
    package subscript(index: Int) -> UInt64 {
        precondition(index >= 0 && index < count)
        return keys[index]
    }

    /// All keys, as a new array.
    package var array: [UInt64] { Array(UnsafeBufferPointer(start: keys, count: count)) }
}
