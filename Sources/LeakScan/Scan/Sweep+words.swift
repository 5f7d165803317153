// Takes the words of chunks that matter: leaks by themselves, and those that follow each other.

extension Scanner {
    /// Takes what a chunk holds, by its number.
    func take(_ number: Int, at first: Int, _ sweep: inout Sweep) {
        let units = memory.row.units(of: number)
        guard units.count > 0 else { return takeAll(memory.infos[number], at: first, &sweep) }
        for place in 0..<units.count {
            let unit = units[place]
            guard unit.word >= 0 else {
                sweep.cut()
                continue
            }
            sweep.add(Trail.Unit(unit, at: first))
            // Nothing is learnt up to here, so that the row stays as it is.
            let isApart = !sweep.isInTag && sweep.isApart
            if patterns.mayEndSequence(sweep.all.units) || (isApart && patterns.mayEndSequence(sweep.outside.units)) {
                return takeUnits(memory.infos[number].units, from: place, at: first, &sweep)
            }
        }
    }

    private func takeAll(_ info: KnownChunk, at first: Int, _ sweep: inout Sweep) {
        for single in info.singles {
            let range = first + single.range.lowerBound..<first + single.range.upperBound
            hit(single.rule, range, isCapital: single.isCapital, sweep)
        }
        for anchor in info.anchors { identifier(anchor.rule, first + anchor.at, sweep) }
        takeUnits(info.units, from: -1, at: first, &sweep)
    }

    /// Takes units from one on, which is a part of the trail already.
    private func takeUnits(_ units: [ChunkInfo.Unit], from taken: Int, at first: Int, _ sweep: inout Sweep) {
        for place in max(0, taken)..<units.count {
            let unit = units[place]
            guard unit.word >= 0 else {
                sweep.cut()
                continue
            }
            let placed = Trail.Unit(unit, at: first)
            if place > taken { sweep.add(placed) }
            guard patterns.endsSequence[Int(unit.word)] else { continue }
            for number in patterns.sequencesOfOne[unit.word] ?? [] {
                hit(string: patterns.sequences[Int(number)].string, placed.start..<placed.end, sweep)
            }
            sequences(ending: sweep.all, sweep)
            if !sweep.isInTag, sweep.isApart { sequences(ending: sweep.outside, sweep) }
        }
    }

    private func sequences(ending trail: Trail, _ sweep: Sweep) {
        let units = trail.units
        guard units.count > 1 else { return }
        for length in 2...min(Patterns.longestEnd, units.count) {
            let end = Patterns.hash(units[(units.count - length)...].lazy.map(\.word))
            for number in patterns.sequencesEnding[end] ?? [] {
                let sequence = patterns.sequences[Int(number)]
                guard let range = Self.ends(trail, sequence) else { continue }
                if length == 2, sequence.needsCapitals, sequence.words.count == 2 {
                    hits += 1
                    let (first, last) = (units[units.count - 2], units[units.count - 1])
                    let name = patterns.strings[sequence.string].text
                    let list = ListedNames(sweep.bytes, published: patterns.freePairs)
                    if list.partsNames(first.start..<first.end, last.start..<last.end, of: name) { continue }
                    if list.partsWholeNames(first.start..<first.end, last.start..<last.end, of: name) { continue }
                    if list.isSentence(first.start..<first.end, last.start..<last.end) { continue }
                }
                hit(string: sequence.string, range, sweep)
            }
        }
    }

    /// Where a sequence stands that ends here.
    private static func ends(_ trail: Trail, _ sequence: WordSequence) -> Range<Int>? {
        let (units, words) = (trail.units, sequence.words)
        guard units.count >= words.count else { return nil }
        let from = units.count - words.count
        for place in words.indices.reversed()
        where units[from + place].word != words[place] || (sequence.needsCapitals && !units[from + place].isCapital) {
            return nil
        }
        return units[from].start..<units[units.count - 1].end
    }
}
