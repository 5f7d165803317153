// Groups the places where one place is named.
import Names
import Syntax

/// Collects places and where they are named.
struct PlaceGrouping {
    struct Place {
        var name: String
        var mentions: [Range<Int>]
    }

    private(set) var places: [Place] = []
    private var byForm: [String: Int] = [:]
    private let reading: NameReading

    init(_ reading: NameReading) { self.reading = reading }

    mutating func add(_ candidate: NameCandidate) {
        let name = reading.page.words.string(candidate.tokens)
        let form = LatinLetters.plain(name)
        if let index = byForm[form] {
            places[index].mentions.append(candidate.tokens)
        } else {
            byForm[form] = places.count
            places.append(Place(name: name, mentions: [candidate.tokens]))
        }
    }
}
