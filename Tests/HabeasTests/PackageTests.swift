// The Debian package in a Debian that has nothing else: installed and used as on a first day.

import Foundation
import TestSupport
import Testing

@Suite struct PackageTests {
    /// Where `bin/package` has left a package; making one takes a quarter of an hour and is not CI's.
    private static let folder = [
        ProcessInfo.processInfo.environment["HABEAS_PACKAGE"], Repository.root.appending(path: "dist").path,
    ]
    .compactMap(\.self).first { place in
        (try? FileManager.default.contentsOfDirectory(atPath: place))?.contains { $0.hasSuffix(".deb") } ?? false
    }

    @Test(
        .enabled(
            if: folder != nil,
            "SKIPPED: there is no package; bin/package makes one in dist/, HABEAS_PACKAGE names another place"),
        .timeLimit(.minutes(10)))
    func somebodyWhoHasOnlyThePackageUsesAllOfIt() throws {
        let folder = try #require(Self.folder)
        let check = Process()
        check.executableURL = Repository.root.appending(path: "bin/package")
        check.arguments = ["--check", folder]
        let output = Pipe()
        check.standardOutput = output
        check.standardError = FileHandle.nullDevice
        try check.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        check.waitUntilExit()
        // 3: no Debian can be made here (no root, no mirror, no mounts).
        if check.terminationStatus == 3 { try Test.cancel("SKIPPED: no fresh Debian can be made here.") }
        #expect(check.terminationStatus == 0)
        #expect(said.contains("installed and used: read, vault, casebook, workbench"))
    }
}
