// From a web page to a source: clean the markup, parse it, find the article, write its text.
import CaseModel

enum HTMLCapture {
    static func source(of decoded: DecodedText, limits: CaptureLimits, capture: CaptureRecord) throws(CaptureError)
        -> Source
    {
        guard let clean = MarkupCleaner.clean(decoded.bytes, limits: limits) else {
            throw CaptureError(.tooManyTags(limit: limits.tags), name: capture.name)
        }
        // No article has that much beside it; what follows would only take long to say the same.
        if clean.textLength > 8 * limits.textBytes {
            throw CaptureError(.tooMuchText(length: clean.textLength, limit: limits.textBytes), name: capture.name)
        }
        let facts = StatedFacts(clean, decoded: decoded.bytes)
        guard let article = ArticleFinder.find(in: clean, facts: facts) else {
            throw CaptureError(.noArticle, name: capture.name)
        }
        var writer = ArticleWriter(article, decodedMap: decoded.map)
        writer.write()
        if writer.text.bytes.count > limits.textBytes {
            throw CaptureError(
                .tooMuchText(length: writer.text.bytes.count, limit: limits.textBytes), name: capture.name)
        }
        var source = Source(
            id: Source.id(ofFileNamed: capture.name), byteCount: decoded.bytes.count,
            text: String(decoding: writer.text.bytes, as: UTF8.self), mediaType: "text/html", encoding: "utf-8",
            capture: capture,
            map: writer.text.map)
        source.bodyStart = writer.bodyStart
        source.title =
            article.titleHeading().map { article.text(of: $0) } ?? facts.titles.first.map(PageTitle.withoutSite)
        source.author = facts.authors.first
        source.siteName = facts.siteNames.first
        source.language = facts.languages.first
        if let day = facts.dates.lazy.compactMap(DateLine.day(ofTimestamp:)).first {
            source.published = day
            source.publishedOrigin = .metadata
        } else if let day = writer.dateLine {
            source.published = day
            source.publishedOrigin = .dateLine
        }
        source.leftOut = article.leftOut()
        return source
    }
}
