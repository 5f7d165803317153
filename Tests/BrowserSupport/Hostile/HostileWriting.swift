// Ways of writing markup that get past what looks for it.
import Foundation

/// A way of writing: turns a template with `¤` for the script, and the script, into a text.
struct HostileWriting: Sendable {
    var name: String
    /// Whether it only does something to tags.
    var needsMarkup = false
    var write: @Sendable (_ template: String, _ script: String) -> String

    /// The same text with every letter of its tags changed.
    private static func markup(_ name: String, _ change: @escaping @Sendable (String) -> String) -> HostileWriting {
        .init(name: name, needsMarkup: true) { change($0).replacing("¤", with: $1) }
    }

    /// The whole text, script and all, changed letter by letter.
    private static func letters(
        _ name: String, where chosen: @escaping @Sendable (Character) -> Bool = { _ in true },
        _ change: @escaping @Sendable (Unicode.Scalar) -> String
    ) -> HostileWriting {
        .init(name: name) { template, script in
            template.replacing("¤", with: script).map { character in
                chosen(character) ? character.unicodeScalars.map(change).joined() : String(character)
            }.joined()
        }
    }

    /// Only the script changed, as entities within an attribute are.
    private static func script(
        _ name: String, _ change: @escaping @Sendable (Unicode.Scalar) -> String
    ) -> HostileWriting {
        .init(name: name) { template, script in
            template.replacing("¤", with: script.unicodeScalars.map(change).joined())
        }
    }

    private static func hex(_ number: UInt32, _ digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    private static func percent(_ text: String) -> String { FormEncoding.percent(text) }

    /// Puts something behind the first letter of each tag's name.
    private static func withinTags(_ text: String, _ inserted: String) -> String {
        text.replacing(/<(\/?[a-z])/) { "<\($0.1)\(inserted)" }
    }

    static let all: [HostileWriting] = [
        .init(name: "plain") { $0.replacing("¤", with: $1) },
        markup("capitals") { $0.replacing(/<[^>]*>?/) { String($0.0).uppercased() } },
        markup("mixed case") { text in
            text.enumerated().map { $0.offset.isMultiple(of: 2) ? $0.element.uppercased() : String($0.element) }
                .joined()
        },
        markup("tabs") { $0.replacing(" ", with: "\t") },
        markup("lines") { $0.replacing(" ", with: "\n\r\n") },
        markup("form feeds") { $0.replacing(" ", with: "\u{C}") },
        markup("slashes") { $0.replacing(" ", with: "/") },
        markup("no spaces at all") { $0.replacing("=", with: "\u{B}=\u{B}") },
        markup("zero byte in tags") { withinTags($0, "\0") },
        markup("zero width in tags") { withinTags($0, "\u{200B}") },
        markup("tags in tags") { withinTags($0, "<x>") },
        markup("doubled brackets") { $0.replacing("<", with: "<<").replacing(">", with: ">>") },
        markup("not closed") { $0.last == ">" ? String($0.dropLast()) : $0 + "<" },
        markup("full width") { $0.replacing("<", with: "＜").replacing(">", with: "＞").replacing("\"", with: "＂") },
        markup("likenesses") { $0.replacing("<", with: "‹").replacing("o", with: "о").replacing("a", with: "а") },
        markup("combining") { $0.replacing("<", with: "<\u{338}").replacing(">", with: ">\u{338}") },
        markup("direction") { "\u{202E}\($0)\u{202C}" },
        markup("UTF-7") {
            $0.replacing("<", with: "+ADw-").replacing(">", with: "+AD4-").replacing("\"", with: "+ACI-")
        },
        script("entities") { "&#\($0.value);" },
        script("open entities") { "&#x\(hex($0.value, 6))" },
        script("script escapes") { $0.properties.isAlphabetic ? "\\u\(hex($0.value, 4))" : String($0) },
        letters("brackets as entities", where: { "<>\"'&".contains($0) }) { "&#\($0.value);" },
        letters("brackets as names") { ["<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&apos;"][$0] ?? String($0) },
        letters("twice entities", where: { "<>\"'".contains($0) }) { "&amp;#\($0.value);" },
        letters("percent") { percent(String($0)) },
        letters("twice percent") { percent(percent(String($0))) },
        letters("JSON escapes", where: { "<>\"'&/".contains($0) }) { "\\u\(hex($0.value, 4))" },
        letters("hex escapes", where: { "<>\"'&/".contains($0) }) { "\\x\(hex($0.value, 2))" },
        .init(name: "base64") { Data($0.replacing("¤", with: $1).utf8).base64EncodedString() },
    ]
}
