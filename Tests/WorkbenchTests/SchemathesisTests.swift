// The API asked in every wrong way that Schemathesis knows: it never fails.

import BrowserSupport
import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite(.blocking) struct SchemathesisTests {
    @Test func nothingWrongIsOurError() throws {
        let served = try ServedWorkbench()
        var session = try served.firstRun(sample: true)
        let made = try session.send(
            "/settings/tokens", [("name", "test"), ("scope", "write"), ("days", "1")])
        let token = try #require(made.text.firstMatch(of: /habeas_[0-9a-f]{64}/)).output
        let tool = Repository.root.appending(path: "Tests/Outside/schemathesis.sh").path
        let run = try Program.run(
            tool, [served.address(OpenAPI.path), String(token)],
            environment: ["EXAMPLES": "5", "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": NSHomeDirectory()])
        if run.exit == 3 { return print("SKIPPED nothingWrongIsOurError: \(run.errors)") }
        print("schemathesis: \(run.output.prefix(400))")
        #expect(run.exit == 0, "\(run.output) \(run.errors)")
    }
}
