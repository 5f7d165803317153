// What is being looked through: a file, a part inside it, or a part read in another way.

/// Some bytes and where they come from.
struct Part {
    /// The file and the parts inside it.
    var place: String
    /// How it is read, the outermost first: base64, then UTF-16. Empty for bytes as they are.
    var ways: [String] = []
    /// How many containers and readings it lies within.
    var depth = 0
    /// Whether it is a name of a file: there, small letters don't matter.
    var isName = false
    /// Where the bytes come from, for bytes read in another way: places in it, and in the part as it is.
    var origins: [(here: Int, there: Int)] = []

    /// Whether every place is told as that of the first.
    var hasOneOrigin = false

    /// Whether it is a file as it is.
    var isFile: Bool { depth == 0 && ways.isEmpty && !isName }

    /// The place in the part as it is.
    func origin(of place: Int) -> Int {
        guard let first = origins.first else { return place }
        if hasOneOrigin { return first.there }
        var (low, high) = (0, origins.count)
        while low < high {
            let middle = (low + high) / 2
            if origins[middle].here <= place { low = middle + 1 } else { high = middle }
        }
        let origin = origins[max(0, low - 1)]
        return origin.there + max(0, place - origin.here)
    }

    /// The same place, read in one way more.
    func read(_ way: String, origins: [(here: Int, there: Int)]) -> Part {
        var part = self
        part.ways.append(way)
        part.depth += 1
        part.origins = origins.map { ($0.here, self.origin(of: $0.there)) }
        return part
    }

    /// A part inside.
    func inside(_ name: String) -> Part {
        Part(place: name.isEmpty ? place : place + "/" + name, ways: ways, depth: depth + 1)
    }

    /// How it is read, in words.
    var way: String { ways.isEmpty ? isName ? "in the file's name" : "as written" : ways.joined(separator: ", in it ") }
}
