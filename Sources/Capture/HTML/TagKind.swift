// What the cleaning of markup does with each tag, by its name.

enum TagKind {
    /// Kept, and closed by its own end tag.
    case structural
    /// Kept; its end tag may be missing (`p`, `li`, `td`), so it does not count as depth.
    case loose
    /// Without content: kept (`br`, `hr`).
    case lineBreak
    /// Without content: dropped (`img`, `input`).
    case void
    /// Changes looks only: the tag is dropped and its text kept, unless its class says something; then it becomes a `span`.
    case formatting
    /// Dropped with all that is in it, up to the first end tag of that name.
    case dropped
    /// The same, where elements of that name stand in one another.
    case droppedNested
    /// Dropped, but its text is wanted as the title of the page.
    case title
    /// Dropped, but its attributes are wanted.
    case meta
    /// The tag alone is dropped.
    case ignored

    static let byName: [String: TagKind] = {
        let lists: [(TagKind, String)] = [
            (.loose, "html head body p li dt dd tr td th thead tbody tfoot colgroup caption rt rp optgroup option"),
            (.lineBreak, "br hr"),
            (.void, "img image input wbr area base col embed param source track link keygen bgsound frame command"),
            (
                .formatting,
                """
                b big code em font i nobr s small strike strong tt u span abbr acronym cite dfn kbd samp var sub sup mark q \
                ins del bdi bdo label ruby rb rtc data time output picture hgroup
                """
            ),
            (.dropped, "script style noscript iframe noembed noframes svg math select textarea button canvas map"),
            (.droppedNested, "template object audio video applet"),
            (.title, "title"), (.meta, "meta"),
            (.ignored, "plaintext frameset isindex marquee blink"),
        ]
        var table: [String: TagKind] = [:]
        for (kind, names) in lists {
            for name in names.split(separator: " ") { table[String(name)] = kind }
        }
        return table
    }()
}
