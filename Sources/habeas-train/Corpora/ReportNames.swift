// Names in annotated reports: wherever the text has a name of the annotation.
import FoundationEssentials
import Syntax

/// A report with the names of its annotation.
struct ReportNames {
    var id: String
    var text: TokenizedText
    var names: [NameSpan]

    /// Reports that are kept aside and never learned from.
    static let keptAside = GoldReport.aside

    private struct Annotation: Decodable {
        struct Entity: Decodable {
            var name: String
            var aliases: [String]?

            private enum Key: CodingKey { case name, aliases }

            init(from decoder: any Decoder) throws {
                // A place may be its bare name.
                if let bare = try? decoder.singleValueContainer().decode(String.self) {
                    name = bare
                } else {
                    let container = try decoder.container(keyedBy: Key.self)
                    name = try container.decode(String.self, forKey: .name)
                    aliases = try container.decodeIfPresent([String].self, forKey: .aliases)
                }
            }
        }
        var persons: [Entity]?
        var organisations: [Entity]?
        var places: [Entity]?
        var places_optional: [Entity]?
    }

    /// Reads all reports of a folder but those kept aside and those in `leftOut`.
    static func read(_ folder: String, leavingOut leftOut: Set<String>, syntax: SyntaxModel) throws -> [ReportNames] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
            .sorted()
        return try files.compactMap { file in
            let id = String(file.dropLast(5))
            guard !keptAside.contains(id), !leftOut.contains(id),
                let json = FileManager.default.contents(atPath: folder + "/" + file),
                let text = FileManager.default.contents(atPath: folder + "/" + id + ".txt")
            else { return nil }
            let annotation = try JSONDecoder().decode(Annotation.self, from: json)
            var tokenized = syntax.tokenize([UInt8](text))
            syntax.tag(&tokenized)
            return ReportNames(id: id, text: tokenized, names: find(annotation, in: tokenized))
        }
    }

    private static func find(_ annotation: Annotation, in text: TokenizedText) -> [NameSpan] {
        var wanted: [(words: [String], kind: NameClass)] = []
        func add(_ entities: [Annotation.Entity]?, _ kind: NameClass) {
            for entity in entities ?? [] {
                for name in [entity.name] + (entity.aliases ?? []) where name.contains(where: \.isUppercase) {
                    let words = SyntaxModel(nil).tokenize(Array(name.utf8)).tokens.map(\.lower)
                    if !words.isEmpty { wanted.append((words, kind)) }
                }
            }
        }
        add(annotation.persons, .person)
        add(annotation.organisations, .organisation)
        add(annotation.places, .location)
        add(annotation.places_optional, .location)
        wanted.sort { $0.words.count > $1.words.count }
        var result: [NameSpan] = []
        var index = 0
        let tokens = text.tokens
        while index < tokens.count {
            let hit = wanted.first { name in
                index + name.words.count <= tokens.count && tokens[index].shape != .lower
                    && name.words.indices.allSatisfy { tokens[index + $0].lower == name.words[$0] }
            }
            if let hit {
                result.append(NameSpan(tokens: index..<index + hit.words.count, kind: hit.kind))
                index += hit.words.count
            } else {
                index += 1
            }
        }
        return result
    }

    /// The labels of all tokens; places and other things that annotations leave out are filled in as another model sees them.
    func labels(filledBy other: [NameSpan]) -> [Int] {
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for name in names { for index in name.tokens { taken[index] = true } }
        let filled = other.filter { ($0.kind == .location || $0.kind == .other) && !$0.tokens.contains { taken[$0] } }
        return NameLabel.labels(names + filled, count: text.tokens.count)
    }
}
