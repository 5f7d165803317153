// The examples in all formats, kept where somebody wants to look at it.
import Documents
import Foundation
import Testing

@Suite struct LookTests {
    @Test(
        .enabled(if: ProcessInfo.processInfo.environment["HABEAS_LOOK"] != nil, "SKIPPED: HABEAS_LOOK names no folder"))
    func writeTheExamples() throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["HABEAS_LOOK"] ?? "")
        for (name, document) in [("dossier", Example.dossier), ("letter", Example.letter)] {
            try Data(try document.docx()).write(to: folder.appending(path: name + ".docx"))
            try Data(document.html()).write(to: folder.appending(path: name + ".html"))
            try Data(document.plainText().utf8).write(to: folder.appending(path: name + ".txt"))
            for ending in ["docx", "html", "txt"] {
                let written = try Data(contentsOf: folder.appending(path: "\(name).\(ending)"))
                #expect(written.count > 500, "\(name).\(ending)")
            }
        }
    }
}
