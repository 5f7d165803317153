// Small questions about the words of a name: how near two spellings are, what gender it shows, what is in brackets by it.
import CaseModel
import Names
import Syntax

extension NameWord {
    /// Whether two long surnames differ in one letter that is not the ending of gender.
    func isNear(_ other: NameWord) -> Bool {
        let lengths = (key.text.utf8.count, other.key.text.utf8.count)
        guard lengths.0 >= 7, lengths.1 >= 7, abs(lengths.0 - lengths.1) <= 1,
            key.text.utf8.suffix(2).elementsEqual(other.key.text.utf8.suffix(2))
        else { return false }
        let left = Array(key.text.utf8)
        let right = Array(other.key.text.utf8)
        var start = 0
        while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
        var end = 0
        while end < min(left.count, right.count) - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
            end += 1
        }
        return max(left.count, right.count) - start - end <= 1
    }
}

extension Gender {
    init(_ gender: NameGender?) {
        switch gender {
        case .male: self = .male
        case .female: self = .female
        case nil: self = .unknown
        }
    }
}

extension NameReading {
    /// "Beridze (Dato)".
    func wordInBrackets(after end: Int) -> String? {
        guard lower(end) == "(", lower(end + 2) == ")", facts[end + 1].contains(.capital) else {
            return nil
        }
        return page.words.string(end + 1..<end + 2)
    }

    /// "Dato (Beridze)", from the word in brackets.
    func wordBeforeBracket(at start: Int) -> String? {
        guard lower(start - 1) == "(", lower(start + 1) == ")", start >= 2,
            facts[start - 2].contains(.capital)
        else { return nil }
        return page.words.string(start - 2..<start - 1)
    }
}
