// What is wrong with a word list that was given to be added: which file, which line, what, and what to do.

/// A word list that can't be read.
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named.
    public let file: String
    /// The line, counted from 1; nil where the whole file is meant.
    public let line: Int?
    /// What is wrong and what to do, in words.
    public let problem: String

    /// Makes an error.
    public init(file: String, line: Int? = nil, problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    /// One sentence: "triggers.tsv line 12: 'detaind' is no kind of event; one of: search, seizure, ...".
    public var description: String { "\(file)\(line.map { " line \($0)" } ?? ""): \(problem)." }
}
