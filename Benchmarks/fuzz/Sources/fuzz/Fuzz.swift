import Capture
// The fuzz target: any bytes must be captured or refused, and what was captured must be read, without a crash or a broken promise.
import CaseLogic
import CaseModel
import Glibc
import Reading

/// What the fuzzer calls with every input it thinks up.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
}

private let reader = Reader()
private let reads = getenv("HABEAS_FUZZ_CAPTURE_ONLY") == nil

/// Captures the bytes as a page and as a text, checks the maps, and reads the text.
func fuzz(_ bytes: [UInt8]) {
    for name in ["a.html", "a.txt"] {
        guard let source = try? Capture.read(bytes: bytes, name: name) else { continue }
        check(source, of: bytes)
        if reads, name == "a.html" { read(source) }
    }
}

/// The promises of a source: its map stays inside the original, and what was taken as it stands is what stands there.
private func check(_ source: Source, of bytes: [UInt8]) {
    let text = Array(source.text.utf8)
    precondition(source.byteCount == bytes.count)
    precondition(source.bodyStart >= 0 && source.bodyStart <= text.count)
    var end = 0
    source.map.forEachPiece(in: 0..<text.count) { piece in
        precondition(piece.text >= end && piece.textEnd <= text.count, "the map leaves the text or goes back in it")
        precondition(piece.raw >= 0 && piece.rawEnd <= bytes.count, "the map leaves the original")
        end = piece.textEnd
        guard source.encoding == "utf-8", piece.textUnit == 1, piece.rawUnit == 1 else { return }
        for offset in 0..<piece.count {
            let (here, there) = (text[piece.text + offset], bytes[piece.raw + offset])
            // White space becomes one space; a reference such as "&#9" is longer than a byte and is never a copy.
            precondition(here == there || ((here == 32 || here == 10) && there <= 32), "a copied byte differs")
        }
    }
    for byte in text.indices where text[byte] > 32 {
        precondition(source.map.originalRange(of: ByteSpan(byte, byte + 1)) != nil || text[byte] == UInt8(ascii: "|"))
        if byte > 200 { break }
    }
}

/// Reads what was captured; every span must lie in the text.
private func read(_ source: Source) {
    guard source.text.utf8.count < 20_000 else { return }
    let context = ReadingContext(id: source.id, language: "en", published: source.published, publishedOrigin: .metadata)
    let draft = reader.read(source.text, context: context)
    for statement in draft.statements {
        for span in statement.spans {
            precondition(span.start >= 0 && span.end <= source.text.utf8.count, "a span leaves the text")
        }
    }
    _ = CaseFindings(of: CaseFile(folding: draft))
}
