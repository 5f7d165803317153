// Texts that run a script where a page takes them for markup: every place to break out of, way to run, and way to write it.

/// A text with a tripwire in it: where its script runs, it calls `alert(NUMBER)` or sets `window.__tripped` to the number.
public struct HostileText: Sendable {
    /// Its place in ``all``, which its script says.
    public var number: Int
    /// What it breaks out of, such as `title`.
    public var context: String
    /// How its script would run, such as `img onerror`.
    public var vector: String
    /// How it is written, such as `capitals`.
    public var writing: String
    public var text: String

    /// Some thousand of them, the same in every run; every context, vector and writing occurs with every other.
    public static let all: [HostileText] = {
        var texts: [HostileText] = []
        func add(_ context: String, _ vector: String, _ writing: HostileWriting, _ template: String) {
            let number = texts.count
            // Numbers of even and odd speak in two ways: a filter of one word must not hide both.
            let script = number.isMultiple(of: 2) ? "alert(\(number))" : "window.__tripped=\(number)"
            texts.append(
                HostileText(
                    number: number, context: context, vector: vector, writing: writing.name,
                    text: writing.write(template, script)))
        }
        let writings = HostileWriting.all
        for (row, context) in HostileContext.all.enumerated() {
            for (column, vector) in HostileVector.all.enumerated() {
                // Each pair in three writings, others for the next pair.
                for turn in 0..<3 {
                    let writing = writings[(row * 5 + column * 3 + turn * 10) % writings.count]
                    add(context.name, vector.name, writing, context.before + vector.template + context.after)
                }
            }
        }
        for vector in HostileVector.withoutMarkup {
            for writing in writings where !writing.needsMarkup { add("none", vector.name, writing, vector.template) }
        }
        return texts
    }()

    /// Those that can be names of files, at most `limit` bytes long.
    public static func fileNames(upTo limit: Int = 240) -> [HostileText] {
        all.filter { hostile in
            !hostile.text.utf8.contains(0) && !hostile.text.contains("/") && hostile.text.utf8.count <= limit
                && hostile.text != "." && hostile.text != ".." && !hostile.text.isEmpty
        }
    }
}

/// A place in a page that a text is put into, and how it breaks out of it.
struct HostileContext: Sendable {
    var name: String
    var before: String
    var after = ""
    /// A page that is open to it, `$` for the text; `nil` where only a page that decodes twice is.
    var host: String?

    static let all: [HostileContext] = [
        .init(name: "text", before: "", host: "<p>$</p>"),
        .init(name: "double quotes", before: "\">", host: "<input value=\"$\">"),
        .init(name: "single quotes", before: "'>", host: "<input value='$'>"),
        .init(name: "no quotes", before: "x>", host: "<input value=$>"),
        .init(name: "title", before: "</title>", host: "<title>$</title>"),
        .init(name: "textarea", before: "</textarea>", host: "<textarea>$</textarea>"),
        .init(name: "style", before: "</style>", host: "<style>a { content: '$' }</style>"),
        .init(name: "script", before: "</script>", host: "<script>let a = '$'</script>"),
        .init(
            name: "JSON in script", before: "\"}</script>",
            host: "<script type=application/json>{\"a\": \"$\"}</script>"),
        .init(name: "comment", before: "-->", host: "<!-- $ -->"),
        .init(name: "comment with !", before: "--!>", host: "<!-- $ -->"),
        .init(name: "CDATA", before: "]]>", host: "<svg><![CDATA[$]]></svg>"),
        .init(name: "noscript", before: "</noscript>", host: "<noscript>$</noscript>"),
        .init(name: "select", before: "</select>", host: "<select><option>$</select>"),
        .init(name: "template", before: "</template>", host: "<template>$</template>"),
        .init(name: "iframe", before: "</iframe>", host: "<iframe>$</iframe>"),
        .init(name: "xmp", before: "</xmp>", host: "<xmp>$</xmp>"),
        .init(name: "noembed", before: "</noembed>", host: "<noembed>$</noembed>"),
        .init(name: "SVG title", before: "</title></text></svg>", host: "<svg><text><title>$</title></text></svg>"),
        .init(name: "SVG style", before: "</style></svg>", host: "<svg><style>$</style></svg>"),
        .init(name: "math", before: "</mtext></math>", host: "<math><mtext>$</mtext></math>"),
        .init(name: "table", before: "</td></tr></table>", host: "<table><tr><td>$</table>"),
        .init(name: "link address", before: "https://a.example/\">", host: "<a href=\"$\">x</a>"),
        .init(name: "words around", before: "Ақан Бек ", after: " сот отырысы", host: "<p lang=kk>$</p>"),
        .init(name: "header", before: "x\r\nContent-Type: text/html\r\n\r\n"),
        .init(name: "template braces", before: "}}}", after: "{{{", host: "<p>{{{$}}}</p>"),
        .init(name: "entities", before: "&quot;&gt;"),
        .init(name: "line ends", before: "\u{2028}\u{2029}\r\n", host: "<pre>$</pre>"),
    ]
}
