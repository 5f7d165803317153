// The client against a server that we did not write, and against answers cut and put together in every way.
import BrowserSupport
import Foundation
import TestSupport
import Testing

@testable import BrowserSupport

@Suite(.blocking, .wants(program: "python3"), .serialized) struct HTTPClientTests {
    /// What the toy server says of a request.
    private struct Echo: Decodable {
        var method: String
        var path: String
        var headers: [String: String]
    }

    private struct Fields: Decodable { var fields: [[Value]] }

    private enum Value: Decodable, Equatable {
        case text(String), number(Int), list([Value])
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .list(try container.decode([Value].self))
            }
        }
    }

    private func echo(_ response: HTTPResponse) throws -> Echo {
        try JSONDecoder().decode(Echo.self, from: Data(response.body))
    }

    @Test func methodsHeadersAndCookiesArrive() throws {
        let toy = try ToyServer()
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
            let said = try echo(try toy.client.send(HTTPRequest(method, "/echo?a=1", headers: ["X-Mine": "a: b"])))
            #expect(said.method == method && said.path == "/echo?a=1" && said.headers["x-mine"] == "a: b")
            #expect(said.headers["host"] == toy.client.authority)
        }
        let foreign = try echo(try toy.client.get("/echo", headers: ["Host": "evil.example"]))
        #expect(foreign.headers["host"] == "evil.example")
        #expect(try toy.client.send(HTTPRequest("HEAD", "/echo")).body.isEmpty)

        var jar = CookieJar()
        let away = try toy.client.send(HTTPRequest("GET", "/away"), jar: &jar)
        #expect(away.status == 303 && away.headers["LOCATION"] == "/echo?there")
        #expect(
            jar.cookies.first?.attributes["samesite"] == "Strict" && jar.cookies.first?.attributes["httponly"] != nil)
        let there = try echo(try toy.client.follow(HTTPRequest("GET", "/away"), jar: &jar))
        #expect(there.path == "/echo?there" && there.headers["cookie"] == "seen=yes")
    }

    @Test func formsArriveAsTheyWere() throws {
        let toy = try ToyServer()
        let odd = "Қ ң=&+%20\r\n\"'<>\u{0}é𝔘"
        let plain = try toy.client.send(.form("/echo", [("name", odd), (odd, "")]))
        // The toy server reads bytes as Latin-1 after decoding `%XX` as UTF-8.
        let fields = try JSONDecoder().decode(Fields.self, from: Data(plain.body)).fields
        #expect(fields == [[.text("name"), .text(odd)], [.text(odd), .text("")]])

        var form = MultipartForm()
        let content = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        form.add("text", "two\r\n------habeas0\r\nlines")
        form.add("file", file: "хабар қорытынды.html", type: "text/html", content)
        form.add("empty", file: "none.bin", [])
        #expect(form.boundary == "----habeas1")
        let answer = try toy.client.send(.multipart("/echo", form))
        let parts = try JSONDecoder().decode(Fields.self, from: Data(answer.body)).fields
        #expect(parts.count == 3)
        #expect(parts.first == [.text("text"), .text("two\r\n------habeas0\r\nlines")])
        let sum = content.reduce(0) { $0 + Int($1) }
        let file: [Value] = [.text("хабар қорытынды.html"), .text("text/html"), .number(70_000), .number(sum)]
        #expect(parts.dropFirst().first == [.text("file"), .list(file)])
    }

    @Test func answersOfAllShapesAreRead() throws {
        let toy = try ToyServer()
        #expect(try toy.client.get("/chunked").text == "one two " + String(repeating: "x", count: 70_000) + " three")
        let close = try toy.client.get("/nospace")
        #expect(close.text == "hello" && close.headers["x"] == "a b")
        let wrong = try toy.client.exchange(Array("BREW /echo HTTP/1.1\r\nConnection: close\r\n\r\n".utf8))
        #expect(try HTTPResponse(parsing: wrong).status == 501)
        var quick = toy.client
        quick.timeout = .milliseconds(200)
        #expect(throws: HTTPFailure.tooSlow(doing: "answering")) { try quick.get("/slow") }
        toy.process.kill()
        #expect(throws: HTTPFailure.self) { try toy.client.get("/echo") }
    }

    @Test(arguments: 0..<200) func cutsInTheStreamChangeNothing(seed: Int) throws {
        var random = Random(seed: UInt64(seed))
        let body = (0..<random.below(400)).map { _ in UInt8(random.below(256)) }
        var wire = Array(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Made it\r\nA:1\r\nB: 2 3\t\r\nTransfer-Encoding: chunked\r\n\r\n"
                .utf8)
        var rest = body[...]
        while !rest.isEmpty {
            let piece = rest.prefix(1 + random.below(90))
            wire += Array("\(String(piece.count, radix: 16));x\r\n".utf8) + piece + [13, 10]
            rest = rest.dropFirst(piece.count)
        }
        wire += Array("0\r\nT: t\r\n\r\n".utf8)
        var left = wire[...]
        var reader = HTTPReader {
            let piece = left.prefix(1 + random.below(30))
            left = left.dropFirst(piece.count)
            return Array(piece)
        }
        let response = try reader.response(to: "GET")
        #expect(response.status == 201 && response.reason == "Made it" && response.body == body)
        #expect(response.headers["a"] == "1" && response.headers["b"] == "2 3")
        // An answer cut anywhere is no answer.
        let cut = random.below(wire.count)
        #expect(throws: HTTPFailure.self) { try HTTPResponse(parsing: Array(wire.prefix(cut))) }
    }

    @Test func cookiesAreKeptAndDroppedAsInABrowser() throws {
        func answer(_ cookies: String...) throws -> HTTPResponse {
            let lines = cookies.map { "Set-Cookie: \($0)\r\n" }.joined()
            return try HTTPResponse(parsing: Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\(lines)\r\n".utf8))
        }
        var jar = CookieJar()
        jar.take(from: try answer("a=1=1; Path=/", "b=2; path=/deep", "=x", "bad"))
        #expect(jar.header(for: "/") == "a=1=1" && jar.header(for: "/deep/er?x") == "b=2; a=1=1")
        #expect(jar.header(for: "/deeper") == "a=1=1")
        jar.take(from: try answer("a=2", "b=; path=/deep; Expires=Thu, 01 Jan 1970 00:00:00 GMT"))
        #expect(jar["a"] == "2" && jar["b"] == nil)
        jar.take(from: try answer("a=; Max-Age=0"))
        #expect(jar.header(for: "/deep") == nil)
    }
}
