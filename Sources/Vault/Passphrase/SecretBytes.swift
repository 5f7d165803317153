// Bytes that are wiped when nobody needs them any more: keys and passphrases.
import Glibc

/// Bytes in memory of their own, wiped when the last reference goes away.
///
/// The pages are kept out of swap where the system's limit allows it, and out of core dumps. Printing shows only the
/// number of bytes. Never make a `String` of the content: it can't be wiped.
public final class SecretBytes: @unchecked Sendable {
    // Sendable: written only in `init` and wiped only in `deinit`.
    private let room: UnsafeMutableRawBufferPointer
    /// Number of bytes.
    public let count: Int

    /// Makes room for `capacity` bytes and lets `fill` write them; `fill` returns how many it wrote.
    public init<Failure: Error>(
        capacity: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        let page = max(4096, Int(sysconf(Int32(_SC_PAGESIZE))))
        let size = max(1, (max(0, capacity) + page - 1) / page) * page
        room = .allocate(byteCount: size, alignment: page)
        _ = mlock(room.baseAddress, size)
        _ = madvise(room.baseAddress, size, MADV_DONTDUMP)
        _ = room.initializeMemory(as: UInt8.self, repeating: 0)
        do {
            let written = try fill(UnsafeMutableRawBufferPointer(rebasing: room[..<max(0, capacity)]))
            count = min(max(0, written), max(0, capacity))
        } catch {
            Self.release(room)
            throw error
        }
    }

    /// Copies bytes; the copy that the caller has stays the caller's to wipe.
    public convenience init(copying bytes: UnsafeRawBufferPointer) {
        self.init(capacity: bytes.count) { room in
            room.copyMemory(from: bytes)
            return bytes.count
        }
    }

    /// Takes over bytes and wipes the array, if nobody else holds it.
    public convenience init(taking bytes: inout [UInt8]) {
        self.init(capacity: bytes.count) { room in
            room.copyBytes(from: bytes)
            return bytes.count
        }
        Self.wipe(&bytes)
    }

    deinit { Self.release(room) }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// Shows the bytes to `use`; nothing of them may be kept.
    public func withBytes<Result, Failure: Error>(
        _ use: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try use(UnsafeRawBufferPointer(rebasing: room[..<count]))
    }

    /// Overwrites an array with zeros and empties it.
    public static func wipe(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBytes { wipe($0) }
        bytes.removeAll()
    }

    private static func wipe(_ room: UnsafeMutableRawBufferPointer) {
        if let start = room.baseAddress { explicit_bzero(start, room.count) }
    }

    private static func release(_ room: UnsafeMutableRawBufferPointer) {
        wipe(room)
        _ = madvise(room.baseAddress, room.count, MADV_DODUMP)
        _ = munlock(room.baseAddress, room.count)
        room.deallocate()
    }
}

extension SecretBytes: Equatable {
    /// Compares all bytes, whatever the first difference.
    public static func == (one: SecretBytes, other: SecretBytes) -> Bool {
        guard one.count == other.count else { return false }
        return one.withBytes { ours in
            other.withBytes { theirs in
                zip(ours, theirs).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
            }
        }
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The number of bytes and nothing else.
    public var description: String { "SecretBytes(\(count) bytes)" }
    /// The number of bytes and nothing else.
    public var debugDescription: String { description }
    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
