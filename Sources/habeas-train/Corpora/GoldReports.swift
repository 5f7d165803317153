// Reads annotated reports for training: the text beside its gold.
import ArgumentParser
import CaseModel
import FoundationEssentials
import Reading
import Scoring

/// One annotated report.
struct GoldReport {
    var id: String
    var text: String
    var gold: AnnotatedReport

    var context: ReadingContext {
        ReadingContext(id: id, published: gold.published.flatMap { EDTF(String($0.prefix(10))) })
    }

    /// Numbers of reports never trained on, so that their score says what to expect on unseen reports.
    private static func keptAside() throws -> Set<String> {
        let path = "Tests/Gold/kept-aside.txt"
        guard let list = FileManager.default.contents(atPath: path) else {
            throw ValidationError("\(path) is not here: run habeas-train in the folder of the repository.")
        }
        let lines = String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init)
        return Set(lines.filter { !$0.hasPrefix("#") })
    }

    /// The reports of some folders in the order of their names, without those kept aside.
    static func all(in folders: [String]) throws -> [GoldReport] {
        let aside = try keptAside()
        return try folders.flatMap { folder in
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }
                .sorted()
            return try names.compactMap { name -> GoldReport? in
                let id = String(name.dropLast(4))
                guard !aside.contains(id), let json = FileManager.default.contents(atPath: "\(folder)/\(id).json"),
                    let text = FileManager.default.contents(atPath: "\(folder)/\(name)")
                else { return nil }
                return GoldReport(
                    id: id, text: String(decoding: text, as: UTF8.self), gold: try AnnotatedReport(json: [UInt8](json)))
            }
        }
    }

    /// The gold as the event models are trained on it.
    var events: GoldEvents {
        let bytes = Array(text.utf8)
        return GoldEvents(
            names: (gold.persons + gold.organisations).map { [$0.name] + $0.aliases },
            events: gold.events.compactMap { event in
                let kinds = ([event.kind] + event.kindAlternatives.compactMap { $0 }).compactMap(
                    EventKind.init(rawValue:))
                guard let kind = kinds.first else { return nil }
                let evidence = event.evidence.flatMap { find($0, in: bytes, from: 0) }
                let trigger = event.trigger.flatMap { find($0, in: bytes, from: evidence?.start ?? 0) }
                return GoldEvents.Event(
                    kinds: kinds, dates: ([event.date] + event.dateAlternatives).map { $0.flatMap { EDTF($0) } },
                    participants: kind.isAct
                        ? event.actors + event.victims : kind == .appeal ? event.victims + event.actors : event.victims,
                    isOptional: event.optional, evidence: evidence, trigger: trigger)
            })
    }

    private func find(_ piece: String, in bytes: [UInt8], from start: Int) -> ByteSpan? {
        let wanted = Array(piece.utf8)
        guard !wanted.isEmpty, bytes.count >= wanted.count, start <= bytes.count - wanted.count else { return nil }
        for offset in start...(bytes.count - wanted.count) where bytes[offset] == wanted[0] {
            if bytes[offset..<offset + wanted.count].elementsEqual(wanted) {
                return ByteSpan(offset, offset + wanted.count)
            }
        }
        return nil
    }
}
