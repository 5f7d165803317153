// How a log lies in its file: frames with their length and checksum.

import CZlib

/// One frame of a log (docs/vault-format.md).
struct Frame: Equatable {
    enum Kind: UInt8 {
        case entry = 1
        case captureEntry = 2
        case erasedEntry = 3
        case commit = 4
    }

    var kind: Kind
    var payload: ArraySlice<UInt8>

    /// The longest payload.
    static let longestPayload = 131_072
    /// The longest payload of a commit: so that looking for one takes time in proportion to the file.
    static let longestCommit = 1_024
    /// Bytes before the payload.
    static let headLength = 9
    /// Bytes beside the payload.
    static let overhead = headLength + 4

    static let magic: [UInt8] = Array("hbf1".utf8)

    /// Adds the frame's bytes to a file's.
    static func append(_ kind: Kind, to bytes: inout [UInt8], payload: (inout [UInt8]) -> Void) {
        let start = bytes.count
        bytes += magic
        bytes.append(kind.rawValue)
        bytes += [0, 0, 0, 0]
        payload(&bytes)
        let length = UInt32(bytes.count - start - headLength)
        bytes.replaceSubrange(start + 5..<start + 9, with: length.bigEndianBytes)
        bytes += checksum(bytes[start...]).bigEndianBytes
    }

    /// CRC-32 as zlib computes it.
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { all in
            UInt32(truncatingIfNeeded: crc32_z(0, all.bindMemory(to: UInt8.self).baseAddress, all.count))
        }
    }

    /// What stands at a place in a log's file.
    enum Found: Equatable {
        /// A whole, sound frame, and where the next begins.
        case frame(Frame, next: Int)
        /// The beginning of a frame that may go on after these bytes; needs so many bytes from its start to tell.
        case cutOff(needs: Int)
        /// No frame, or a damaged one.
        case bad(String)
    }

    /// Looks at the frame that begins at a place.
    static func find(in bytes: [UInt8], at start: Int) -> Found {
        var reader = RecordReader(bytes[start...])
        guard let magic = reader.take(4), let kind = reader.number(UInt8.self), let length = reader.number(UInt32.self)
        else {
            return .cutOff(needs: headLength)
        }
        guard magic.elementsEqual(Self.magic) else { return .bad("no frame begins here") }
        guard let kind = Kind(rawValue: kind) else { return .bad("a frame of unknown kind \(kind)") }
        guard length <= (kind == .commit ? longestCommit : longestPayload) else {
            return .bad("a frame that says it is \(length) bytes long")
        }
        guard let payload = reader.take(Int(length)), let sum = reader.number(UInt32.self) else {
            return .cutOff(needs: overhead + Int(length))
        }
        let end = start + headLength + Int(length)
        guard sum == checksum(bytes[start..<end]) else { return .bad("a frame whose checksum is wrong") }
        return .frame(Frame(kind: kind, payload: payload), next: end + 4)
    }

    /// Whether a sound commit frame stands anywhere after a place; tells damage in the middle from a torn tail.
    static func holdsCommit(_ bytes: [UInt8], after start: Int) -> Bool {
        let needle = magic + [Kind.commit.rawValue]
        var at = start
        while at + needle.count <= bytes.count {
            guard let next = bytes[at...].firstIndex(of: needle[0]), next + needle.count <= bytes.count else {
                return false
            }
            if bytes[next..<next + needle.count].elementsEqual(needle), case .frame = find(in: bytes, at: next) {
                return true
            }
            at = next + 1
        }
        return false
    }
}
