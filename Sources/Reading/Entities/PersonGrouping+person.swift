// One person on the way to the page: name, forms, and where the text names them.
import CaseModel
import Names

extension PersonGrouping {
    /// One person on the way to the page.
    struct Person {
        var name: PersonName
        /// The name where the text does not write it in one piece ("Marat and Murat Abishev").
        var composed: String?
        var tokens: Range<Int>
        var forms: [String] = []
        var gender: Gender
        /// Genders that titles gave; they decide over endings.
        var titleGender = Gender.unknown
        var roles: [(role: PersonRole, tokens: Range<Int>)] = []
        var isCertain = false
        var evidence = 0.0
        private(set) var mentions: [Range<Int>] = []
        /// Where the mentions of more than one word begin, in order.
        private var full: [Int] = []

        init(name: PersonName, tokens: Range<Int>, gender: Gender) {
            self.name = name
            self.tokens = tokens
            self.gender = gender
        }

        /// Adds a place where the text names the person.
        mutating func mention(_ tokens: Range<Int>) {
            mentions.append(tokens)
            guard tokens.count > 1 else { return }
            var place = full.count
            while place > 0, full[place - 1] > tokens.lowerBound { place -= 1 }
            full.insert(tokens.lowerBound, at: place)
        }

        /// Where the last mention of more than one word before a token begins.
        func lastFull(before token: Int) -> Int? {
            var low = 0
            var high = full.count
            while low < high {
                let middle = (low + high) / 2
                if full[middle] < token { low = middle + 1 } else { high = middle }
            }
            return low > 0 ? full[low - 1] : nil
        }
    }
}
