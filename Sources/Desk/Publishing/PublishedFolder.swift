// A folder that is published whole or not at all: built aside, looked through, and put in the place of the last one at the end.

import CLinux
import Crypto
import Dispatch
import FoundationEssentials
import Glibc
import Presentation
public import Publication
import Synchronization
import Vault

/// A publication while it is built.
public final class PublishedFolder: Sendable {
    /// Where it will stand.
    public let path: String
    /// Where it is built.
    public let building: String
    /// Whether readers beside its owner may see it.
    private let isPublic: Bool
    /// The files of the last publication, with their digests.
    public let before: [String: String]
    /// The digest of the list of these files; nil where there is none.
    public let digestBefore: String?
    private let files = Mutex<[String: String]>([:])
    private let folders = Mutex<Set<String>>([])

    /// The name of the list of files.
    public static let manifest = "manifest.json"
    private static let format = "habeas publication 1"

    /// Begins a publication beside its place.
    ///
    /// - Throws: `PublishingError.foreignFolder` where the place holds something else; `.notWritten`.
    public init(_ path: String, isPublic: Bool) throws {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        self.isPublic = isPublic
        (before, digestBefore) = try Self.stored(in: path)
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let parent = parts.dropLast().joined(separator: "/")
        let name = ".\(parts.last ?? "out").habeas-\(getpid())"
        building = parent.isEmpty ? (path.hasPrefix("/") ? "/\(name)" : name) : "\(parent)/\(name)"
        Self.remove(building)
        guard mkdir(building, isPublic ? 0o755 : 0o700) == 0 else { throw Self.problem(path) }
        chmod(building, isPublic ? 0o755 : 0o700)
    }

    /// The files of a publication that stands somewhere; empty where nothing does.
    ///
    /// - Throws: `PublishingError.foreignFolder` where the place holds something that Habeas did not publish.
    public static func files(in path: String) throws -> [String: String] { try stored(in: path).files }

    /// The same with the digest of their list; both of one reading of it.
    private static func stored(in path: String) throws -> (files: [String: String], digest: String?) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return ([:], nil) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw PublishingError.foreignFolder(path) }
        if let bytes = bytes(of: "\(path)/\(manifest)") {
            guard let stored = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)), stored.format == format
            else {
                throw PublishingError.foreignFolder(path)
            }
            return (stored.files, Array(SHA256.hash(data: bytes)).hex)
        }
        guard let names = names(in: path) else { throw problem(path) }
        if !names.isEmpty { throw PublishingError.foreignFolder(path) }
        return ([:], nil)
    }

    private struct Manifest: Codable {
        var format: String
        var files: [String: String]
    }

    /// The bytes of a file of the last publication.
    public func bytesBefore(of file: String) -> [UInt8]? { Self.bytes(of: "\(path)/\(file)") }

    /// Adds a file; true where the last publication had the same, which is taken over then.
    ///
    /// - Throws: `PublishingError.notWritten`, as on a full disk.
    @discardableResult
    public func write(_ file: OutputFile) throws -> Bool {
        let digest = Array(SHA256.hash(data: file.bytes)).hex
        let target = try place(of: file.path)
        let isSame =
            before[file.path] == digest && bytesBefore(of: file.path) == file.bytes
            && link("\(path)/\(file.path)", target) == 0
        if !isSame { try write(file.bytes, at: target, as: file.path) }
        files.withLock { $0[file.path] = digest }
        return isSame
    }

    private func write(_ bytes: [UInt8], at target: String, as name: String) throws {
        let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, isPublic ? 0o644 : 0o600)
        guard descriptor >= 0 else { throw Self.problem(name) }
        // Whatever the process's own files are like: a site is read by others.
        fchmod(descriptor, isPublic ? 0o644 : 0o600)
        var problem: Int32 = 0
        bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let written = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
                if written < 0 {
                    if errno == EINTR { continue }
                    problem = errno
                    return
                }
                done += written
            }
        }
        if Glibc.close(descriptor) != 0, problem == 0 { problem = errno }
        guard problem == 0 else {
            errno = problem
            throw Self.problem(name)
        }
    }

    /// Takes files over from the last publication where they are still what they were; false where one is not.
    public func keep(_ paths: [String]) throws -> Bool {
        for file in paths {
            guard let known = before[file], let bytes = bytesBefore(of: file),
                Array(SHA256.hash(data: bytes)).hex == known
            else {
                return false
            }
        }
        for file in paths {
            let target = try place(of: file)
            if link("\(path)/\(file)", target) != 0 {
                guard let bytes = bytesBefore(of: file) else { return false }
                try write(OutputFile(path: file, bytes: bytes))
            }
            files.withLock { $0[file] = before[file] }
        }
        return true
    }

    /// Adds the list of files, and returns its digest: nothing may be added afterwards.
    public func seal() throws -> String {
        let all = files.withLock { $0 }
        var json = JSONWriter()
        json.object { json in
            json.member("format", Self.format)
            json.object("files") { json in
                for file in all.keys.sorted() {
                    json.newLine()
                    json.member(file, all[file])
                }
                json.endLine()
            }
        }
        json.endLine()
        let bytes = json.bytes
        try write(OutputFile(path: Self.manifest, bytes: bytes))
        return Array(SHA256.hash(data: bytes)).hex
    }

    /// The files that are byte for byte as they were; without the program's own, which no scan has looked through.
    public var unchanged: Set<String> {
        files.withLock { now in Set(now.filter { before[$0.key] == $0.value }.keys) }.subtracting(Self.ownPaths)
    }

    /// Puts it in the place of the last publication, which is then removed.
    public func publish() throws {
        let descriptor = open(building, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.problem(path) }
        let isSynced = clinux_sync(descriptor) == 0
        close(descriptor)
        guard isSynced else { throw Self.problem(path) }
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard rename(building, path) == 0 else { throw Self.problem(path) }
            return
        }
        if clinux_exchange(building, path) != 0 {
            // A file system that can't exchange two names.
            let aside = building + "-old"
            Self.remove(aside)
            guard rename(path, aside) == 0 else { throw Self.problem(path) }
            guard rename(building, path) == 0 else {
                let problem = Self.problem(path)
                _ = rename(aside, path)
                throw problem
            }
            Self.remove(aside)
            return
        }
        Self.remove(building)
    }

    /// Takes away what was built.
    public func abandon() { Self.remove(building) }

    // MARK: Files

    private func place(of file: String) throws -> String {
        if let stroke = file.lastIndex(of: "/") { try makeFolder(String(file[..<stroke])) }
        return "\(building)/\(file)"
    }

    private func makeFolder(_ folder: String) throws {
        // Made before anybody else is told that it is there.
        try folders.withLock { made in
            var known = ""
            for part in folder.split(separator: "/") {
                known += known.isEmpty ? String(part) : "/\(part)"
                guard !made.contains(known) else { continue }
                let place = "\(building)/\(known)"
                if mkdir(place, isPublic ? 0o755 : 0o700) != 0, errno != EEXIST { throw Self.problem(known) }
                chmod(place, isPublic ? 0o755 : 0o700)
                made.insert(known)
            }
        }
    }

    static func bytes(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            done += count
        }
        return bytes
    }

    /// Removes a folder with all that is in it, several of the folders in it at a time; follows no links.
    private static func remove(_ path: String) {
        let names = names(in: path) ?? []
        DispatchQueue.concurrentPerform(iterations: names.count) { removeAll("\(path)/\(names[$0])") }
        removeAll(path)
    }

    private static func removeAll(_ path: String) {
        guard let names = names(in: path) else {
            unlink(path)
            return
        }
        for name in names { removeAll("\(path)/\(name)") }
        rmdir(path)
    }

    /// What a folder holds; nil where it is none.
    private static func names(in path: String) -> [String]? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, let listing = opendir(path) else {
            return nil
        }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static func problem(_ path: String) -> PublishingError {
        .notWritten(path: path, why: String(cString: strerror(errno)))
    }
}
