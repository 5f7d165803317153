// The example in all formats, kept where somebody wants to look at it.
import Documents
import Foundation
import Testing

@Suite struct LookTests {
    @Test(
        .enabled(if: ProcessInfo.processInfo.environment["HABEAS_LOOK"] != nil, "SKIPPED: HABEAS_LOOK names no folder"))
    func writeTheExample() throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["HABEAS_LOOK"] ?? "")
        try Data(try Example.dossier.docx()).write(to: folder.appending(path: "example.docx"))
        try Data(Example.dossier.html()).write(to: folder.appending(path: "example.html"))
        try Data(Example.dossier.plainText().utf8).write(to: folder.appending(path: "example.txt"))
    }
}
