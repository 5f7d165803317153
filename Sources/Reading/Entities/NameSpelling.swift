// Small questions about the words of a name: how near two spellings are, what gender it shows, what is in brackets by it.
import CaseModel
import Names
import Syntax

extension NameWord {
    /// Whether two long surnames differ in one letter that is not the ending of gender.
    func isNear(_ other: NameWord) -> Bool {
        let left = Array(key.text.utf8)
        let right = Array(other.key.text.utf8)
        guard left.count >= 7, right.count >= 7, abs(left.count - right.count) <= 1, left.suffix(2) == right.suffix(2)
        else { return false }
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
