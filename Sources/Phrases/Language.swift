// The languages in which Habeas speaks, and how each counts.

/// A language of pages and documents.
public enum Language: String, CaseIterable, Hashable, Sendable {
    case en, ru, kk

    /// Its own name.
    public var ownName: String {
        switch self {
        case .en: "English"
        case .ru: "Русский"
        case .kk: "Қазақша"
        }
    }

    /// How many forms a word has after a number.
    public var formCount: Int {
        switch self {
        case .en: 2
        case .ru: 3
        case .kk: 1
        }
    }

    /// Which of them comes after a number (CLDR's plural rules for whole numbers).
    public func form(for number: Int) -> Int {
        switch self {
        case .en: return number == 1 ? 0 : 1
        case .ru:
            let (ten, hundred) = (abs(number) % 10, abs(number) % 100)
            if ten == 1, hundred != 11 { return 0 }
            return (2...4).contains(ten) && !(12...14).contains(hundred) ? 1 : 2
        case .kk: return 0
        }
    }
}
