// Requests that no browser of ours sends: other hosts, other shapes, other origins. All are refused, and nothing breaks.
import BrowserSupport
import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite(.blocking, .serialized) struct RebindingTests {
    /// The status of the first answer; 0 where the connection was closed without one.
    private func status(_ served: ServedWorkbench, _ request: String) throws -> Int {
        var client = served.client
        client.timeout = .seconds(2)
        let bytes = try client.exchange(Array(request.replacing("HOST", with: client.authority).utf8))
        return bytes.isEmpty ? 0 : (try? HTTPResponse(parsing: bytes).status) ?? 0
    }

    @Test func otherHostsAreRefused() throws {
        let served = try ServedWorkbench()
        var session = try served.firstRun()
        let port = served.client.port
        let hosts = [
            "evil.example", "evil.example:\(port)", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:\(port).evil.example",
            "localhost", "127.1:\(port)", "0.0.0.0:\(port)", "[::1]:\(port)", "evil@127.0.0.1:\(port)",
            "127.0.0.1:\(port)/", " ", "127.0.0.1:\(port), evil.example", "2130706433:\(port)",
        ]
        let paths = Workbench.routes.filter { $0.method == .get }.map { $0.path.replacing(":", with: "x") }
        for host in hosts {
            for path in host.hasPrefix("evil.example:") ? paths : ["/", "/inbox"] {
                let answer = try served.client.send(
                    HTTPRequest("GET", path, headers: ["Host": host]), jar: &session.jar)
                #expect(answer.status == 421 || answer.status == 400, "\(host) \(path): \(answer.status)")
                #expect(answer.headers.all("Set-Cookie").isEmpty)
            }
        }
        for host in ["127.0.0.1:\(port)", "localhost:\(port)", "LOCALHOST:\(port)"] {
            #expect(try served.client.get("/", headers: ["Host": host]).status == 200)
        }
        let wrong = [
            "GET http://HOST/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: evil.example\r\nHost: HOST\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/0.9\r\n\r\n",
            "GET /\r\n\r\n",
            "CONNECT HOST HTTP/1.1\r\nHost: HOST\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
            "TRACE / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
        ]
        for request in wrong {
            let status = try status(served, request)
            #expect(status == 0 || (400..<500).contains(status), "\(status): \(request)")
        }
    }

    @Test func formsOfOthersAreRefused() throws {
        let served = try ServedWorkbench()
        var session = try served.firstRun()
        let token = session.token
        let here = "http://\(served.client.authority)"
        func send(_ headers: HTTPHeaders, token: String) throws -> HTTPResponse {
            let form = HTTPRequest.form(
                "/language", [("token", token), ("language", "ru"), ("from", "/")], headers: headers)
            return try served.client.send(form, jar: &session.jar)
        }
        let origins = [
            "null", "http://evil.example", "\(here).evil.example", "http://127.0.0.1", "http://127.0.0.1:1", "\(here)/",
            "file://", "",
        ]
        for origin in origins { #expect(try send(["Origin": origin], token: token).status == 403, "\(origin)") }
        for site in ["cross-site", "same-site", "x"] {
            #expect(try send(["Sec-Fetch-Site": site], token: token).status == 403)
        }
        for wrong in ["", "0", String(token.reversed()), token + "0", token.uppercased() + " "] {
            #expect(try send([:], token: wrong).status == 403)
        }
        #expect(try session.open("/inbox").text.contains("<html lang=\"en\""))
        #expect(try send(["Origin": here], token: token).status == 303)
        #expect(try session.open("/inbox").text.contains("<html lang=\"ru\""))
    }

    /// Another program on this machine, on another port, sets cookies for the same name of a host.
    @Test func cookiesOfOthersAreNotOurs() throws {
        let served = try ServedWorkbench()
        let other = try ServedWorkbench()
        var session = try served.firstRun()
        var second = try other.firstRun()
        // A browser sends what both have set to both.
        for cookie in second.jar.cookies { session.jar.set(cookie.name, cookie.value) }
        #expect(try session.open("/inbox").status == 200 && session.path == "/inbox")
        for cookie in session.jar.cookies { second.jar.set(cookie.name, cookie.value) }
        #expect(try second.open("/inbox").status == 200 && second.path == "/inbox")
        // Locking one leaves the other's signed in.
        let worker = try #require(served.worker)
        let locked = try served.client.send(.form("/lock", [("token", session.token)]), jar: &session.jar)
        #expect(locked.headers["Clear-Site-Data"].map { !$0.contains("cookies") } ?? true)
        #expect(session.jar[served.cookie] == nil && session.jar[other.cookie] != nil)
        // What is asked while it ends may be answered by nobody.
        #expect(ServedWorkbench.waitForEnd(of: worker))
        var fresh = WebSession(served.client)
        for value in ["", "x", String(repeating: "0", count: 32), String(repeating: "a", count: 7_000), "\"'<>"] {
            fresh.jar.set(served.cookie, value)
            #expect(try fresh.open("/inbox").status == 200 && fresh.path == "/")
        }
    }

    @Test func smuggledRequestsAreRefusedAndNothingBreaks() throws {
        let served = try ServedWorkbench()
        let session = try served.firstRun()
        let worker = try #require(served.worker)
        let cookie = "Cookie: \(served.cookie)=\(session.jar[served.cookie] ?? "")\r\n"
        let head =
            "POST /language HTTP/1.1\r\nHost: HOST\r\n\(cookie)Content-Type: application/x-www-form-urlencoded\r\n"
        let inner = "GET /inbox HTTP/1.1\r\nHost: evil.example\r\n\(cookie)\r\n"
        let shapes = [
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\(inner)",
            "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n\(inner)",
            "Content-Length: 0\r\nContent-Length: 44\r\n\r\n\(inner)", "Content-Length: 5, 6\r\n\r\nabcdef",
            "Content-Length: -1\r\n\r\n", "Content-Length: +5\r\n\r\nabcde", "Content-Length: 0x5\r\n\r\nabcde",
            "Content-Length: 99999999999999999999999\r\n\r\n", "Content-Length : 5\r\n\r\nabcde",
            "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n5;\(String(repeating: "x", count: 40_000))\r\nabcde\r\n0\r\n\r\n",
            "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding:\u{0B}chunked\r\n\r\n0\r\n\r\n", "X: a\u{0}b\r\n\r\n",
            "X: \(String(repeating: "a", count: 100_000))\r\n\r\n",
            String(repeating: "A: b\r\n", count: 5_000) + "\r\n", " X: folded\r\n y\r\n\r\n", "X\r\n\r\n",
            ": y\r\n\r\n",
        ]
        for shape in shapes {
            let status = try status(served, head + shape)
            #expect(status < 500, "\(status): \(shape.prefix(80))")
            #expect(served.worker == worker)
        }
        let paths = [
            "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//evil.example/", "/review/%00", "/review/%ff%fe", "/%",
            "/%zz", "/inbox%2f",
            "/review/" + String(repeating: "a", count: 9_000),
            "/review/" + String(repeating: "0", count: 32) + "-1?now=99999999999999999999",
            "/\\..\\..", "/inbox?" + String(repeating: "a=b&", count: 2_000), "/inbox?%00=%ff&=&&&=",
            "/review/../inbox", "/INBOX",
        ]
        for path in paths {
            let status = try status(served, "GET \(path) HTTP/1.1\r\nHost: HOST\r\n\(cookie)Connection: close\r\n\r\n")
            #expect(status < 500 && status != 0, "\(status): \(path.prefix(80))")
        }
        var after = session
        #expect(try after.open("/inbox").status == 200 && after.path == "/inbox")
        #expect(served.worker == worker)
    }
}
