// Why something that was asked for isn't done.

/// Why one thing that was asked for isn't done, in one sentence for whoever asked; others may go on.
public struct Refusal: Error, Sendable, CustomStringConvertible {
    /// The sentence.
    public var sentence: String

    /// - Parameter sentence: what, where and what to do.
    public init(_ sentence: String) { self.sentence = sentence }

    public var description: String { sentence }
}
