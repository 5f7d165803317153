// What one thread has found so far.

/// Leaks, exceptions used and unreadable parts, by numbers.
struct Findings {
    private(set) var leaks: [LeakReport.Leak] = []
    private(set) var excused: [Int: (count: Int, firstPlace: String)] = [:]
    private(set) var unreadables: Set<LeakReport.Unreadable> = []
    private(set) var strings: Set<Int> = []
    private var places: [String: [Int]] = [:]
    var filesRead = 0
    var bytesRead = 0

    static let mostInOnePart = 8

    var unreadableCount: Int { unreadables.count }

    mutating func unreadable(_ place: String, _ reason: String) {
        unreadables.insert(LeakReport.Unreadable(place: place, reason: reason))
    }

    mutating func excuse(_ exception: Int, at place: String) {
        var entry = excused[exception] ?? (0, place)
        entry.count += 1
        entry.firstPlace = min(entry.firstPlace, place)
        excused[exception] = entry
    }

    /// Keeps only that a string was found.
    mutating func note(_ string: Int) { strings.insert(string) }

    /// Keeps a leak, unless the same string was found there before in plainer writing.
    mutating func leak(
        _ string: Int, _ leak: @autoclosure () -> LeakReport.Leak, at offset: Int, in place: String, isPlain: Bool
    ) {
        strings.insert(string)
        let key = "\(string) \(place)"
        let before = places[key] ?? []
        guard before.count < Self.mostInOnePart else { return }
        let isNear = before.contains { abs($0 - offset) < (isPlain ? 1 : 320) }
        if isNear { return }
        places[key, default: []].append(offset)
        leaks.append(leak())
    }

    /// Another file begins: its places are new.
    mutating func beginFile() { places.removeAll(keepingCapacity: true) }
}
