// The title of a page without the name of its site.

enum PageTitle {
    /// "Two searched in Shymkent – Bureau" without " – Bureau"; the whole where no short last part is parted off.
    static func withoutSite(_ title: String) -> String {
        let words = title.split(whereSeparator: \.isWhitespace)
        guard let mark = words.lastIndex(where: { separators.contains(String($0)) }) else {
            return words.joined(separator: " ")
        }
        let (headline, site) = (words[..<mark], words[(mark + 1)...])
        let isSite = site.count <= 5 && headline.count >= 3 && headline.count > site.count
        return (isSite ? headline : words[...]).joined(separator: " ")
    }

    private static let separators: Set<String> = ["|", "-", "–", "—", "·", "•", "::", ":", "»", "/"]
}
