// Finds other names of a person that the text announces: "aka", "née", "known as", "also spelled", a name in brackets after a name.
import CaseModel
import Syntax

/// Another name for somebody, with the words that announce it.
struct AnnouncedName {
    var tokens: Range<Int>
    /// Where the person's name or description ends.
    var after: Int
    /// Whether it certainly belongs to a name before it ("née"), not to a description ("a cellmate known as").
    var isAlias: Bool
}

extension NameReading {
    private static let markers: [(words: [String], isAlias: Bool)] = [
        (["née"], true), (["nee"], true), (["né"], true), (["also", "spelled"], true), (["also", "spelt"], true),
        (["also", "written"], true),
        (["also", "known", "as"], true), (["better", "known", "as"], true), (["known", "as"], false),
        (["known", "to"], false), (["a.k.a."], true), (["aka"], true),
        (["a.k.a"], true), (["alias"], true), (["nicknamed"], false), (["formerly"], true), (["pen", "name"], true),
        (["under", "the", "pseudonym"], true),
        (["the", "pseudonym"], true), (["nickname"], false), (["also", "transliterated"], true),
        (["real", "name"], true), (["also"], true), (["or"], true),
        (["addressed", "as"], false), (["called", "himself"], false), (["called", "herself"], false),
        (["goes", "by"], false), (["calling", "himself"], false),
    ]

    /// The announced names of a sentence.
    func announcedNames(in sentence: Range<Int>) -> [AnnouncedName] {
        var found: [AnnouncedName] = []
        for index in sentence {
            guard
                let marker = Self.markers.first(where: { marker in
                    index + marker.words.count < sentence.upperBound
                        && marker.words.indices.allSatisfy { lower(index + $0) == marker.words[$0] }
                })
            else { continue }
            // "also" and "or" announce a name only right after a bracket.
            if marker.words.count == 1, ["also", "or", "formerly"].contains(marker.words[0]), lower(index - 1) != "(" {
                continue
            }
            var start = index + marker.words.count
            if marker.words == ["known", "to"] {
                guard let asWord = (start..<min(start + 4, sentence.upperBound)).first(where: { lower($0) == "as" })
                else { continue }
                start = asWord + 1
            }
            while start < sentence.upperBound, [":", "\"", "'", "as", ",", "is"].contains(lower(start)) { start += 1 }
            guard let run = run(at: start, in: sentence), !facts.has(run.lowerBound, [.country, .town, .body]) else {
                continue
            }
            found.append(AnnouncedName(tokens: run, after: index, isAlias: marker.isAlias))
        }
        return found
    }
}
