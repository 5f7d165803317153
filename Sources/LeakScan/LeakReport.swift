// What a scan found: leaks, what was excused, and what could not be looked through.

/// What a scan found. Hold it as secret as the strings that it names.
public struct LeakReport: Hashable, Sendable {
    /// A withheld string that stands in the output.
    public struct Leak: Hashable, Sendable {
        /// The string.
        public var string: WithheldString
        /// The file inside the folder, and the part inside it: "dossier.docx/word/document.xml".
        public var place: String
        /// Where it stands in that part, in bytes; in what was written in another way (base64, entities), where that begins.
        public var offset: Int
        /// The line around it, as far as it is text; at most 160 characters.
        public var line: String
        /// How it is written there: "as written", "base64", "percent-encoded", "UTF-16", "in the file's name" and so on.
        public var `as`: String

        public init(string: WithheldString, place: String, offset: Int, line: String, as way: String) {
            (self.string, self.place, self.offset, self.line, self.as) = (string, place, offset, line, way)
        }
    }

    /// An exception that was used.
    public struct Excused: Hashable, Sendable {
        /// The exception.
        public var exception: LeakException
        /// How often.
        public var count: Int
        /// Where first.
        public var firstPlace: String

        public init(exception: LeakException, count: Int, firstPlace: String) {
            (self.exception, self.count, self.firstPlace) = (exception, count, firstPlace)
        }
    }

    /// A part that could not be looked through.
    public struct Unreadable: Hashable, Sendable {
        /// The part.
        public var place: String
        /// Why: "is encrypted".
        public var reason: String

        public init(place: String, reason: String) { (self.place, self.reason) = (place, reason) }
    }

    /// The leaks, in order of their places: of one string in one part, the first eight.
    public var leaks: [Leak] = []
    /// The exceptions that were used, in the order in which they were given.
    public var excused: [Excused] = []
    /// What could not be looked through, in order of places.
    public var unreadable: [Unreadable] = []
    /// How many files were looked through whole.
    public var filesRead = 0
    /// How many bytes these have, packed as they are.
    public var bytesRead = 0
    /// How many files are as they were when they were looked through whole, and were looked through for new strings alone.
    public var filesKnown = 0
    /// How many bytes these have.
    public var bytesKnown = 0
    /// How many files were passed over, since they hold nothing but what is the program's own.
    public var filesPassedOver = 0
    /// How many bytes these have.
    public var bytesPassedOver = 0
    /// How often each exception, by its number, was used in each file.
    var used: [String: [Int: Int]] = [:]
    /// The blocks of long files, and those in which something stood that was looked for, excused or not.
    var blocks: [String: [PieceDigest]] = [:]
    var unclean: Set<PieceDigest> = []
    /// The chunks of everything that was looked through; nil where they were not noted.
    var chunks: ChunkIndex?
    /// What was looked for, and under which exceptions.
    var prints: Fingerprints?

    /// A report of nothing.
    public init() {}

    /// How many files the folder has, and how many bytes they have together.
    public var files: Int { filesRead + filesKnown + filesPassedOver }
    public var bytes: Int { bytesRead + bytesKnown + bytesPassedOver }

    /// Whether everything was looked through and nothing found.
    public var isClean: Bool { leaks.isEmpty && unreadable.isEmpty }
}
