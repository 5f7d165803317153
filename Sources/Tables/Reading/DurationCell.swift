// Lengths of time as tables have them: "15 суток", "3 года 6 мес.", "10 days", a bare number.

public import CaseModel

/// Reads one cell as a length of time.
public enum DurationCell {
    /// The length; nil where it is none.
    ///
    /// - Parameter unit: the letter of the unit (`D`, `M`, `Y`) that a bare number counts, where a mapping says it.
    public static func read(_ words: String, unit: String?) -> ISODuration? {
        if let duration = ISODuration(words.uppercased()) { return duration }
        var amounts: [String: Int] = [:]
        var number: Int?
        var half = ""
        func tokens() -> [String] {
            var found: [String] = []
            for character in words.lowercased() {
                if character.isNumber || character == "," {
                    if half.last?.isNumber ?? false {
                        half.append(character)
                    } else {
                        end(&found); half = String(character)
                    }
                } else if character.isLetter {
                    if half.last?.isLetter ?? false {
                        half.append(character)
                    } else {
                        end(&found); half = String(character)
                    }
                } else {
                    end(&found)
                }
            }
            end(&found)
            return found
        }
        func end(_ found: inout [String]) {
            if !half.isEmpty { found.append(half) }
            half = ""
        }
        for token in tokens() {
            if let amount = Int(token) {
                guard number == nil else { return nil }
                number = amount
            } else if let amount = number, let letter = WordList.shared.meaning("unit", within: token),
                amounts[letter] == nil
            {
                amounts[letter] = amount
                number = nil
            } else if token != "и" && token != "and" {
                return nil
            }
        }
        if let amount = number {
            guard amounts.isEmpty, let unit else { return nil }
            amounts[unit] = amount
        }
        let days = ["Y", "M", "W", "D"].compactMap { unit in amounts[unit].map { "\($0)\(unit)" } }.joined()
        let hours = amounts["H"].map { "T\($0)H" } ?? ""
        return days.isEmpty && hours.isEmpty ? nil : ISODuration("P" + days + hours)
    }
}
