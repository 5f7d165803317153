// Which tags are open, as far as cleaning must know it: to bound the nesting and to drop the ends of dropped tags.

/// A bounded stack of open tags; every call takes bounded time.
struct OpenTags {
    /// Names are compared by number.
    typealias Name = Int

    private struct Entry {
        var name: Name
        var isWritten: Bool
    }

    private let limit: Int
    private var entries: [Entry] = []
    private var names: [String: Name] = [:]
    /// How many entries of each name are on the stack, and how many start tags of it did not fit on it.
    private var open: [Int] = []
    private var overflow: [Int] = []
    private var formattingCount = 0
    /// Written entries, which is how deep the parser's tree is.
    private(set) var depth = 0

    init(limit: Int) { self.limit = limit }

    /// The number of a name.
    mutating func number(of name: String) -> Name {
        if let number = names[name] { return number }
        // A page can invent names without end; those beyond any page's number share one.
        if names.count >= 4096 { return 0 }
        let number = names.count
        names[name] = number
        open.append(0)
        overflow.append(0)
        return number
    }

    /// Opens a tag; says whether it may be written.
    mutating func push(_ name: Name, isWritten: Bool) -> Bool {
        let isFull = isWritten ? depth >= limit : formattingCount >= limit
        if isFull {
            overflow[name] += 1
            return false
        }
        entries.append(Entry(name: name, isWritten: isWritten))
        open[name] += 1
        if isWritten { depth += 1 } else { formattingCount += 1 }
        return isWritten
    }

    /// Closes the nearest tag of that name and, if `withAll`, everything opened after it; says whether the end tag must be written.
    mutating func pop(_ name: Name, withAll: Bool) -> Bool {
        if overflow[name] > 0 {
            overflow[name] -= 1
            return false
        }
        guard open[name] > 0, let index = entries.lastIndex(where: { $0.name == name }) else { return false }
        let isWritten = entries[index].isWritten
        if withAll && isWritten {
            while entries.count > index { removeLast() }
        } else {
            remove(entries.remove(at: index))
        }
        return isWritten
    }

    /// Forgets everything opened after the nearest tag that has one of these names, which stays open.
    mutating func popAll(after names: [Name]) {
        guard names.contains(where: { open[$0] > 0 }) else { return }
        while let last = entries.last, !names.contains(last.name) { removeLast() }
    }

    private mutating func removeLast() {
        if let last = entries.popLast() { remove(last) }
    }

    private mutating func remove(_ entry: Entry) {
        open[entry.name] -= 1
        if entry.isWritten { depth -= 1 } else { formattingCount -= 1 }
    }
}
