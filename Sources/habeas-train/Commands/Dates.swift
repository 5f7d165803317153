// `habeas-train dates`: measures the date reader on the public vectors, or shows what it finds in a text.
import ArgumentParser
import CaseModel
import Foundation
import Reading
import Scoring

struct DatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dates", abstract: "Measures the date reader, or shows what it finds in texts.", shouldDisplay: true)

    @Option(help: "Folder of the vectors (DateParser.json and others).")
    var vectors: String?

    @Flag(help: "Print every case that came out wrong.")
    var errors = false

    @Flag(help: "Print the cases that are left out, by reason, as a table.")
    var scope = false

    @Option(help: "Day of publication of the texts.")
    var published: String?

    @Argument(help: "Texts to read.")
    var texts: [String] = []

    func run() throws {
        if let vectors { try measure(URL(filePath: vectors)) }
        let dates = Dates()
        for path in texts {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let (found, day) = dates.find(in: text, published: published.flatMap { EDTF($0) })
            print("# \(path) \(day?.description ?? "undated")")
            let bytes = Array(text.utf8)
            for item in found {
                let words = String(decoding: bytes[item.span.start..<item.span.end], as: UTF8.self)
                let context = String(decoding: bytes[max(0, item.span.start - 40)..<item.span.start], as: UTF8.self).split(separator: "\n").last ?? ""
                print(
                    "\(item.kind)\t\(item.date?.description ?? item.duration?.description ?? item.clock ?? "-")\t\(item.bound ?? "")\(item.isDateline ? " DATELINE" : "")\t…\(context)[[\(words)]]\t\(item.rule)"
                )
            }
        }
    }

    private func measure(_ folder: URL) throws {
        let dates = Dates()
        var leftOut: [String: [String]] = [:]
        var right = 0
        var all = 0
        var lengthsAsDates = 0
        for file in DateVector.files {
            let cases = try DateVector.cases(of: file, in: Data(contentsOf: folder.appending(path: file + ".json")))
            var fileRight = 0
            var fileAll = 0
            for vector in cases {
                if let reason = vector.leftOut {
                    leftOut[reason, default: []].append(vector.id)
                    continue
                }
                fileAll += 1
                switch vector.verdict(on: answers(dates, vector)) {
                case .right: fileRight += 1
                case .wrong(let why): if errors { report(vector, why) }
                case .lengthAsDate(let why):
                    lengthsAsDates += 1
                    report(vector, "LENGTH AS DATE " + why)
                }
            }
            print("\(file): \(fileRight) of \(fileAll) in scope right, \(cases.count - fileAll) left out")
            right += fileRight
            all += fileAll
        }
        print("all: \(right) of \(all) = \(Double(right * 1000 / max(1, all)) / 1000); lengths read as dates: \(lengthsAsDates)")
        if scope {
            for (reason, ids) in leftOut.sorted(by: { $0.key < $1.key }) { print("\(reason)\t\(ids.count)\t\(ids.joined(separator: ", "))") }
        }
    }

    private func answers(_ dates: Dates, _ vector: DateVector) -> [DateAnswer] {
        let bytes = Array(vector.input.utf8)
        return dates.findEagerly(in: vector.input, reference: vector.reference).filter { $0.kind != .clock }.map { found in
            DateAnswer(
                text: String(decoding: bytes[found.span.start..<found.span.end], as: UTF8.self), date: found.date, duration: found.duration, bound: found.bound)
        }
    }

    private func report(_ vector: DateVector, _ why: String) {
        let wanted = vector.expected.map { "[\($0.text)] \($0.timex) \($0.start?.description ?? "")..\($0.end?.description ?? "") \($0.mod)" }
        print("  \(vector.id) (\(vector.reference)) \(vector.input) | \(wanted.joined(separator: "; ")) | \(why)")
    }
}
