// Digests of what goes out: the same only while nothing of it changes.

import CaseModel
import Crypto
public import Publication

/// SHA-256 of a publication, or of one case in it, in hexadecimal digits.
public enum PublicationDigest {
    /// Of everything in a publication, with its day, the rules it was made under, and what is to be made of it.
    public static func of(_ publication: Publication, as output: PublicationPolicy.Output) -> String {
        var digest = Digest()
        digest.add([output.rawValue, publication.day.description])
        digest.add(publication.policy.lines)
        for entity in publication.entities { digest.add(entity) }
        for source in publication.sources { digest.add(source) }
        for statement in publication.statements {
            digest.add(statement.statement, source: statement.source, statement.quote)
        }
        return digest.hex
    }

    /// Of all that is said in one case, whatever the day.
    static func of(_ file: PublishedCase, in publication: Publication) -> String {
        var digest = Digest()
        for entity in file.entities { digest.add(publication.entities[entity]) }
        for source in file.sources { digest.add(publication.sources[source]) }
        for statement in file.file.draft.statements {
            digest.add(statement, source: statement.spans.first?.start ?? -1, nil)
        }
        digest.add([file.file.draft.text])
        return digest.hex
    }

    private struct Digest {
        private var hash = SHA256()
        /// Not yet hashed: many short parts cost more one by one.
        private var waiting: [UInt8] = []

        mutating func add(_ parts: [String]) {
            for part in parts {
                waiting += part.utf8
                waiting.append(0x1F)
            }
            guard waiting.count > 1 << 14 else { return }
            hash.update(data: waiting)
            waiting.removeAll(keepingCapacity: true)
        }

        mutating func add(_ entity: PublishedEntity) {
            add([entity.id.description, entity.type.rawValue, entity.naming.rawValue, entity.isCase ? "case" : ""])
            if let entered = entity.entered { add([entered.description]) }
        }

        mutating func add(_ source: PublishedSource) {
            add([
                source.id.description, source.kind.rawValue, source.title ?? "", source.site ?? "",
                source.published?.description ?? "", source.language, String(source.original),
                source.exhibit?.sha256 ?? "",
            ])
        }

        mutating func add(_ said: Statement, source: Int, _ quote: String?) {
            add([
                "\(said.subject.number) \(said.property.fileName) \(said.standing.rawValue) \(said.isFormer) \(source)",
                words(said.value), said.wordOf.map(words).joined(separator: "\u{1E}"), said.deniedBy.map(words) ?? "",
                quote ?? "",
            ])
        }

        private func words(_ speaker: Speaker) -> String {
            switch speaker {
            case .entity(let id): "=\(id.number)"
            case .unnamed(let words): "~\(words)"
            }
        }

        private func words(_ value: Value) -> String {
            switch value {
            case .text(let text): "t\(text)"
            case .entity(let id): "e\(id.number)"
            case .date(let date): "d\(date)"
            case .duration(let duration): "l\(duration)"
            case .provision(let provision): "p\(provision.key) \(provision.country ?? "")"
            case .eventKind(let kind): "k\(kind.rawValue)"
            case .role(let role): "r\(role.rawValue)"
            case .organisationKind(let kind): "o\(kind.rawValue)"
            case .number(let number): "n\(number)"
            case .mark: "m"
            }
        }

        var hex: String {
            var whole = hash
            whole.update(data: waiting)
            return whole.finalize().hexDigits
        }
    }
}
