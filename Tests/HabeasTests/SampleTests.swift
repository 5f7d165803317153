// Writes every form of output of perfect drafts into a folder, to look at; runs only when asked.
import Foundation
import Presentation
import Testing

private let samples = ProcessInfo.processInfo.environment["HABEAS_SAMPLES"]

@Test(
    .enabled(if: samples != nil, "SKIPPED: set HABEAS_SAMPLES to a folder to write samples there"),
    arguments: OwnGold.reports)
func writeSamples(report: OwnGold) throws {
    let folder = URL(filePath: try #require(samples))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let perfect = try report.perfectReport()
    try Data(CaseFileText(perfect).text().utf8).write(to: folder.appending(path: report.name + ".txt"))
    try Data(ReportPage(perfect).html().utf8).write(to: folder.appending(path: report.name + ".html"))
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: report.name + ".txt").path))
}
