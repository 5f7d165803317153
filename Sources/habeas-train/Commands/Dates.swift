// `habeas-train dates`: measures the date reader on the public vectors, or shows what it finds in a text.
import ArgumentParser
import CaseModel
import Foundation
import Reading
import Scoring

struct DatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dates", abstract: "Measures the date reader, or shows what it finds in texts.",
        shouldDisplay: true)

    @Option(help: "Folder of the vectors (DateParser.json and others).")
    var vectors: String?

    @Flag(help: "Print every case that came out wrong.")
    var errors = false

    @Flag(help: "Print docs/dates-scope.md: what is in scope, and each case that is left out.")
    var scope = false

    @Flag(help: "Print the cases in scope as JSON lines, for measuring others on them.")
    var export = false

    @Option(help: "Day of publication of the texts.")
    var published: String?

    @Argument(help: "Texts to read.")
    var texts: [String] = []

    func run() throws {
        if let vectors {
            let folder = URL(filePath: vectors)
            let files = try DateVector.files.map {
                ($0, try DateVector.cases(of: $0, in: Data(contentsOf: folder.appending(path: $0 + ".json"))))
            }
            if scope {
                print(DateScope.page(files), terminator: "")
            } else if export {
                for vector in files.flatMap(\.1) where vector.leftOut == nil { print(try vector.line()) }
            } else {
                measure(files)
            }
        }
        let dates = Dates()
        for path in texts {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let (found, day) = dates.find(in: text, published: published.flatMap { EDTF($0) })
            print("# \(path) \(day?.description ?? "undated")")
            let bytes = Array(text.utf8)
            for item in found {
                let words = String(decoding: bytes[item.span.start..<item.span.end], as: UTF8.self)
                let context =
                    String(decoding: bytes[max(0, item.span.start - 40)..<item.span.start], as: UTF8.self).split(
                        separator: "\n"
                    ).last ?? ""
                print(
                    "\(item.kind)\t\(item.date?.description ?? item.duration?.description ?? item.clock ?? "-")\t\(item.bound ?? "")\(item.isDateline ? " DATELINE" : "")\t…\(context)[[\(words)]]\t\(item.rule)"
                )
            }
        }
    }

    private func measure(_ files: [(name: String, cases: [DateVector])]) {
        let dates = Dates()
        var right = 0
        var all = 0
        var lengthsAsDates = 0
        for (name, cases) in files {
            let inScope = cases.filter { $0.leftOut == nil }
            var fileRight = 0
            for vector in inScope {
                switch vector.verdict(on: answers(dates, vector)) {
                case .right: fileRight += 1
                case .wrong(let why): if errors { report(vector, why) }
                case .lengthAsDate(let why):
                    lengthsAsDates += 1
                    report(vector, "a length read as a date: " + why)
                }
            }
            print("\(name)\t\(fileRight) of \(inScope.count) in scope right, \(cases.count - inScope.count) left out")
            right += fileRight
            all += inScope.count
        }
        print("dates_en\t\(Double(right * 10_000 / max(1, all)) / 10_000)")
        print("lengths_as_dates\t\(lengthsAsDates)")
    }

    private func answers(_ dates: Dates, _ vector: DateVector) -> [DateAnswer] {
        let bytes = Array(vector.input.utf8)
        return dates.findEagerly(in: vector.input, reference: vector.reference).filter { $0.kind != .clock }.map {
            found in
            DateAnswer(
                text: String(decoding: bytes[found.span.start..<found.span.end], as: UTF8.self), date: found.date,
                duration: found.duration, bound: found.bound)
        }
    }

    private func report(_ vector: DateVector, _ why: String) {
        let wanted = vector.expected.map {
            "[\($0.text)] \($0.timex) \($0.start?.description ?? "")..\($0.end?.description ?? "") \($0.mod)"
        }
        print("  \(vector.id) (\(vector.reference)) \(vector.input) | \(wanted.joined(separator: "; ")) | \(why)")
    }
}
