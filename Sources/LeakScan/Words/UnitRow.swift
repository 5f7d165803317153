// The words of all known chunks in one row, so that those of a chunk are read without counting who holds them.

/// Words of chunks that hold nothing but words, by the numbers of the chunks.
final class UnitRow {
    private var units: UnsafeMutablePointer<ChunkInfo.Unit>
    private var places: UnsafeMutablePointer<(start: Int, count: Int)>
    private var (unitRoom, placeRoom) = (1 << 12, 1 << 10)
    private var (unitCount, placeCount) = (0, 0)

    init() {
        units = .allocate(capacity: unitRoom)
        places = .allocate(capacity: placeRoom)
    }

    deinit {
        units.deallocate()
        places.deallocate()
    }

    /// The words of a chunk, until the next chunk is added; none where it holds something else, too.
    @inline(__always)
    func units(of number: Int) -> UnsafeBufferPointer<ChunkInfo.Unit> {
        guard number < placeCount else { return UnsafeBufferPointer(start: nil, count: 0) }
        let place = places[number]
        return UnsafeBufferPointer(start: units + place.start, count: place.count)
    }

    /// Notes the words of the chunk of a number; chunks of this number and of higher ones are forgotten.
    func add(_ info: ChunkInfo, number: Int) {
        if number < placeCount {
            placeCount = number
            unitCount = number > 0 ? places[number - 1].start + places[number - 1].count : 0
        }
        let held = info.singles.isEmpty && info.anchors.isEmpty ? info.units.count : 0
        if unitCount + held > unitRoom {
            let room = 2 * (unitCount + held)
            units = Self.grown(units, unitCount, room)
            unitRoom = room
        }
        if number >= placeRoom {
            let room = 2 * number + 1
            places = Self.grown(places, placeCount, room)
            placeRoom = room
        }
        while placeCount < number {
            places[placeCount] = (unitCount, 0)
            placeCount += 1
        }
        for place in 0..<held { units[unitCount + place] = info.units[place] }
        places[number] = (unitCount, held)
        placeCount = number + 1
        unitCount += held
    }

    private static func grown<T>(_ old: UnsafeMutablePointer<T>, _ count: Int, _ room: Int) -> UnsafeMutablePointer<T> {
        let new = UnsafeMutablePointer<T>.allocate(capacity: room)
        new.moveInitialize(from: old, count: count)
        old.deallocate()
        return new
    }
}
