// The forms in which a word may lie in a file.
import Foundation

/// A way of writing a word down.
public enum CanaryForm: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LE = "UTF-16LE"
    case utf16BE = "UTF-16BE"
    case base64 = "base64"
    case hex = "hex"
    case percent = "percent-encoded"
    case json = "JSON escapes"
    case latin1 = "Latin-1"

    /// The bytes to look for, letters of ASCII in lower case but for base64; more than one where neighbours decide them.
    func patterns(of word: String) -> [[UInt8]] {
        let plain = Array(word.utf8)
        switch self {
        case .utf8: return [plain.folded]
        case .utf16LE: return [word.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }.folded]
        case .utf16BE: return [word.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }.folded]
        case .hex: return [plain.flatMap(Self.digits)]
        case .percent:
            if plain.allSatisfy({ $0.isUnreserved }) { return [] }
            let form = Array(FormEncoding.encode(word).utf8).folded
            return Array(Set([Array(FormEncoding.percent(word).utf8).folded, form]))
        case .json:
            if plain.allSatisfy({ $0 < 0x80 }) { return [] }
            return [
                word.utf16.flatMap {
                    $0 < 0x80
                        ? [UInt8($0)] : Array("\\u".utf8) + Self.digits(UInt8($0 >> 8)) + Self.digits(UInt8($0 & 0xFF))
                }.folded
            ]
        case .latin1:
            // How Chromium keeps short texts in memory and in some of its files.
            if plain.allSatisfy({ $0 < 0x80 }) || !word.unicodeScalars.allSatisfy({ $0.value < 0x100 }) { return [] }
            return [word.unicodeScalars.map { UInt8($0.value) }.folded]
        case .base64:
            return (0..<3).flatMap { shift -> [[UInt8]] in
                // Only the digits that the word alone decides.
                let text = Array(Data([UInt8](repeating: 0, count: shift) + plain).base64EncodedData())
                let sure = Array(text[(shift * 8 + 5) / 6..<(shift + plain.count) * 8 / 6])
                let forAddresses = sure.map {
                    $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0
                }
                return sure == forAddresses ? [sure] : [sure, forAddresses]
            }
        }
    }

    private static func digits(_ byte: UInt8) -> [UInt8] {
        [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x57 + $0 }
    }
}

extension UInt8 {
    /// A capital letter of ASCII as a small one, all else as it is.
    @inline(__always) var folded: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    fileprivate var isUnreserved: Bool {
        folded &- 0x61 < 26 || self &- 0x30 < 10 || [0x2D, 0x2E, 0x5F, 0x7E].contains(self)
    }
}

extension [UInt8] {
    var folded: [UInt8] { map(\.folded) }
}
