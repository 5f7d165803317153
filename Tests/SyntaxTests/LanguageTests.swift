// The language of short texts, and of the reports beside the repository.
import Foundation
import Syntax
import TestSupport
import Testing

struct LanguageTests {
    private let model = SyntaxModel()

    @Test(arguments: [
        ("Police in Astana detained the activist on Monday and took him to a station.", "en"),
        ("Полиция задержала активиста в Астане, и его доставили в отделение.", "ru"),
        ("Полиция белсендіні ұстап, бөлімшеге алып кетті, бұл туралы оның адвокаты айтты.", "kk"),
        (
            "Die Polizei hat den Aktivisten am Montag in Astana festgenommen und ist mit ihm in die Wache gefahren.",
            "de"
        ),
        ("La police a arrêté le militant lundi et il est en garde à vue dans la ville.", "fr"),
        ("Polis pazartesi günü aktivisti gözaltına aldı ve bu olay için bir açıklama yapıldı.", "tr"),
        ("პოლიციამ აქტივისტი ორშაბათს დააკავა", "ka"),
    ])
    func texts(_ text: String, _ language: String) { #expect(model.language(of: text) == language) }

    @Test(arguments: ["", "!!! 12 --", "Aidar Syzdykov", "xqz wvv plk drt mnb"])
    func unclear(_ text: String) { #expect(model.language(of: text) == nil) }

    @Test(.wants(shared: "corpus/reports")) func reports() throws {
        var right = 0
        var all = 0
        for language in ["en", "ru", "kk"] {
            guard let folder = Shared.place("corpus/reports/\(language)") else { continue }
            for file in sortedFiles(in: folder, ending: "txt")
            where !keptAside.contains(file.deletingPathExtension().lastPathComponent) {
                let guess = model.language(of: try String(contentsOf: file, encoding: .utf8))
                all += 1
                if guess == language { right += 1 }
                // Whatever else it says, it never takes another language for English, nor English for another.
                #expect((guess == "en") == (language == "en"), "\(file.lastPathComponent)")
            }
        }
        let floor = try #require(Floors.all.first { $0.measure == "language_of_reports" })
        #expect(floor.reaches(floor.floor, Double(right) / Double(all)), "\(right) of \(all)")
    }
}
