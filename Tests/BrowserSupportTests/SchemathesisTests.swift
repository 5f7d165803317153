// Schemathesis, as our script runs it, is content with an API that is right and finds the fault of one that isn't.
import BrowserSupport
import Foundation
import TestSupport
import Testing

@Suite(.blocking, .wants(program: "python3")) struct SchemathesisTests {
    @Test func aFaultIsFoundAndNoFaultIsNone() throws {
        let outside = Repository.root.appending(path: "Tests/Outside")
        for kind in ["right", "wrong"] {
            let api = try ServerProcess("/usr/bin/env", ["python3", outside.appending(path: "toyapi.py").path, kind])
            let line = try api.line(containing: "listening on ")
            let address = "http://127.0.0.1:\(line.split(separator: " ").last ?? "")/openapi.json"
            var environment = ProcessInfo.processInfo.environment
            environment["EXAMPLES"] = "20"
            let script = outside.appending(path: "schemathesis.sh").path
            let said = try Program.run(script, [address, "secret"], environment: environment)
            if said.exit == 3 {
                print("SKIPPED \(#function): \(said.errors)")
                return
            }
            #expect(said.exit == (kind == "right" ? 0 : 1), "\(said.output)\(said.errors)")
            let requests = said.output.prefix { $0.isNumber }
            #expect((Int(requests) ?? 0) > 10 && said.output.contains("POST /bad") == (kind == "wrong"))
        }
    }
}
