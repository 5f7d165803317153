// What each letter of an alphabet stands for in a name: Latin letters without their marks, other scripts as sounds.

/// The letters of the scripts in which names are compared, as bytes for `NameSounds`.
///
/// A lower-case Latin letter still has to be read together with its neighbours ("sh"). A byte with its high bit set is a sound
/// already: what stands in another script needs no such reading ("сх" is never "sh").
enum SoundLetters {
    /// Marks a byte that is a sound.
    static let sound: UInt8 = 0x80

    /// Up to three bytes, the first lowest; nil for what is no letter here.
    static func bytes(of scalar: UInt32) -> UInt32? {
        if scalar < 0x80 {
            let lower = scalar | 0x20
            if lower &- 0x61 < 26 { return lower }
            return scalar &- 0x30 < 10 ? scalar : nil
        }
        return scalar < UInt32(table.count) ? (table[Int(scalar)] == 0 ? nil : table[Int(scalar)]) : farther[scalar]
    }

    /// Whether a character stands inside a word without a sound: apostrophes, soft-sign marks, combining accents, joiners, Arabic vowel points.
    static func isSilent(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x27, 0x60, 0xAD, 0xB4, 0x2018, 0x2019, 0x2032, 0x2B9...0x2BF, 0x300...0x36F, 0x64B...0x65F, 0x670, 0x640,
            0x5B0...0x5C7, 0x200B...0x200F, 0x2060, 0xFEFF:
            true
        default: false
        }
    }

    /// Whether a letter is Cyrillic.
    static func isCyrillic(_ scalar: UInt32) -> Bool { scalar >= 0x400 && scalar < 0x530 }

    /// Letters up to Arabic, by scalar.
    private static let table: [UInt32] = {
        var table = [UInt32](repeating: 0, count: 0x700)
        for (scalar, bytes) in latin { table[Int(scalar)] = bytes }
        for (scalar, bytes) in pairs(others, asSounds: true) where scalar < 0x700 { table[Int(scalar)] = bytes }
        return table
    }()

    /// Letters beyond.
    private static let farther: [UInt32: UInt32] = {
        var letters = Dictionary(
            pairs(others, asSounds: true).filter { $0.0 >= 0x700 }, uniquingKeysWith: { first, _ in first })
        for scalar in UInt32(0x1E00)..<0x1F00 {
            if let character = Unicode.Scalar(scalar) {
                let plain = LatinLetters.plain(String(Character(character)))
                if let bytes = packed(plain.utf8) { letters[scalar] = bytes }
            }
        }
        return letters
    }()

    private static let latin: [(UInt32, UInt32)] = {
        var letters: [(UInt32, UInt32)] = []
        for scalar in UInt32(0xC0)..<0x2B0 {
            guard let character = Unicode.Scalar(scalar) else { continue }
            // What this table of names reads "sh", "ch", "zh", "th" or "ss" is read so here.
            if let bytes = packed(LatinLetters.plain(String(Character(character))).utf8) {
                letters.append((scalar, bytes))
            }
        }
        return letters + pairs("ı=y İ=i ə=e Ə=e ŝ=shch Ŝ=shch ć=ch Ć=ch ż=zh Ż=zh ŋ=ng Ŋ=ng ñ=n ý=y", asSounds: false)
    }()

    private static func pairs(_ text: String, asSounds: Bool) -> [(UInt32, UInt32)] {
        text.split(separator: " ").flatMap { pair -> [(UInt32, UInt32)] in
            let sides = pair.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let letter = sides[0].unicodeScalars.first else { return [] }
            guard let bytes = packed(sides[1].utf8.map { asSounds ? $0 | sound : $0 }) else { return [] }
            var both = [(letter.value, bytes)]
            let upper = letter.properties.uppercaseMapping.unicodeScalars
            if upper.count == 1, let large = upper.first, large != letter { both.append((large.value, bytes)) }
            return both
        }
    }

    private static func packed(_ bytes: some Collection<UInt8>) -> UInt32? {
        guard !bytes.isEmpty, bytes.count <= 4 else { return nil }
        return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Letters as sounds: `J` as in "Zhanar", `S` "sh", `C` "ch", `X` "shch", `c` "ts", `N` "ng", `Y` the glide of "Yuri",
    /// `O` the Russian "ё"; `_` is the soft sign, which is heard only before a vowel.
    private static let others = """
        а=a б=b в=v г=g д=d е=e ё=O ж=J з=z и=i й=Y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=c ч=C ш=S щ=X \
        ъ=_ ы=y ь=_ э=e ю=Yu я=Ya і=i ї=Yi є=Ye ґ=g ў=u ә=a ғ=g қ=k ң=N ө=o ұ=u ү=u һ=h ҳ=h ҷ=J ӣ=i ӯ=u ј=Y љ=lY њ=nY \
        ћ=C ђ=J џ=J ѓ=g ќ=k ѕ=z ҫ=s ӗ=e ӑ=a ҙ=z ҡ=k ҥ=N җ=J ӧ=o ӱ=u ӓ=a ҝ=g ҹ=J ѐ=e ѝ=i ѣ=e ѳ=f ѵ=i \
        ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=J რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=g ყ=k შ=S ჩ=C ც=c ძ=dz \
        წ=c ჭ=C ხ=h ჯ=J ჰ=h \
        ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=J ի=i լ=l խ=h ծ=c կ=k հ=h ձ=dz ղ=g ճ=C մ=m յ=Y ն=n շ=S ո=o չ=C պ=p ջ=J ռ=r ս=s \
        վ=v տ=t ր=r ց=c ւ=v փ=p ք=k և=ev օ=o ֆ=f \
        α=a ά=a β=v γ=g δ=d ε=e έ=e ζ=z η=i ή=i θ=t ι=i ί=i ϊ=i ΐ=i κ=k λ=l μ=m ν=n ξ=ks ο=o ό=o π=p ρ=r σ=s ς=s τ=t υ=i \
        ύ=i ϋ=i φ=f χ=h ψ=ps ω=o ώ=o \
        א=a ב=b ג=g ד=d ה=h ו=u ז=z ח=h ט=t י=i כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=p צ=c ץ=c ק=k ר=r ש=S ת=t \
        ا=a أ=a إ=i آ=a ٱ=a ى=a ب=b پ=p ت=t ث=t ج=J چ=C ح=h خ=h د=d ذ=z ر=r ز=z ژ=J س=s ش=S ص=s ض=d ط=t ظ=z ع=a غ=g ف=f \
        ق=k ك=k ک=k گ=g ڭ=N ل=l م=m ن=n ه=h ھ=h ە=e ة=a و=u ۇ=u ۆ=o ۈ=u ۋ=v ؤ=u ي=i ی=i ئ=e ې=e ٹ=t ڈ=d ڑ=r ں=n ہ=h ے=e \
        ア=a イ=i ウ=u エ=e オ=o カ=ka キ=ki ク=ku ケ=ke コ=ko ガ=ga ギ=gi グ=gu ゲ=ge ゴ=go サ=sa シ=Si ス=su セ=se ソ=so ザ=za ジ=Ji \
        ズ=zu ゼ=ze ゾ=zo タ=ta チ=Ci ツ=cu テ=te ト=to ダ=da デ=de ド=do ナ=na ニ=ni ヌ=nu ネ=ne ノ=no ハ=ha ヒ=hi フ=fu ヘ=he ホ=ho \
        バ=ba ビ=bi ブ=bu ベ=be ボ=bo パ=pa ピ=pi プ=pu ペ=pe ポ=po マ=ma ミ=mi ム=mu メ=me モ=mo ヤ=Ya ユ=Yu ヨ=Yo ラ=ra リ=ri ル=ru \
        レ=re ロ=ro ワ=va ヲ=o ン=n ヴ=v
        """
}
