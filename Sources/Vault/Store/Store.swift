// The small protocol under the vault: where its bytes are kept, whoever keeps them; they are ciphertext and hashes.

import Glibc

/// A place that keeps a vault's files. The host of the store sees ciphertext only.
///
/// Whatever returns without throwing is safe against a power cut, unless its comment says otherwise. After a failed fsync nothing is retried: the caller stops writing.
public protocol Store: Sendable {
    /// Whether there is such a file or folder.
    func exists(_ path: StorePath) throws(StoreError) -> Bool

    /// How long a file is, in bytes; nil where there is none.
    func size(of path: StorePath) throws(StoreError) -> Int?

    /// The names in a folder, sorted; none where there is no such folder.
    func names(in folder: StorePath) throws(StoreError) -> [String]

    /// Bytes of a file; fewer than asked for where it ends before.
    func read(_ path: StorePath, from offset: Int, count: Int) throws(StoreError) -> [UInt8]

    /// Gives a file to `use` as a source of all its bytes.
    ///
    /// - Throws: what `use` throws; `StoreError` where the file can't be opened.
    func open<Result>(_ path: StorePath, _ use: (inout FileSource) throws -> Result) throws -> Result

    /// Replaces a file as a whole: others see the old bytes or the new.
    func replace(_ path: StorePath, with bytes: [UInt8], durably: Bool) throws(StoreError)

    /// Replaces a file as a whole by parts one after another, until `next` gives none; of a long file no more than a part has to be in memory.
    ///
    /// - Throws: what `next` throws, and `StoreError`; the old bytes stay.
    func replace(_ path: StorePath, durably: Bool, next: () throws -> [UInt8]?) throws

    /// Makes a file out of what `write` writes; it appears when that has returned, or not at all.
    ///
    /// - Throws: what `write` throws; `StoreError` for everything else, also where there is such a file already.
    func create(_ path: StorePath, _ write: (inout FileSink) throws -> Void) throws

    /// Appends to a file that is as long as `offset` says, or begins one at 0.
    ///
    /// - Throws: `StoreError` where the length is another, with nothing written.
    func append(_ bytes: [UInt8], to path: StorePath, at offset: Int) throws(StoreError)

    /// Makes safe on the disk what others have written to a file and may not have waited for; nothing happens where there is none.
    func secure(_ path: StorePath) throws(StoreError)

    /// Cuts a file after keeping what is cut off in the folder for temporary files, up to `KeptTail.longest` bytes of it.
    func cut(_ path: StorePath, to size: Int) throws(StoreError) -> KeptTail

    /// Changes bytes of a file, which stays as long as it is: others see all of the old bytes or all of the new. Then the old ones are overwritten, as far as that goes.
    func rewrite(_ path: StorePath, _ changes: [FileChange]) throws(StoreError)

    /// Removes a file that can be made again; not made safe against a power cut. Nothing happens where there is none.
    func remove(_ path: StorePath) throws(StoreError)

    /// Removes a file after overwriting it; nothing happens where there is none.
    func erase(_ path: StorePath) throws(StoreError)

    /// Keeps everybody else from writing to a log until what is returned is gone; waits at most `seconds`.
    func lock(_ log: Identifier, waiting seconds: Double) throws(StoreError) -> StoreLock

    /// What tells this vault from a copy of it; stays the same as long as `FORMAT`, which is written once, is not copied or restored.
    func mark() throws(StoreError) -> String

    /// The same store for somebody who has found a vault in it: where that vanishes, nothing is begun in its place.
    func opened() -> any Store
}

/// What was cut off a file's end.
public struct KeptTail: Hashable, Sendable, CustomStringConvertible {
    /// The file in which it was kept.
    public let path: String
    /// How many bytes were kept.
    public let size: Int
    /// How many bytes after those were not.
    public let dropped: Int

    /// The most bytes that are kept: more than is ever written at once, so that a disk is not filled by what somebody has added to a log.
    public static let longest = 64 << 20

    /// The file, and what is not in it.
    public var description: String {
        dropped == 0
            ? path : "\(path) (its first \(size) bytes; \(dropped) bytes more were dropped, as no write is so long)"
    }

    /// A tail that was kept.
    public init(path: String, size: Int, dropped: Int) { (self.path, self.size, self.dropped) = (path, size, dropped) }
}

/// Bytes that take the place of as many others in a file.
public struct FileChange: Sendable {
    /// Where in the file.
    public let offset: Int
    /// What is to stand there.
    public let bytes: [UInt8]

    /// A change.
    public init(offset: Int, bytes: [UInt8]) {
        self.offset = offset
        self.bytes = bytes
    }
}

/// Holds a log's lock as long as it lives.
public final class StoreLock: Sendable {
    private let release: @Sendable () -> Void

    /// A lock that is given back by calling `release`.
    public init(release: @escaping @Sendable () -> Void) { self.release = release }

    deinit { release() }
}

extension Store {
    public func opened() -> any Store { self }

    public func replace(_ path: StorePath, durably: Bool, next: () throws -> [UInt8]?) throws {
        var bytes: [UInt8] = []
        while let part = try next() { bytes += part }
        try replace(path, with: bytes, durably: durably)
    }

    /// All bytes of a file.
    ///
    /// - Throws: `StoreError.tooLong` where there are more than `limit`.
    public func read(_ path: StorePath, limit: Int) throws(StoreError) -> [UInt8] {
        let bytes = try read(path, from: 0, count: limit + 1)
        if bytes.count > limit { throw StoreError.tooLong(path: path.description, limit: limit) }
        return bytes
    }

    /// The ids among the names in a folder, after taking off an ending.
    public func identifiers(in folder: StorePath, ending: String = "") throws(StoreError) -> [Identifier] {
        try names(in: folder).compactMap { name in
            name.hasSuffix(ending) ? Identifier(hex: name.dropLast(ending.count)) : nil
        }
    }
}

/// Why a store could not do what it was asked.
public enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The system refused; `code` is its errno.
    case system(doing: String, path: String, code: Int32)
    /// A file that was to be made is there already.
    case alreadyThere(path: String)
    /// A file has changed under our hands: it is not as long as it was when we looked last.
    case changed(path: String, expected: Int, found: Int)
    /// A file is longer than anything that belongs there.
    case tooLong(path: String, limit: Int)
    /// Another process writes to the log.
    case busy(path: String)
    /// The vault was there and is not any more.
    case vanished

    public var description: String {
        switch self {
        case .system(let doing, let path, ELOOP):
            "\(path): could not \(doing): it is a link, or lies behind one; a vault has none. Remove it. Nothing that was acknowledged is lost."
        case .system(let doing, let path, let code):
            "\(path): could not \(doing): \(SystemWords.words(for: code)). Nothing that was acknowledged is lost."
        case .alreadyThere(let path): "\(path): is there already"
        case .changed(let path, let expected, let found):
            "\(path): is \(found) bytes long, but was \(expected) a moment ago; another program writes here. Nothing was written; try again."
        case .tooLong(let path, let limit): "\(path): is longer than \(limit) bytes, more than belongs there"
        case .busy(let path):
            "\(path): another Habeas is writing here; wait until it is done, or end it, and try again."
        case .vanished:
            "The vault's folder is not there any more: it was moved, removed or unmounted. Bring it back and try again; what was acknowledged is in it."
        }
    }
}
