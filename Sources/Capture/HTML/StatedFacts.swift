// What a page says of itself, in its `meta` tags and its JSON-LD, gathered from the more to the less trustworthy.

/// What a page states about its article.
struct StatedFacts {
    /// Titles, the most trustworthy first; the `title` of the page may carry the name of the site.
    var titles: [String] = []
    var descriptions: [String] = []
    var authors: [String] = []
    /// Publication dates as written.
    var dates: [String] = []
    private var publishedTimes: [String] = []
    var siteNames: [String] = []
    var languages: [String] = []
    /// The whole text of the article, where the page carries it for machines.
    var articleBody: String?

    init(_ clean: CleanMarkup, decoded: [UInt8]) {
        for (key, value) in clean.metadata where value.utf8.contains(where: { $0 > 32 }) { read(key, value) }
        if let title = clean.title { titles.append(title) }
        if let language = clean.language { languages.insert(language, at: 0) }
        let dateOfMeta = dates
        dates = []
        for range in clean.linkedData where range.count < 2_000_000 {
            JSONValue.parse(decoded[range])?.forEachObject { read(linkedData: $0) }
        }
        dates = publishedTimes + dates.prefix(4) + dateOfMeta
        // The first of each count most, and a page may repeat itself without end.
        titles = Self.firstFew(titles)
        descriptions = Self.firstFew(descriptions)
    }

    private static func firstFew(_ values: [String]) -> [String] {
        var kept: [String] = []
        for value in values where kept.count < 16 && !kept.contains(value) { kept.append(value) }
        return kept
    }

    private static let articleTypes: Set<String> = [
        "Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "WebPage", "SocialMediaPosting", "TechArticle",
        "ScholarlyArticle",
    ]

    private mutating func read(linkedData object: JSONValue) {
        guard let types = object["@type"]?.strings, types.contains(where: Self.articleTypes.contains) else { return }
        if let title = object["headline"]?.name { titles.append(title) }
        if let date = object["datePublished"]?.name ?? object["dateCreated"]?.name { dates.append(date) }
        // A page as such names its editor, not the author of the article.
        guard !types.contains("WebPage") else { return }
        if let author = object["author"]?.name { authors.append(author) }
        if let description = object["description"]?.name { descriptions.append(description) }
        if let site = object["publisher"]?.name { siteNames.append(site) }
        if let language = object["inLanguage"]?.name { languages.append(language) }
        if let body = object["articleBody"]?.name, body.utf8.count > (articleBody?.utf8.count ?? 200) {
            articleBody = body
        }
    }

    private mutating func read(_ key: String, _ value: String) {
        switch key {
        case "og:title", "twitter:title", "dc.title", "dcterms.title", "itemprop:headline", "headline", "parsely-title",
            "sailthru.title":
            titles.append(value)
        case "description", "og:description", "twitter:description", "dc.description", "itemprop:description":
            descriptions.append(value)
        case "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author",
            "sailthru.author", "itemprop:author":
            if !value.contains("://"), value.utf8.first != UInt8(ascii: "@") { authors.append(value) }
        case "article:published_time", "og:article:published_time": publishedTimes.append(value)
        case "datepublished", "itemprop:datepublished",
            "pubdate",
            "publishdate", "publish-date", "publish_date", "publication_date", "date", "dc.date", "dc.date.issued",
            "dcterms.date", "dcterms.issued", "dcterms.created", "article.published", "parsely-pub-date",
            "sailthru.date",
            "article_date_original", "originalpublicationdate", "timestamp", "ptime", "displaydate", "created":
            dates.append(value)
        case "og:site_name", "application-name", "apple-mobile-web-app-title": siteNames.append(value)
        case "og:locale", "content-language", "dc.language", "dcterms.language", "language", "og:language":
            languages.append(value)
        default: break
        }
    }
}
