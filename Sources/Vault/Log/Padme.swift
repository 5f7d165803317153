// Padding that hides all but the class of a length.

/// Padmé (Nikitin, Barman, Lueks, Underwood, Hubaux, Ford: Reducing Metadata Leakage from Encrypted Files, PETS 2019): a length keeps only about
/// as many leading bits as its exponent has, which adds at most 12 % and leaves O(log log L) bits to see.
public enum Padme {
    /// The padded length, in bytes, for a length from 0.
    public static func padded(_ length: Int) -> Int {
        guard length > 1 else { return length }
        let exponent = Int.bitWidth - 1 - length.leadingZeroBitCount
        let kept = Int.bitWidth - exponent.leadingZeroBitCount
        let mask = (1 << (exponent - kept)) - 1
        return (length + mask) & ~mask
    }
}
