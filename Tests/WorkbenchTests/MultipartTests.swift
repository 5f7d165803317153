// Forms with files: read the same however they are cut, whatever is in them and in their names.
import BrowserSupport
import TestSupport
import Testing

@testable import Workbench

@Suite struct MultipartTests {
    /// Reads a form that arrives in pieces of random length.
    private func read(
        _ bytes: [UInt8], _ type: String, cut random: inout Random
    ) async throws -> [(MultipartReader.Part, [UInt8])] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(1 + random.below(rest.count < 400 ? 40 : 4_000))
            pieces.append(Array(piece))
            rest = rest.dropFirst(piece.count)
        }
        let queue = Queue(pieces)
        var reader = try MultipartReader(WebBody { await queue.next() }, contentType: type)
        var parts: [(MultipartReader.Part, [UInt8])] = []
        while let part = try await reader.part() {
            var content: [UInt8] = []
            while let piece = try await reader.content() { content += piece }
            parts.append((part, content))
        }
        return parts
    }

    private actor Queue {
        private var pieces: ArraySlice<[UInt8]>
        init(_ pieces: [[UInt8]]) { self.pieces = pieces[...] }
        func next() -> [UInt8]? { pieces.popFirst() }
    }

    @Test(arguments: 0..<50) func partsAreReadHoweverTheyAreCut(seed: Int) async throws {
        var random = Random(seed: UInt64(seed))
        var form = MultipartForm()
        var names: [String?] = []
        form.add("token", "0123456789abcdef")
        for place in 0..<(1 + random.below(4)) {
            let content = (0..<random.below(9_000)).map { _ in [13, 10, 45, UInt8(random.below(256))][random.below(4)] }
            let name = ["a.txt", "\u{301}\"; name=\"token\u{301}", "Құжат; 1.html", "x=\"y\"\r\n", ""][random.below(5)]
            form.add("file\(place)", file: name, content)
            names.append(name.replacing("\r\n", with: "  "))
        }
        let request = HTTPRequest.multipart("/", form)
        let type = try #require(request.headers["Content-Type"])
        let parts = try await read(request.body, type, cut: &random)
        #expect(parts.map(\.0.name) == form.parts.map(\.name))
        #expect(parts.map(\.1) == form.parts.map(\.content))
        #expect(parts.map(\.0.file) == [nil] + names)
        // A form that breaks off is none.
        let broken = Array(request.body.prefix(random.below(request.body.count - 4)))
        await #expect(throws: WebError.malformed) { try await read(broken, type, cut: &random) }
    }
}
