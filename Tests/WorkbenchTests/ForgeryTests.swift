// Changes that a page of somebody else's asks for are refused, every one, and nothing is written (SECURITY T10).

import Foundation
import Testing
import Vault

@testable import Desk
@testable import Workbench

@Suite struct ForgeryTests {
    @Test func everyChangeWantsProof() async throws {
        let bench = try Bench()
        let vault = try await bench.makeTeam()
        let note = try await AccessTests.notes(bench)[0]
        let (owner, other) = (try await bench.browser(.owner), try await bench.browser(.editor))
        var cells = 0
        for route in Workbench.routes where route.method != .get {
            let path = Bench.path(route, note)
            let before = try await heads(vault)
            // Token, and what else the browser says of where it comes from.
            var tries: [(String?, [String: String])] = [
                (nil, [:]), ("", [:]), (RandomToken.make(), [:]), (other.formToken, [:]),
                (String(owner.formToken.dropLast()), [:]),
            ]
            for origin in ["http://evil.example", "null", "http://\(Bench.host).evil.example", "http://desk.example"] {
                tries.append((owner.formToken, ["origin": origin]))
            }
            for site in ["cross-site", "same-site"] { tries.append((owner.formToken, ["sec-fetch-site": site])) }
            for (token, headers) in tries {
                let answer =
                    route.proof == .parts
                    ? await bench.upload(path, owner, token: token, headers: headers)
                    : await bench.send(path, owner, token: token, headers: headers)
                let expected = route.proof == .bearer ? 401 : 403
                #expect(answer.status == expected, "\(path) \(token ?? "none") \(headers): \(answer.status)")
                if case .lock? = answer.after { Issue.record("\(path) locks") }
                cells += 1
            }
            #expect(try await heads(vault) == before, "\(path) wrote something")
            #expect(bench.visitor(owner.token)?.member != nil, "\(path) ended the session")
        }
        print("forgery: \(cells) tries at \(Workbench.routes.count { $0.method != .get }) routes refused")
        #expect(cells > 300)
    }

    /// Nothing that only looks changes anything.
    @Test func lookingWritesNothing() async throws {
        let bench = try Bench()
        let vault = try await bench.makeTeam()
        let note = try await AccessTests.notes(bench)[0]
        let owner = try await bench.browser(.owner)
        let before = try await heads(vault)
        for route in Workbench.routes where route.method == .get && route.proof == .none {
            _ = await bench.ask("GET", Bench.path(route, note), owner)
            _ = await bench.ask("HEAD", Bench.path(route, note), owner)
        }
        #expect(try await heads(vault) == before)
    }

    @Test func otherHostsAreRefused() async throws {
        let bench = try Bench()
        _ = try await bench.makeTeam()
        let owner = try await bench.browser(.owner)
        for host in ["", "evil.example", "desk.example", "\(Bench.host).evil.example", "127.0.0.1:1"] {
            #expect(await bench.ask("GET", "/inbox", owner, headers: ["host": host]).status == 421)
        }
    }
}
