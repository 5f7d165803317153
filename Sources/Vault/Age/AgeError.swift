// What can be wrong with an age file, a key or a passphrase, in words.

/// Why an age file could not be opened or written.
public enum AgeError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file doesn't begin as an age file does.
    case notAnAgeFile
    /// The header doesn't follow the format; says how.
    case damagedHeader(String)
    /// The header was altered after it was written: its MAC is wrong.
    case alteredHeader
    /// The ASCII armor around the file doesn't follow the format; says how.
    case damagedArmor(String)
    /// The file is sealed to others than the identities given.
    case noIdentityMatches
    /// The passphrase is not the one that the file was sealed with.
    case wrongPassphrase
    /// Trying a passphrase would take longer, and more memory, than the caller allows.
    case workFactorTooHigh(Int, limit: Int)
    /// The work factor asks for more memory (1 KiB times 2 to its power) than the system gives.
    case notEnoughMemory(workFactor: Int)
    /// A kind of file, key or recipient that this program doesn't know; says which.
    case unsupported(String)
    /// The payload ends before its end: a file that was cut off, or never finished.
    case truncatedPayload
    /// A chunk of the payload (64 KiB, counted from 0) was altered, or cut off in its middle.
    case damagedPayload(chunk: UInt64)
    /// Something follows the end of the payload.
    case trailingData
    /// A recipient, identity or passphrase that can't be one; says why.
    case invalidKey(String)

    public var description: String {
        switch self {
        case .notAnAgeFile: "this is not an age file"
        case .damagedHeader(let how): "the header of the age file is damaged: \(how)"
        case .alteredHeader: "the header of the age file was altered after it was written"
        case .damagedArmor(let how): "the armor around the age file is damaged: \(how)"
        case .noIdentityMatches: "the age file is sealed to others than the keys given"
        case .wrongPassphrase: "the passphrase is wrong"
        case .workFactorTooHigh(let factor, let limit):
            "the age file asks for the scrypt work factor \(factor); more than \(limit) is refused"
        case .notEnoughMemory(let factor):
            "there is not enough memory for the scrypt work factor \(factor) (\(factor < 50 ? 1 << factor : .max) KiB)"
        case .unsupported(let what): "this version can't use \(what)"
        case .truncatedPayload: "the age file is cut off: its end is missing"
        case .damagedPayload(let chunk): "the age file is altered or cut off in its part \(chunk + 1) (of 64 KiB each)"
        case .trailingData: "something follows the end of the age file"
        case .invalidKey(let why): "the key is not usable: \(why)"
        }
    }
}
