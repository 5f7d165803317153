// Decides in which encoding a file is: byte order mark, then UTF-8 if it is valid, then what the page says, then a guess.
import CUchardet

struct EncodingDetection {
    var encoding: TextEncoding
    /// Bytes of the byte order mark.
    var markLength = 0
    /// What a person should know about the choice.
    var note: String?

    /// Decides. `declared` is the label that the sender gives; that of the page itself is looked for here.
    static func detect(_ bytes: [UInt8], declared: String?, name: String) throws(CaptureError) -> EncodingDetection {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return EncodingDetection(encoding: .utf8, markLength: 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return EncodingDetection(encoding: .utf16LittleEndian, markLength: 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return EncodingDetection(encoding: .utf16BigEndian, markLength: 2) }
        if let encoding = utf16WithoutMark(bytes) {
            return EncodingDetection(
                encoding: encoding, note: "The file does not name its encoding; read as \(encoding.name).")
        }
        let label = declared ?? DeclaredEncoding.label(in: bytes)
        let stated = label.flatMap(TextEncoding.init(label:))
        let summary = UTF8Scan.summary(of: bytes)
        if summary.invalid == 0 {
            var detection = EncodingDetection(encoding: .utf8)
            if let label, stated != .utf8, !summary.isASCII {
                detection.note = "The file says that it is \(label), but it is valid UTF-8 and was read as that."
            }
            return detection
        }
        if summary.multibyte >= 2 * summary.invalid || (stated == .utf8 && summary.multibyte > summary.invalid) {
            return EncodingDetection(encoding: .utf8)
        }
        if let label, stated == nil { throw CaptureError(.encoding(label), name: name) }
        if let stated, stated != .utf8, isPlausible(stated, for: bytes) {
            return EncodingDetection(encoding: stated)
        }
        let guess = try guessed(bytes, name: name)
        let why =
            label.map { "The file says that it is \($0), which does not fit its bytes" }
            ?? "The file does not name its encoding"
        return EncodingDetection(encoding: guess, note: "\(why); read as \(guess.name).")
    }

    /// UTF-16 is known by its zero (or, in Cyrillic, 04) bytes, which stand on one side of the pairs only.
    private static func utf16WithoutMark(_ bytes: [UInt8]) -> TextEncoding? {
        guard bytes.count >= 8, bytes.count % 2 == 0 else { return nil }
        var high = [0, 0]
        var zeros = 0
        let head = bytes.prefix(4096)
        for (index, byte) in head.enumerated() where byte == 0 || byte == 4 {
            high[index % 2] += 1
            if byte == 0 { zeros += 1 }
        }
        let pairs = head.count / 2
        guard zeros > 0 else { return nil }
        if high[1] * 10 >= pairs * 9, high[0] * 10 < pairs { return .utf16LittleEndian }
        if high[0] * 10 >= pairs * 9, high[1] * 10 < pairs { return .utf16BigEndian }
        return nil
    }

    /// Whether the letters that a single-byte encoding makes of the bytes look like words: no bytes that stand for nothing,
    /// not mainly capitals after small letters, and no long rows of accented letters in a Western encoding.
    private static func isPlausible(_ encoding: TextEncoding, for bytes: [UInt8]) -> Bool {
        guard case .singleByte(let name) = encoding, let page = CodePage(named: name) else { return false }
        var upper = 0
        var lower = 0
        var nothing = 0
        var high = 0
        var runs = 0
        var previousIsHigh = false
        for byte in bytes.prefix(1 << 20) {
            guard byte >= 0x80 else {
                previousIsHigh = false
                continue
            }
            high += 1
            if !previousIsHigh { runs += 1 }
            previousIsHigh = true
            switch page.cases[Int(byte) - 0x80] {
            case .upper: upper += 1
            case .lower: lower += 1
            case .none: if page.characters[Int(byte) - 0x80] == [0xEF, 0xBF, 0xBD] { nothing += 1 }
            }
        }
        if nothing * 50 > high { return false }
        let isCyrillic = ["windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic"].contains(name)
        if isCyrillic || name == "windows-1253" || name == "iso-8859-7" { return upper <= lower || high < 40 }
        return high < 4 * runs || high < 16
    }

    /// What the statistics of the letters say.
    private static func guessed(_ bytes: [UInt8], name: String) throws(CaptureError) -> TextEncoding {
        let label = statisticalLabel(bytes)
        if label.isEmpty || label == "ASCII" || label == "UTF-8" { return .singleByte("windows-1252") }
        if let encoding = TextEncoding(label: label) {
            return isPlausible(encoding, for: bytes) ? encoding : .singleByte("windows-1252")
        }
        throw CaptureError(.encoding(label), name: name)
    }

    private static func statisticalLabel(_ bytes: [UInt8]) -> String {
        guard let detector = uchardet_new() else { return "" }
        defer { uchardet_delete(detector) }
        let first = max(0, (bytes.firstIndex { $0 >= 0x80 } ?? 0) - 256)
        let sample = bytes[first..<min(bytes.count, first + 262_144)]
        sample.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
            _ = uchardet_handle_data(detector, start, buffer.count)
        }
        uchardet_data_end(detector)
        guard let label = uchardet_get_charset(detector) else { return "" }
        return String(cString: label)
    }
}
