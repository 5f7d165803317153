// Sentences of the treebanks, and the same as text for our own stages.
import Syntax

/// One word of a treebank.
struct TreeWord {
    var form: String
    var lemma: String
    var tag: UPOS
    /// The finer tag of the treebank ("VBN").
    var finer: String
    /// Index of its head in the sentence, -1 for the root.
    var head: Int
    var relation: DependencyRelation
    var spaceAfter: Bool
    /// The name tag, where names are known (`B-PER`), else `O`.
    var name = "O"
    /// The tag that the reader gives it, where it stands for a whole name (PROPN) or time (NUM).
    var unit: UPOS?
}

/// One sentence of a treebank.
struct TreeSentence {
    var words: [TreeWord]
    /// Name of its document.
    var document: String
}

enum Treebank {
    /// Reads a CoNLL-U file.
    static func read(_ path: String) throws -> [TreeSentence] {
        var sentences: [TreeSentence] = []
        var words: [TreeWord] = []
        var document = ""
        // Words of a written word such as "don't" stand together without a space.
        var joinedUntil = 0
        var spaceAfterJoined = true
        for line in try CompressedFile.text(path).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                if !words.isEmpty { sentences.append(TreeSentence(words: words, document: document)) }
                words = []
                joinedUntil = 0
            } else if line.first == "#" {
                if line.hasPrefix("# newdoc id = ") { document = String(line.dropFirst(14)) }
            } else {
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard columns.count == 10 else { continue }
                if let dash = columns[0].firstIndex(of: "-") {
                    joinedUntil = Int(columns[0][columns[0].index(after: dash)...]) ?? 0
                    spaceAfterJoined = !columns[9].contains("SpaceAfter=No")
                    continue
                }
                guard let number = Int(columns[0]), let head = Int(columns[6]), let tag = UPOS(columns[3]) else {
                    continue
                }
                var space = !columns[9].contains("SpaceAfter=No")
                if number < joinedUntil { space = false } else if number == joinedUntil { space = spaceAfterJoined }
                words.append(
                    TreeWord(
                        form: String(columns[1]), lemma: String(columns[2]).lowercased(), tag: tag,
                        finer: String(columns[4]),
                        head: head - 1, relation: relation(columns[7], lemma: columns[2].lowercased()),
                        spaceAfter: space))
            }
        }
        if !words.isEmpty { sentences.append(TreeSentence(words: words, document: document)) }
        return sentences
    }

    /// Our relation of a treebank's label: the newer `unmarked` is split into times and the rest again.
    static func relation(_ label: Substring, lemma: String) -> DependencyRelation {
        switch label {
        case "obl:unmarked": isTime(lemma) ? .oblTmod : .oblNpmod
        case "nmod:unmarked": isTime(lemma) ? .nmodTmod : .nmodNpmod
        default: DependencyRelation(label: label)
        }
    }

    static func isTime(_ lemma: String) -> Bool {
        times.contains(lemma) || lemma.utf8.first.map { $0 &- 0x30 < 10 } ?? false
    }

    private static let times: Set<String> = [
        "today", "yesterday", "tomorrow", "tonight", "day", "week", "month", "year", "hour", "minute", "second", "time",
        "morning",
        "evening", "afternoon", "night", "weekend", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct",
        "nov", "dec",
        "century", "decade", "summer", "winter", "spring", "fall", "autumn", "season", "moment", "noon", "a.m.", "p.m.",
        "am", "pm",
    ]
}

/// Treebank sentences as a text, cut as the treebank cuts it.
struct TreebankText {
    var text: TokenizedText
    /// The gold words, one a token.
    var words: [TreeWord]
    var sentences: [TreeSentence]

    init(_ sentences: [TreeSentence]) {
        var bytes: [UInt8] = []
        var spans: [(Int, Int, Bool)] = []
        var ranges: [Sentence] = []
        var words: [TreeWord] = []
        for (line, sentence) in sentences.enumerated() {
            let first = spans.count
            var spaceBefore = true
            for word in sentence.words {
                let start = bytes.count
                bytes += word.form.utf8
                spans.append((start, bytes.count, spaceBefore))
                if word.spaceAfter { bytes.append(0x20) }
                spaceBefore = word.spaceAfter
            }
            bytes.append(0x0A)
            words += sentence.words
            ranges.append(Sentence(tokens: first..<spans.count, line: line))
        }
        let tokens = bytes.withUnsafeBufferPointer { buffer in
            spans.map { Token(bytes: buffer, start: $0.0, end: $0.1, spaceBefore: $0.2) }
        }
        text = TokenizedText(bytes: bytes, tokens: tokens, sentences: ranges)
        self.words = words
        self.sentences = sentences
    }
}
