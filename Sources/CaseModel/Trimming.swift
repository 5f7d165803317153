// What was typed, without the spaces around it.

extension StringProtocol {
    /// Without spaces around it.
    package var trimmed: String {
        let front = drop { $0.isWhitespace }
        return String(front.reversed().drop { $0.isWhitespace }.reversed())
    }
}
