// Words that furniture begins with or holds when no class names it, in English, Russian and Kazakh; only short blocks are asked.
import CaseModel

enum FurniturePhrases {
    /// The kind of furniture that a block's words give away; `nil` for text.
    static func kind(of text: String, words: Int, linkShare: Double) -> LeftOut.Kind? {
        guard words <= 60 else { return nil }
        let lower = text.lowercased()
        for entry in beginnings where words <= entry.words && entry.phrases.contains(where: { begins(lower, with: $0) })
        {
            // A sentence may begin with such words too; a label has a colon, a link or nothing after it.
            if entry.isCertain || linkShare > 0.2 || isLabel(lower, entry.phrases) { return entry.kind }
        }
        for entry in contents where words <= entry.words && entry.phrases.contains(where: lower.contains) {
            return entry.kind
        }
        return nil
    }

    private static func begins(_ text: String, with phrase: String) -> Bool {
        guard text.hasPrefix(phrase) else { return false }
        guard let next = text.dropFirst(phrase.count).first else { return true }
        return !next.isLetter
    }

    /// Whether the phrase is all there is, or stands before a colon.
    private static func isLabel(_ text: String, _ phrases: [String]) -> Bool {
        phrases.contains { phrase in
            guard begins(text, with: phrase) else { return false }
            let rest = text.dropFirst(phrase.count).drop { $0 == " " }
            return rest.isEmpty || rest.first == ":" || rest.allSatisfy { !$0.isLetter }
        }
    }

    private struct Entry {
        var kind: LeftOut.Kind
        /// Most words a block may have to be asked.
        var words: Int
        var isCertain = false
        var phrases: [String]
    }

    private static let beginnings: [Entry] = [
        Entry(
            kind: .related, words: 40,
            phrases: [
                "read also", "also read", "read more", "see also", "see more", "related", "related articles",
                "related stories",
                "related news", "related posts", "more on this", "more on this story", "recommended",
                "you may also like",
                "you might also like", "you might like", "don't miss", "don’t miss", "read next", "up next",
                "most read",
                "most popular", "latest news", "other news", "more from", "tags", "topics", "filed under", "posted in",
                "earlier reports", "читайте также", "читать также", "читайте по теме", "по теме", "ещё по теме",
                "еще по теме", "смотрите также",
                "материалы по теме", "другие новости", "теги", "тэги", "оқи отырыңыз", "тағы оқыңыз",
            ]),
        Entry(
            kind: .sharing, words: 20,
            phrases: [
                "share", "share this", "share this article", "share this story", "share on", "follow us",
                "follow us on", "tweet",
                "print", "email", "e-mail", "copy link", "поделиться", "поделиться в", "распечатать", "бөлісу",
            ]),
        Entry(
            kind: .advertising, words: 4, isCertain: true,
            phrases: [
                "advertisement", "advertising", "sponsored content", "article continues below", "реклама", "жарнама",
            ]),
        Entry(
            kind: .captions, words: 60,
            phrases: [
                "photo", "photos", "image", "images", "picture", "file photo", "archive photo", "photo credit",
                "image credit",
                "image source", "фото", "иллюстративное фото", "сурет",
            ]),
        Entry(
            kind: .forms, words: 30,
            phrases: [
                "subscribe", "sign up", "sign up for", "subscribe to", "get the latest", "stay informed", "log in",
                "sign in",
                "подписаться", "подпишитесь", "подписывайтесь", "жазылу",
            ]),
        Entry(
            kind: .footers, words: 60, isCertain: true,
            phrases: [
                "©", "(c)", "copyright", "all rights reserved", "все права защищены", "барлық құқықтар қорғалған",
            ]),
        Entry(
            kind: .comments, words: 8,
            phrases: ["comments", "leave a comment", "leave a reply", "комментарии", "комментировать", "пікірлер"]),
    ]

    private static let contents: [Entry] = [
        Entry(
            kind: .cookies, words: 60,
            phrases: [
                "uses cookies", "use cookies", "cookie policy", "accept cookies", "файлы cookie", "используем cookie",
                "использует cookie",
            ]),
        Entry(
            kind: .other, words: 30,
            phrases: [
                "enable javascript", "javascript is disabled", "your browser does not support", "включите javascript",
            ]),
        Entry(
            kind: .footers, words: 40,
            phrases: [
                "all rights reserved", "terms of use and privacy", "privacy policy and terms", "все права защищены",
            ]),
        Entry(
            kind: .forms, words: 40,
            phrases: ["our newsletter", "our daily newsletter", "our weekly newsletter", "нашу рассылку"]),
        Entry(
            kind: .sharing, words: 30,
            phrases: [
                "follow us on", "us on twitter", "us on facebook", "us on telegram", "on facebook, twitter",
                "on twitter, facebook", "on facebook and twitter", "on twitter and facebook", "our telegram channel",
                "наш телеграм-канал", "наш telegram",
            ]),
    ]
}
