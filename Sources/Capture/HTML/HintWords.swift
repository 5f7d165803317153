// The words that classes and ids are made of, and what they say of a part of a page.
import CaseModel

enum HintWords {
    /// Words that say it wherever they stand in a name.
    static let anywhere: [String: LeftOut.Kind] = table([
        .navigation: """
        nav navigation navbar subnav topnav menu submenu breadcrumb breadcrumbs crumb crumbs pagination paginator pager prevnext \
        skiplink skip toolbar hamburger masthead
        """,
        .related: """
        related recommended recommendation recommendations recirculation recirc readmore readalso similar popular trending \
        mostread mostpopular teaser teasers outbrain taboola zergnet revcontent promo promos promotion upnext readnext \
        ticker onward linkback crosslink crosslinks youmaylike suggestions
        """,
        .comments: """
        comment comments commentlist disqus livefyre respond replies coral discussion vuukle
        """,
        .sharing: """
        share shares sharing social socials sharedaddy addthis sharethis shareaholic addtoany sharebar sharetools tweet whatsapp \
        telegram
        """,
        .cookies: "cookie cookies gdpr onetrust cookiebar cookiebanner cookiebot consent",
        .advertising: """
        ad ads advert adverts advertisement advertisements advertising adslot adunit adsense adsbygoogle adbox adwrapper dfp \
        gpt sponsor sponsored sponsors doubleclick
        """,
        .captions: "caption figcaption captions credit credits photocredit",
        .forms: """
        newsletter newsletters subscribe subscription signup signin login logout optin mailchimp paywall donate donation poll polls \
        survey petition searchform searchbox
        """,
        .sidebars: "sidebar sidebars widget widgets infobox",
        .footers: "copyright colophon",
        .hidden: "hidden invisible visuallyhidden noprint offscreen",
        .other: "pullquote popup modal overlay lightbox rating ratings upvote downvote toast tooltip",
    ])

    /// Words that say it at the end of a name only.
    static let atEnd: [String: LeftOut.Kind] = table([
        .navigation: "tabs links",
        .related: "also more similar latest explore tags tag topics keywords",
        .sharing: "print follow",
        .advertising: "banner",
        .sidebars: "aside rail side",
        .footers: "footer foot",
        .other: "tools buttons",
    ])

    /// Words that say it only where they are the whole name.
    static let alone: [String: LeftOut.Kind] = table([
        .navigation: "bc bread topbar top",
        .sidebars: "secondary",
        .footers: "bottom",
        .forms: "search",
        .other: "key pull",
    ])

    /// Two words next to each other.
    static let pairs: [String: LeftOut.Kind] = table(pairs: [
        .navigation: ["prev next", "post nav", "table of", "key points"],
        .related: [
            "read more", "read also", "also read", "see also", "most read", "more stories", "more news", "more from",
            "more on",
            "more articles", "up next", "read next", "you may", "might like", "also like", "latest news", "top stories",
            "other news", "other stories", "next article", "next post", "prev post", "previous post", "tag list",
            "entry tags",
            "post tags", "article tags", "tags links", "cat links",
        ],
        .captions: ["image text", "photo text"],
        .forms: ["sign up", "stay informed", "log in", "sign in", "search form", "search box", "call to"],
        .hidden: ["screen reader", "sr only", "visually hidden", "is hidden"],
        .other: ["author bio", "author box", "about author", "author info", "article tools", "about the"],
    ])

    /// First words of names that speak of the layout of the page or of the post, not of this part.
    static let layoutPrefixes: Set<String> = [
        "has", "no", "with", "without", "tag", "category", "type", "format", "status", "layout", "not",
    ]

    /// Names of the article's own text: one of `articles`, then one of `bodies`.
    static let articles: Set<String> = [
        "article", "story", "post", "entry", "news", "blog", "main", "single", "page", "node", "field", "body",
        "content",
    ]
    static let bodies: Set<String> = ["body", "content", "text", "copy", "bodytext", "maintext"]
    /// Names that say it alone.
    static let wholeBodies: Set<String> = [
        "articlebody", "articletext", "articlecontent", "storybody", "storytext", "storycontent", "postbody",
        "postcontent",
        "entrycontent", "newstext", "bodytext", "maintext", "maincontent",
    ]

    enum HeadPart { case title, date, byline }

    /// Parts of the head of an article.
    static let headParts: [String: HeadPart] = [
        "title": .title, "headline": .title, "heading": .title,
        "date": .date, "dateline": .date, "datetime": .date, "published": .date, "pubdate": .date, "timestamp": .date,
        "time": .date, "submitted": .date, "posted": .date, "updated": .date, "upd": .date,
        "byline": .byline, "author": .byline, "authors": .byline,
    ]

    private static func table(_ lists: [LeftOut.Kind: String]) -> [String: LeftOut.Kind] {
        table(pairs: lists.mapValues { $0.split(separator: " ").map(String.init) })
    }

    private static func table(pairs lists: [LeftOut.Kind: [String]]) -> [String: LeftOut.Kind] {
        var table: [String: LeftOut.Kind] = [:]
        for (kind, words) in lists {
            for word in words { table[word] = kind }
        }
        return table
    }
}
