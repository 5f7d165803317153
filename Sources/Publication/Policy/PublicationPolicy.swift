// The rules of a publication: who and what may be in it, and how exactly. They stand in a file that people read and change.

/// A part of a publication's rules or of a file, and why it can't be used.
public struct PolicyProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public var line: Int
    /// One sentence: what, and what to do.
    public var description: String

    /// What is said of a text that may be anything: at most its first sixty signs, those that can't be printed as question marks.
    static func shown(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(60) {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
                shown.append("?")
            default: shown.append(scalar == "\u{FFFD}" ? "?" : scalar)
            }
        }
        return String(shown) + (text.unicodeScalars.dropFirst(60).isEmpty ? "" : "...")
    }
}

/// The rules.
public struct PublicationPolicy: Hashable, Sendable {
    /// How people are called who agreed to be published.
    public enum Names: String, CaseIterable, Sendable {
        /// By name where they agreed to that, else by initials.
        case consent
        /// All by initials.
        case initials
    }

    /// How exactly something is told.
    public enum DateGrain: String, CaseIterable, Sendable { case day, month, year }

    /// Children who were published.
    public enum Children: String, CaseIterable, Sendable { case initials, never }

    /// Judges, prosecutors, police officers and officials who acted.
    public enum Officials: String, CaseIterable, Sendable {
        /// By name where a member marked them as public.
        case marked
        /// By their office alone.
        case role
    }

    /// Which sources are cited by title, site and day.
    public enum Citing: String, CaseIterable, Sendable {
        /// Pages of news sites, and whatever a member marked as public.
        case pages
        /// What a member marked as public.
        case `public`
        case none
    }

    /// Which statements an output may have.
    public enum Levels: String, CaseIterable, Sendable { case `public`, `internal` }

    /// What is made.
    public enum Output: String, CaseIterable, Sendable {
        case site, data, bulletin, dossier, submission, share

        /// Whether anybody may read it, and not only whom it is sent to.
        public var isPublic: Bool {
            switch self {
            case .site, .data, .bulletin: true
            case .dossier, .submission, .share: false
            }
        }
    }

    /// Something withheld that may be read all the same, and why.
    public struct Exception: Hashable, Sendable {
        /// The string, or a word of it.
        public var string: String
        /// Only where it stands inside this published value.
        public var within: String?
        /// Only in files of this path, with `*` for anything.
        public var place: String?
        public var reason: String

        public init(string: String, within: String? = nil, place: String? = nil, reason: String) {
            self.string = string
            self.within = within
            self.place = place
            self.reason = reason
        }
    }

    /// What the publication is called: the name of the bureau or of the register.
    public var title = "Register of people deprived of liberty"
    /// The same in other languages, by their codes.
    public var titles: [String: String] = [:]
    /// The address at which a site will stand, with a slash at the end; feeds and maps need it, pages don't.
    public var address: String?
    /// ISO 639 codes of the languages it is written in, the first for readers of whom nothing is known.
    public var languages = ["en", "ru", "kk"]
    /// Under what terms others may use it.
    public var licence = "CC BY 4.0"
    /// How a bureau can be reached by readers.
    public var contact: String?

    public var names = Names.consent
    public var children = Children.initials
    public var officials = Officials.marked
    public var dates = DateGrain.day
    /// Whether towns are told, and buildings.
    public var places = true
    public var facilities = true
    /// Kinds of events that are left out, by their names in files.
    public var withoutKinds: Set<String> = []
    /// Counts below this are told as "fewer than".
    public var smallestCount = 3
    public var citing = Citing.pages
    public var quotes = true
    /// The marks of statements that each output may have; what is protected never goes out.
    public var levels: [Output: Levels] = [:]
    public var exceptions: [Exception] = []

    public init() {}

    /// The marks of the statements that an output may have.
    public func levels(of output: Output) -> Levels { levels[output] ?? .public }

    /// What the publication is called in a language.
    public func title(in language: String) -> String { titles[language] ?? title }

    /// All settings in an order that never changes, for digests.
    public var lines: [String] {
        var lines = pageLines
        for exception in exceptions {
            lines += [exception.string, exception.within ?? "", exception.place ?? "", exception.reason]
        }
        return lines
    }

    /// The settings that pages depend on; none of them names what is withheld.
    public var pageLines: [String] {
        var lines = [title]
        for language in titles.keys.sorted() { lines += [language, titles[language] ?? ""] }
        lines += [address ?? "", languages.joined(separator: ","), licence, contact ?? ""]
        lines += [names.rawValue, children.rawValue, officials.rawValue, dates.rawValue]
        lines += ["\(places) \(facilities)", withoutKinds.sorted().joined(separator: ","), "\(smallestCount)"]
        lines += [citing.rawValue, "\(quotes)"]
        for output in Output.allCases { lines.append(levels(of: output).rawValue) }
        return lines
    }
}
