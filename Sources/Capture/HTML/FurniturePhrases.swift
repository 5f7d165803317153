// Words that furniture begins with or holds when no class names it, in English, Russian and Kazakh; only short blocks are asked.
import CaseModel

enum FurniturePhrases {
    /// The kind of furniture that a block's words, in lower case, give away; `nil` for text.
    static func kind(of text: [UInt8], words: Int, linkShare: Double) -> LeftOut.Kind? {
        for entry in beginnings where words <= entry.words {
            for phrase in entry.phrases where begins(text, with: phrase) {
                // A sentence may begin with such words too; a label has a colon, a link or nothing after it.
                if entry.isCertain || linkShare > 0.2 || isLabel(text.dropFirst(phrase.count)) { return entry.kind }
            }
        }
        for entry in contents where words <= entry.words {
            if entry.phrases.contains(where: { holds(text, $0) }) { return entry.kind }
        }
        return nil
    }

    /// Whether a text in lower case names the maker of a picture: "(photo: agency)", or "(agency/person)" at its end.
    static func hasPictureCredit(_ text: [UInt8]) -> Bool {
        if credits.contains(where: { holds(text, $0) }) { return true }
        guard text.last == UInt8(ascii: ")"), let open = text.lastIndex(of: UInt8(ascii: "(")) else { return false }
        let inside = text[(open + 1)...]
        guard inside.count < 60, let stroke = inside.firstIndex(of: UInt8(ascii: "/")), stroke > open + 1 else {
            return false
        }
        return inside.allSatisfy { !(48...57).contains($0) } && text[stroke - 1] > 32
    }

    /// Whether a short line in lower case opens what stands below a text and is not of it: whom to call, who the publisher is.
    static func opensClosing(_ text: [UInt8]) -> Bool {
        closings.contains {
            text.starts(with: $0) && (text.count == $0.count || text[$0.count] == 32 || text[$0.count] == 58)
        }
    }

    private static let closings = [
        "about us", "about the author", "about the authors", "about", "contact", "contacts", "media contact",
        "media contacts",
        "press contact", "press contacts", "contact information", "notes to editors", "note to editors",
        "for more information", "for further information", "контакты", "об авторе", "о нас",
    ].map { Array($0.utf8) }

    private static let credits = [
        "(image:", "(photo:", "(picture:", "photo by ", "image credit", "photo credit", "(getty", "photo |",
        "photograph:",
    ].map { Array($0.utf8) }

    private static func begins(_ text: [UInt8], with phrase: [UInt8]) -> Bool {
        guard text.starts(with: phrase) else { return false }
        guard text.count > phrase.count else { return true }
        let next = text[phrase.count]
        // No letter may follow; letters beyond ASCII begin with a byte from C3 on, marks such as "…" and "—" with E2.
        return next < 0x80 ? !TextScalars.isLetterOrDigit(UInt32(next)) : next == 0xE2 || next == 0xC2
    }

    /// Whether what follows a phrase makes it a label: a colon, or no word at all.
    private static func isLabel(_ rest: ArraySlice<UInt8>) -> Bool {
        let after = rest.drop { $0 == 32 }
        if after.isEmpty || after.first == UInt8(ascii: ":") { return true }
        return !after.contains { $0 >= 0x80 || TextScalars.isLetterOrDigit(UInt32($0)) }
    }

    private static func holds(_ text: [UInt8], _ phrase: [UInt8]) -> Bool {
        guard let first = phrase.first, text.count >= phrase.count else { return false }
        return text.indices.dropLast(phrase.count - 1).contains {
            text[$0] == first && text[$0..<($0 + phrase.count)].elementsEqual(phrase)
        }
    }

    private struct Entry {
        var kind: LeftOut.Kind
        /// Most words a block may have to be asked.
        var words: Int
        var isCertain = false
        var phrases: [[UInt8]]

        init(kind: LeftOut.Kind, words: Int, isCertain: Bool = false, phrases: [String]) {
            self.kind = kind
            self.words = words
            self.isCertain = isCertain
            self.phrases = phrases.map { Array($0.utf8) }
        }
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
