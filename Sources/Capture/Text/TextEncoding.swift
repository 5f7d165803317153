// The encodings we read, and the many labels they go by.

enum TextEncoding: Hashable, Sendable {
    case utf8, utf16LittleEndian, utf16BigEndian
    /// By its name in `CodePage`.
    case singleByte(String)

    /// The usual name.
    var name: String {
        switch self {
        case .utf8: "utf-8"
        case .utf16LittleEndian: "utf-16le"
        case .utf16BigEndian: "utf-16be"
        case .singleByte(let name): name
        }
    }

    /// The encoding a label names, as browsers understand it; `nil` for one that we can't read.
    init?(label: String) {
        let label = label.lowercased()
        switch label {
        case "utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8": self = .utf8
        case "utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2": self = .utf16LittleEndian
        case "utf-16be": self = .utf16BigEndian
        case "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1", "latin1", "l1", "ascii", "us-ascii", "ansi_x3.4-1968",
            "cp1252", "x-cp1252", "cp819":
            self = .singleByte("windows-1252")
        case "cp1251", "x-cp1251", "win-1251", "windows1251": self = .singleByte("windows-1251")
        case "cp1250", "x-cp1250": self = .singleByte("windows-1250")
        case "cp1253", "x-cp1253": self = .singleByte("windows-1253")
        case "cp1254", "x-cp1254", "latin5", "iso-8859-9", "iso8859-9", "iso_8859-9": self = .singleByte("windows-1254")
        case "cp1257", "x-cp1257": self = .singleByte("windows-1257")
        case "koi8-r", "koi8", "koi", "koi8_r", "cskoi8r": self = .singleByte("koi8-r")
        case "koi8-u", "koi8-ru": self = .singleByte("koi8-u")
        case "iso8859-2", "iso_8859-2", "latin2", "l2": self = .singleByte("iso-8859-2")
        case "iso8859-5", "iso_8859-5", "cyrillic": self = .singleByte("iso-8859-5")
        case "iso8859-7", "iso_8859-7", "greek": self = .singleByte("iso-8859-7")
        case "iso8859-15", "iso_8859-15", "latin9", "l9": self = .singleByte("iso-8859-15")
        case "cp866", "866", "csibm866": self = .singleByte("ibm866")
        case "mac-cyrillic", "x-mac-ukrainian": self = .singleByte("x-mac-cyrillic")
        default:
            guard CodePage.isKnown(label) else { return nil }
            self = .singleByte(label)
        }
    }
}
