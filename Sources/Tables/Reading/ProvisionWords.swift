// Provisions of law as tables and people write them, without a sentence around.

public import CaseModel

/// Reads "297/2", "ст. 405 ч. 2 УК РК", "488 КоАП", "article 274 part 2".
public enum ProvisionWords {
    /// The provisions in some words, parted by `;`, a line end, or "and"; nil where any part is none.
    ///
    /// - Parameters:
    ///   - code: the code that is meant where the words name none.
    ///   - country: the country whose law it is.
    public static func read(_ words: String, code: LegalCode?, country: String?) -> [Provision]? {
        let parts = words.split { $0 == ";" || $0 == "\n" || $0 == "," }.map { String($0) }
        var found: [Provision] = []
        for part in parts where !part.allSatisfy(\.isWhitespace) {
            guard let provision = one(part, code: code, country: country) else { return nil }
            found.append(provision)
        }
        return found.isEmpty ? nil : found
    }

    private static func one(_ words: String, code: LegalCode?, country: String?) -> Provision? {
        var numbers: [String] = []
        var partIsNext = false
        var part: String?
        var named: LegalCode?
        for token in tokens(of: words) {
            if token.first?.isNumber ?? false {
                if partIsNext { part = token } else { numbers.append(token) }
                partIsNext = false
            } else if token == "/" || partWords.contains(token) {
                // "ч. 2 ст. 405" names the part first, "405-бап 2-бөлік" after the number.
                if afterNumber.contains(token) {
                    if numbers.count > 1 { part = numbers.removeLast() }
                } else {
                    partIsNext = true
                }
            } else if let found = codeWords.first(where: { $0.words.contains(token) })?.code {
                named = found
            }
        }
        if numbers.count == 2, part == nil { part = numbers.removeLast() }
        guard numbers.count == 1, let article = numbers.first else { return nil }
        return Provision(article: article, part: part, code: named ?? code ?? .other, country: country)
    }

    private static let partWords: Set<String> = [
        "part", "para", "paragraph", "p", "ч", "часть", "части", "частью", "п", "бөлік", "бөлігі", "бөлігімен",
    ]
    private static let afterNumber: Set<String> = ["бөлік", "бөлігі", "бөлігімен"]
    private static let codeWords: [(code: LegalCode, words: Set<String>)] = [
        (.criminal, ["ук", "criminal", "cc", "уголовного", "уголовный", "қк", "қылмыстық", "penal"]),
        (
            .administrative,
            ["коап", "administrative", "әқбтк", "административного", "административный", "әкімшілік", "cao"]
        ),
        (.criminalProcedure, ["упк", "cpc", "қпк"]),
        (.constitution, ["constitution", "конституции", "конституция"]),
    ]

    /// Numbers ("272.3", "58A"), words without case, and the stroke.
    private static func tokens(of words: String) -> [String] {
        var found: [String] = []
        var token = ""
        func end() {
            while token.last == "." { token.removeLast() }
            if !token.isEmpty { found.append(token) }
            token = ""
        }
        for character in words.lowercased() {
            let startsNumber = token.first?.isNumber ?? false
            if character.isNumber {
                if !startsNumber { end() }
                token.append(character)
            } else if character.isLetter {
                // A letter right after the number belongs to it: 58A.
                if startsNumber, token.last == "." { end() }
                token.append(contentsOf: startsNumber && token.count < 6 ? character.uppercased() : String(character))
            } else if character == ".", startsNumber {
                token.append(character)
            } else {
                end()
                if character == "/" { found.append("/") }
            }
        }
        end()
        return found
    }
}
