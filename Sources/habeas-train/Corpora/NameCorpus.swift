// Sentences with names, from the corpora of names.
import Foundation
import Syntax

/// A sentence with its names.
struct NamedSentence {
    var forms: [String]
    var names: [NameSpan]
    var document: String
    var spaceAfter: [Bool] = []
}

enum NameCorpus {
    /// Reads a file of one word a line, sentences parted by empty lines; `word` and `tag` are columns.
    static func read(_ path: String, separator: Character, word: Int, tag: Int, name: String) throws -> [NamedSentence]
    {
        var result: [NamedSentence] = []
        var forms: [String] = []
        var tags: [Substring] = []
        var document = name + "-0"
        func close() {
            if !forms.isEmpty {
                result.append(NamedSentence(forms: forms, names: spans(tags), document: document))
            }
            forms = []
            tags = []
        }
        for line in try CompressedFile.text(path).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                close()
            } else if line.hasPrefix("# newdoc id = ") {
                document = String(line.dropFirst(14))
            } else if line.first == "#" && line.contains("=") && !line.contains("\t") {
                continue
            } else {
                let columns = line.split(separator: separator, omittingEmptySubsequences: false)
                guard columns.count > max(word, tag) else { continue }
                if columns[word] == "-DOCSTART-" {
                    close()
                    document = name + "-\(result.count)"
                    continue
                }
                forms.append(String(columns[word]))
                tags.append(columns[tag])
            }
        }
        close()
        return result
    }

    /// The names that tags such as `B-PER` and `I-ORG` speak of.
    static func spans(_ tags: [Substring]) -> [NameSpan] {
        var result: [NameSpan] = []
        var open: (start: Int, tag: Substring)?
        for index in 0...tags.count {
            let tag = index < tags.count ? tags[index] : "O"
            let continues = open != nil && tag.hasPrefix("I-") && tag.dropFirst(2) == open?.tag
            if let current = open, !continues {
                if let kind = kinds[current.tag] { result.append(NameSpan(tokens: current.start..<index, kind: kind)) }
                open = nil
            }
            if open == nil, tag.hasPrefix("B-") || tag.hasPrefix("I-") { open = (index, tag.dropFirst(2)) }
        }
        return result
    }

    private static let kinds: [Substring: NameClass] = [
        "PER": .person, "ORG": .organisation, "LOC": .location, "OTH": .other, "MISC": .other, "Person": .person,
        "Organisation": .organisation, "Location": .location, "Nationality": .other, "person": .person,
        "politician": .person,
        "organisation": .organisation, "politicalparty": .organisation, "location": .location, "country": .location,
        "event": .other,
        "election": .other, "misc": .other,
    ]

    /// Sentences as text of our own form, hyphenated words joined if asked for.
    static func text(_ sentences: [NamedSentence]) -> TreebankText {
        TreebankText(
            sentences.map { sentence in
                var words = sentence.forms.map {
                    TreeWord(form: $0, lemma: "_", tag: .x, finer: "", head: -1, relation: .dep, spaceAfter: true)
                }
                for index in words.indices where index < sentence.spaceAfter.count {
                    words[index].spaceAfter = sentence.spaceAfter[index]
                }
                return TreeSentence(words: words, document: sentence.document)
            })
    }
}
