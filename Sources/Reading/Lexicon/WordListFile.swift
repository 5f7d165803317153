// A file of lines to add to one word list, and the checks that it must pass.

/// A file that adds to a word list: the same header and columns as the list in the program.
public struct WordListFile: Sendable {
    let list: WordList
    /// The file as it is named in messages.
    let name: String
    private let bytes: [UInt8]

    /// A file for a list.
    public init(_ list: WordList, name: String, bytes: [UInt8]) {
        self.list = list
        self.name = name
        self.bytes = bytes
    }

    /// The rows, each with every column of the list. Throws the first thing that is wrong.
    func rows() throws(LexiconError) -> [[String]] {
        let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard String(validating: marked, as: UTF8.self) != nil else {
            throw LexiconError(file: name, problem: "is not in UTF-8; save it as UTF-8")
        }
        let table = TableText(marked)
        guard table.header == list.header else {
            throw LexiconError(
                file: name,
                problem:
                    "its first line must name the columns, parted by tabs: \(list.header.joined(separator: ", ")); "
                    + "'habeas lexicon show \(list.name)' prints the list of the program")
        }
        var rows: [[String]] = []
        for (line, cells) in table.rows {
            guard cells.count <= list.columns.count else {
                throw LexiconError(
                    file: name, line: line,
                    problem: "has \(cells.count) columns instead of \(list.columns.count); part columns by one tab")
            }
            for (cell, column) in zip(cells, list.columns) {
                if let problem = column.problem(of: cell) {
                    throw LexiconError(file: name, line: line, problem: problem)
                }
            }
            rows.append(cells)
        }
        return rows
    }
}

extension WordList.Cell {
    /// What is wrong with a cell; nil where nothing is.
    func problem(of cell: String) -> String? {
        switch self {
        case .remark: return nil
        case .words:
            if cell.allSatisfy(\.isWhitespace) { return "the word is missing" }
            return cell.first == " " || cell.last == " " || cell.contains("  ")
                ? "'\(cell)' has a space too many; part words by one" : nil
        case .one(let known, let what): return known.contains(cell) ? nil : unknown(cell, what, known)
        case .perhaps(let known, let what):
            return cell.isEmpty || known.contains(cell) ? nil : unknown(cell, what, known)
        case .letters(let known, let what):
            let others = cell.filter { !known.contains(String($0)) }
            return cell.isEmpty || !others.isEmpty ? unknown(cell, what, known) : nil
        case .pattern: return TriggerPattern.problem(ofPattern: cell)
        case .places:
            return cell.split(separator: ",").lazy.compactMap { TriggerPattern.problem(ofPlace: String($0)) }.first
        case .flags:
            let known = TriggerPattern.Flags.names.keys.sorted()
            return cell.split(separator: ",").lazy.map(String.init).first { !known.contains($0) }.map {
                unknown($0, "flag", known)
            }
        }
    }

    private func unknown(_ cell: String, _ what: String, _ known: [String]) -> String {
        (cell.isEmpty ? "the \(what) is missing" : "'\(cell)' is no \(what)") + "; one of: "
            + known.joined(separator: ", ")
    }
}

extension TriggerPattern {
    /// What is wrong with a pattern; nil where it can be read and can be found in a text.
    static func problem(ofPattern text: String) -> String? {
        let elements = text.split(separator: " ").map(String.init)
        guard let first = elements.first else { return "the pattern is missing" }
        if first == "*" || first.hasPrefix("?") || first.hasPrefix("@") && first != "@dur" {
            return "the pattern '\(text)' begins with \(first); it must begin with a word or with @dur"
        }
        let classes = ["@dur", "@law", "@money", "@place", "@police", "@prison", "@court", "@home", "@person"]
        if elements.count(where: { $0 == "*" }) > 3 { return "the pattern '\(text)' has more than three gaps (*)" }
        for element in elements where element != "*" {
            if element.contains("@") {
                for part in element.split(separator: "|") where part.hasPrefix("@") && !classes.contains(String(part)) {
                    return "'\(part)' is nothing a pattern can ask for; one of: " + classes.joined(separator: ", ")
                }
                continue
            }
            let word = element.hasPrefix("?") ? String(element.dropFirst()) : element
            if let dot = word.lastIndex(of: "."), !["v", "n", "a"].contains(word[word.index(after: dot)...]) {
                return "'\(element)': after the full stop stands v (verb), n (noun) or a (adjective or participle)"
            }
            if word.split(separator: ".").first?.split(separator: "|").isEmpty ?? true {
                return "'\(element)' has no word"
            }
        }
        return nil
    }

    /// What is wrong with a place of a victim or actor; nil where nothing is.
    static func problem(ofPlace text: String) -> String? {
        if ["S", "O", "I", "-", "O.of"].contains(text) { return nil }
        if !text.isEmpty, text.allSatisfy({ $0.isLowercase && $0.isASCII || $0 == " " }) { return nil }
        return "'\(text)' is no place of a victim or actor; S (subject), O (object), I (receiver), poss, comp or a "
            + "preposition such as 'of', several parted by commas, or - for the usual ones"
    }
}
