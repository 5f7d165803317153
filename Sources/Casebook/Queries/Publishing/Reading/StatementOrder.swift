// Puts statements that were read in the order of rows into the order of a publication, where they lie.

extension StatementScan {
    /// All statements of scans of ascending ranges: in the order of subjects; of those that disagree the one that stands first.
    static func ordered(_ scans: consuming [StatementScan], records: Int) -> [PublishableStatement] {
        var positions: [Position] = []
        positions.reserveCapacity(scans.reduce(0) { $0 + $1.positions.count })
        var statements: [PublishableStatement] = []
        for number in scans.indices {
            positions += scans[number].positions
            let read = scans[number].takeStatements()
            if number == 0 { statements = read } else { statements += read }
        }
        let order = Self.order(positions, records: records)
        statements.arrange(by: order)
        return statements
    }

    /// The places of statements, in the order in which they are to come.
    private static func order(_ positions: [Position], records: Int) -> [Int32] {
        // Where the statements of each record begin.
        var starts = [Int](repeating: 0, count: records + 1)
        for position in positions { starts[Int(position.record) + 1] += 1 }
        for record in 0..<records { starts[record + 1] += starts[record] }
        var next = starts
        var order = [Int32](repeating: 0, count: positions.count)
        for (place, position) in positions.enumerated() {
            order[next[Int(position.record)]] = Int32(place)
            next[Int(position.record)] += 1
        }
        for record in 0..<records where starts[record + 1] - starts[record] > 1 {
            order[starts[record]..<starts[record + 1]].sort { a, b in
                (positions[Int(a)].rank, a) < (positions[Int(b)].rank, b)
            }
        }
        return order
    }

    private mutating func takeStatements() -> [PublishableStatement] {
        var taken: [PublishableStatement] = []
        swap(&taken, &statements)
        return taken
    }
}

extension Array {
    /// Puts at each place the element that stood at the place which `order` says: without a second array, and each moved once.
    ///
    /// - Parameter order: every place once, as sorting gives them.
    fileprivate mutating func arrange(by order: [Int32]) {
        var order = order
        withUnsafeMutableBufferPointer { all in
            guard let elements = all.baseAddress, order.count == all.count else { return }
            for start in order.indices where order[start] >= 0 {
                let first = (elements + start).move()
                var place = start
                while true {
                    let from = Int(order[place])
                    order[place] = -1
                    guard from != start else { break }
                    (elements + place).moveInitialize(from: elements + from, count: 1)
                    place = from
                }
                (elements + place).initialize(to: first)
            }
        }
    }
}
