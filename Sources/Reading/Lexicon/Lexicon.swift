// The word lists that a reader reads with: those of the program, and those that a monitor adds to them.

/// The words by which events, people, bodies and doubts are recognised; an unchanging value that any number of readers share.
public final class Lexicon: Sendable {
    let triggers: TriggerLexicon
    let verbForms: VerbForms
    let things: ThingWords
    let names: NameLexicon
    let speech: SpeechLexicon
    let hedges: HedgeLexicon

    /// The lists inside the program.
    public static let english = Lexicon([:])

    /// The lists of the program with lines added, which go before those of the program where both know a word.
    /// Two files for one list are both added. Throws the first thing that is wrong with a file.
    public convenience init(adding files: [WordListFile]) throws(LexiconError) {
        var added: [String: [[String]]] = [:]
        for file in files { added[file.list.name, default: []] += try file.rows() }
        self.init(added)
    }

    private init(_ added: [String: [[String]]]) {
        func file(_ name: String) -> LexiconFile { LexiconFile(name, adding: added[name] ?? []) }
        let triggerFile = file("triggers")
        triggers = TriggerLexicon(triggerFile)
        verbForms = VerbForms(TriggerLexicon.verbs(of: triggerFile))
        things = ThingWords(file("things"))
        names = NameLexicon(file)
        speech = SpeechLexicon(file("speech"))
        hedges = HedgeLexicon(file("hedges"))
    }
}
