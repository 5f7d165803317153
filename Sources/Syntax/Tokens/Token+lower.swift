// The lower-case form of a word, with typographic quotes and dashes made plain.

extension Token {
    /// The bytes as a lower-case word: `’` becomes `'`, `“` and `«` become `"`, dashes become `-`, `…` becomes `...`.
    package static func lower(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> String {
        var isPlain = true
        for index in start..<end where bytes[index] >= 0x80 {
            isPlain = false
            break
        }
        if isPlain {
            return String(unsafeUninitializedCapacity: end - start) { buffer in
                for index in start..<end {
                    let byte = bytes[index]
                    buffer[index - start] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                }
                return end - start
            }
        }
        var result = ""
        var index = start
        while index < end {
            let character = TextCharacter(bytes, at: index)
            index += character.length
            switch character.kind {
            case .apostrophe: result += "'"
            case .hyphen, .dash: result += "-"
            case .quote: result += character.scalar == 0x2018 || character.scalar == 0x201A ? "'" : "\""
            default:
                if character.scalar == 0x2026 {
                    result += "..."
                } else if character.scalar != 0xAD, let scalar = Unicode.Scalar(character.scalar) {
                    result += scalar.properties.lowercaseMapping
                }
            }
        }
        return result
    }
}
