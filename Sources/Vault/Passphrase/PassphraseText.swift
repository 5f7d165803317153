// What counts as the same passphrase, whatever keyboard typed it.
import Foundation
import Glibc

/// The one form in which a passphrase reaches scrypt: UTF-8 in Unicode normalisation form C.
///
/// Nothing else is changed: letters keep their case, and spaces stay, also at the ends. What is ASCII is taken as typed,
/// byte for byte. Other scripts are composed (NFC), because one keyboard types "é" as one character and another as "e"
/// and an accent, and people can't see which; nearly all keyboards type NFC, so `age` by itself takes the same passphrase.
/// Compatibility forms (NFKC) are not folded: "ﬁ" and "fi" differ.
public enum PassphraseText {
    /// Longest passphrase, in bytes of UTF-8.
    public static let mostBytes = 1024

    /// Checks and composes what was typed or read.
    ///
    /// `place` completes "The passphrase ..." in an error. Composing needs a `String` in between, which can't be wiped;
    /// ASCII, and so a generated passphrase, never becomes one.
    public static func normalised(_ typed: SecretBytes, place: String) throws(PassphraseError) -> SecretBytes {
        guard !typed.isEmpty else { throw .empty(place: place) }
        guard typed.count <= mostBytes else { throw .tooLong(place: place) }
        let (isASCII, hasControl) = typed.withBytes { bytes in
            (bytes.allSatisfy { $0 < 0x80 }, bytes.contains { $0 < 0x20 || $0 == 0x7F })
        }
        guard !hasControl else { throw .controlCharacter(place: place) }
        if isASCII { return typed }
        guard let text = typed.withBytes({ String(validating: $0, as: UTF8.self) }) else {
            throw .notUTF8(place: place)
        }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .controlCharacter(place: place)
        }
        var composed = Array(text.precomposedStringWithCanonicalMapping.utf8)
        return SecretBytes(taking: &composed)
    }
}
