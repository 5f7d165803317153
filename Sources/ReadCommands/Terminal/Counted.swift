// Numbers with their nouns.

extension BinaryInteger {
    /// "1 file", "2 files"; `plural` where it is not made with an s.
    package func counted(_ noun: String, _ plural: String? = nil) -> String {
        "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
    }
}
