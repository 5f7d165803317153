// Who may do what: every route with every role, with one's own and with somebody else's things (SECURITY T3).

import CaseModel
import Casebook
import Foundation
import Phrases
import Testing
import Vault

@testable import Desk
@testable import Workbench

@Suite struct AccessTests {
    /// Notes of two members, by their names in addresses.
    static func notes(_ bench: Bench) async throws -> [String] {
        let desk = try #require(bench.workbench.open).desk
        var names: [String] = []
        for role in [Role.editor, .owner] {
            let member = try #require(try await bench.browser(role).member)
            let typed = TypedNote(
                kind: .call, day: try #require(EDTF("2024-05-16")),
                words: "Aidar \(role.rawValue.capitalized)ov was detained in Almaty on 16 May 2024.")
            let written = try await desk.write([.noted(typed.noted().note)], by: member)
            names.append(WebName.of(try #require(written.entries.first)))
        }
        return names
    }

    static func token(_ bench: Bench, of role: Role, _ scope: TokenScope) async throws -> String {
        let secret = AccessToken.secret()
        let member = try #require(try await bench.browser(role).member)
        _ = try await #require(bench.workbench.open).desk.vault.append(
            AccessToken.made,
            AccessToken.fields(name: "of a test", secret: secret, scope: scope, until: "9999-12-31"), by: member,
            needs: .reader)
        return secret
    }

    @Test func whoMayNotIsRefusedEverywhere() async throws {
        let bench = try Bench()
        let vault = try await bench.makeTeam()
        let notes = try await Self.notes(bench)
        var tokens: [Role: String] = [:]
        for role in Role.allCases { tokens[role] = try await Self.token(bench, of: role, .write) }
        var (cells, refused) = (0, 0)
        for route in Workbench.routes {
            guard case .member(let needed) = route.access else { continue }
            for role in [nil] + Role.allCases.map(Optional.some) where role.map({ $0 < needed }) ?? true {
                for note in notes {
                    let before = try await heads(vault)
                    let path = Bench.path(route, note)
                    let answer: WebAnswer
                    if route.proof == .bearer {
                        let header = role.flatMap { tokens[$0] }.map { ["authorization": "Bearer \($0)"] } ?? [:]
                        answer = await bench.ask(route.method.rawValue, path, body: Array("{}".utf8), headers: header)
                    } else {
                        let browser = try await bench.browser(role)
                        answer =
                            switch route.proof {
                            case .parts: await bench.upload(path, browser, token: browser.formToken)
                            case .form: await bench.send(path, browser, token: browser.formToken)
                            default: await bench.ask(route.method.rawValue, path, browser)
                            }
                    }
                    cells += 1
                    let isAtDoor =
                        role == nil && route.method == .get && answer.status == 303
                        && answer.headers.contains { $0 == ("Location", "/") }
                    let isRefused = answer.status == (role == nil ? 401 : 403) || isAtDoor
                    #expect(isRefused, "\(route.method) \(path) as \(role?.rawValue ?? "nobody"): \(answer.status)")
                    #expect(try await heads(vault) == before, "\(route.method) \(path) wrote something")
                    refused += isRefused ? 1 : 0
                }
            }
        }
        print("access: \(refused) of \(cells) cells refused, \(Workbench.routes.count) routes")
        #expect(cells > 150)
    }

    /// Those who may are never answered with an error of ours, whatever else is missing.
    @Test func whoMayIsAnswered() async throws {
        let bench = try Bench()
        _ = try await bench.makeTeam()
        let notes = try await Self.notes(bench)
        var cells = 0
        for route in Workbench.routes where route.proof != .bearer {
            guard case .member(let needed) = route.access else { continue }
            for role in Role.allCases where role >= needed {
                for note in notes + ["none", "0"] {
                    let browser = try await bench.browser(role)
                    let path = Bench.path(route, note)
                    let answer =
                        switch route.proof {
                        case .parts: await bench.upload(path, browser, token: browser.formToken)
                        case .form: await bench.send(path, browser, token: browser.formToken)
                        default: await bench.ask(route.method.rawValue, path, browser)
                        }
                    cells += 1
                    #expect(answer.status < 500, "\(route.method) \(path) as \(role.rawValue): \(answer.status)")
                    #expect(answer.status != 401, "\(route.method) \(path) as \(role.rawValue)")
                }
            }
        }
        #expect(cells > 200)
    }

    @Test func sessionsAndTokensOfOthersAreTheirs() async throws {
        let bench = try Bench()
        _ = try await bench.makeTeam()
        let (reader, editor, owner) = (
            try await bench.browser(.reader), try await bench.browser(.editor), try await bench.browser(.owner)
        )
        _ = try await Self.token(bench, of: .editor, .read)
        let made = try #require(try await bench.workbench.open?.tokens().first)
        for other in [editor, owner] {
            let answer = await bench.send("/team/end", reader, token: reader.formToken, [("session", other.name)])
            #expect(answer.status == 403)
            #expect(bench.visitor(other.token)?.member != nil)
        }
        let fields = [("entry", made.id.description)]
        #expect(await bench.send("/settings/tokens/end", reader, token: reader.formToken, fields).status == 403)
        #expect(try await bench.workbench.open?.tokens().count == 1)
        #expect(await bench.send("/settings/tokens/end", owner, token: owner.formToken, fields).status == 303)
        #expect(try await bench.workbench.open?.tokens().isEmpty == true)
        #expect(
            await bench.send("/team/end", owner, token: owner.formToken, [("session", editor.name)]).status == 303)
        #expect(bench.visitor(editor.token) == nil)
    }

    @Test func aTokenGoesAsFarAsItsScope() async throws {
        let bench = try Bench()
        let vault = try await bench.makeTeam()
        let read = try await Self.token(bench, of: .owner, .read)
        let before = try await heads(vault)
        for endpoint in OpenAPI.endpoints where endpoint.needs > .reader {
            let path = Bench.path(endpoint.route, "none")
            let answer = await bench.ask(
                "POST", path, body: Array("{}".utf8), headers: ["authorization": "Bearer \(read)"])
            #expect(answer.status == 403)
        }
        #expect(try await heads(vault) == before)
        #expect(
            await bench.ask("GET", "/api/v1/inbox", headers: ["authorization": "Bearer \(read)"]).status == 200)
        for wrong in ["", "Bearer", "Bearer habeas_0", "Basic \(read)", "Bearer \(read)0"] {
            #expect(await bench.ask("GET", "/api/v1/inbox", headers: ["authorization": wrong]).status == 401)
        }
        // A cookie is no token.
        #expect(await bench.ask("GET", "/api/v1/inbox", try await bench.browser(.owner)).status == 401)
        // Its member has to have signed in since the vault was opened.
        let again = try Bench(over: bench)
        _ = try await again.workbench.open(with: Bench.passphrase(.editor))
        let header = ["authorization": "Bearer \(read)"]
        #expect(await again.ask("GET", "/api/v1/inbox", headers: header).status == 401)
        _ = try await again.browser(.owner)
        #expect(await again.ask("GET", "/api/v1/inbox", headers: header).status == 200)
        #expect(await (try Bench()).ask("GET", "/api/v1/inbox", headers: header).status == 503)
    }

    @Test func whoWasRemovedIsRefusedAtOnce() async throws {
        let bench = try Bench()
        let vault = try await bench.makeTeam()
        let (editor, owner) = (try await bench.browser(.editor), try await bench.browser(.owner))
        let token = try await Self.token(bench, of: .editor, .write)
        let id = try #require(editor.member?.id.hex)
        #expect(await bench.ask("GET", "/inbox", editor).status == 200)
        #expect(await bench.send("/team/remove/\(id)", owner, token: owner.formToken).status == 303)
        let before = try await heads(vault)
        #expect(await bench.ask("GET", "/inbox", editor).status == 303)
        let note = [("kind", "call"), ("day", "2024-05-05"), ("words", "Words.")]
        #expect(await bench.send("/notes", editor, token: editor.formToken, note).status != 200)
        #expect(await bench.ask("GET", "/api/v1/inbox", headers: ["authorization": "Bearer \(token)"]).status == 401)
        #expect(try await heads(vault) == before)
    }
}
