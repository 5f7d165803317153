// Spellings of one name have one key, and different names have different keys.
import Names
import Testing

struct SpellingKeyTests {
    @Test(arguments: [
        ("Zhanar", "Janar"), ("Dzhumabayev", "Jumabaev"), ("Sergei", "Sergey"), ("Asanbaeva", "Asanbayeva"),
        ("Syzdykov", "Syzdikov"),
        ("Mukhtar", "Muhtar"), ("Yerlan", "Erlan"), ("Dmitry", "Dmitriy"), ("Aleksei", "Alexey"), ("Nguyễn", "Nguyen"),
        ("Кравцов", "Kravtsov"), ("Жанар", "Zhanar"), ("Қайрат", "Qairat"), ("Қайрат", "Kairat"),
        ("Romanoff", "Romanov"),
        ("Yevgeny", "Evgeniy"), ("Aliya", "Aliia"), ("Alakuş", "Alakush"), ("Houssem", "Husem"),
        ("TULEGENOVA", "Tulegenova"),
    ])
    func same(_ a: String, _ b: String) { #expect(SpellingKey(a) == SpellingKey(b)) }

    @Test(arguments: [
        ("Iskakov", "Iskakova"), ("Zhanar", "Zhanat"), ("Nika", "Nina"), ("Chen", "Shen"), ("Serik", "Berik"),
        ("Toàn", "Tuấn"),
    ])
    func different(_ a: String, _ b: String) { #expect(SpellingKey(a) != SpellingKey(b)) }

    @Test func aKeyIsItsOwnKeyWhereAllSoundsAreSingle() {
        for word in ["Tokpayeva", "Bekova", "Rakhimova", "Nurlan", "Akmal", "Ismagulov"] {
            let key = SpellingKey(word).text
            #expect(SpellingKey(key).text == key, "\(word)")
        }
    }

    @Test func anyBytesGiveAKey() {
        for word in ["", "'", "-", "日本", "\u{301}", "İ", "ß", "🦊"] { _ = SpellingKey(word) }
        #expect(SpellingKey("日本").text.isEmpty)
    }
}
