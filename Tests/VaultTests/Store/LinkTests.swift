// What stands in a vault's folder leads nowhere else, whoever put it there.

import CLinux
import Foundation
import Glibc
import Testing

@testable import Vault

@Suite struct LinkTests {
    /// A store of which one folder is a link to a folder outside, which holds what the store's own would.
    private struct Linked {
        let folder: TemporaryFolder
        let store: FolderStore
        let id = Identifier.random()

        var outside: String { folder.path + "/outside" }

        /// - Parameter way: the folder that is a link.
        init(_ way: String) throws {
            folder = try TemporaryFolder()
            store = FolderStore(folder: folder.path + "/vault")
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/outside/\(id)", withIntermediateDirectories: true)
            for name in ["frames", "\(id)", "\(id).age", "\(id)/frames", "\(id)/\(id).age"] {
                let path = "\(folder.path)/outside/\(name)"
                if !FileManager.default.fileExists(atPath: path) {
                    try Data("outside".utf8).write(to: URL(filePath: path))
                }
            }
            let link = "\(store.folder)/\(way.replacingOccurrences(of: "ID", with: id.hex))"
            try FileManager.default.createDirectory(
                atPath: (link as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside)
        }

        func survey() throws -> [String: Data] {
            var files: [String: Data] = [:]
            for case let name as String in try #require(FileManager.default.enumerator(atPath: outside)) {
                files[name] = FileManager.default.contents(atPath: "\(outside)/\(name)")
            }
            return files
        }
    }

    @Test(arguments: ["logs", "logs/ID", "keys", "epochs", "epochs/ID", "tmp"])
    func noFolderThatIsALinkLeadsOut(way: String) throws {
        let linked = try Linked(way)
        let (store, id) = (linked.store, linked.id)
        let path: StorePath =
            switch way {
            case "logs", "logs/ID": .frames(of: id)
            case "keys": .keys(of: id)
            case "tmp": .temporary(id)
            default: .epoch(id, file: id)
            }
        let before = try linked.survey()
        #expect(!before.isEmpty)
        let bytes = Array("secret".utf8)
        // The folder for temporary files holds what is written elsewhere too.
        let written: StorePath = way == "tmp" ? .snapshot : path
        #expect(throws: StoreError.self) { try store.replace(written, with: bytes, durably: true) }
        #expect(throws: StoreError.self) { try store.create(written) { try $0.write(bytes) } }
        #expect(throws: StoreError.self) { try store.read(path, limit: 100) }
        #expect(throws: StoreError.self) { try store.open(path) { _ in () } }
        #expect(throws: StoreError.self) { try store.exists(path) }
        #expect(throws: StoreError.self) { try store.size(of: path) }
        #expect(throws: StoreError.self) { try store.append(bytes, to: path, at: 7) }
        #expect(throws: StoreError.self) { try store.append(bytes, to: path, at: 0) }
        #expect(throws: StoreError.self) { try store.cut(path, to: 3) }
        #expect(throws: StoreError.self) { try store.rewrite(path, [FileChange(offset: 0, bytes: bytes)]) }
        #expect(throws: StoreError.self) { try store.remove(path) }
        #expect(throws: StoreError.self) { try store.erase(path) }
        #expect(throws: StoreError.self) { try store.secure(path) }
        if let folder = path.parent { #expect(throws: StoreError.self) { try store.names(in: folder) } }
        if way.hasPrefix("logs") { #expect(throws: StoreError.self) { try store.lock(id, waiting: 0) } }
        #expect(try linked.survey() == before)
    }

    @Test func theSentenceSaysWhatItIs() throws {
        let linked = try Linked("logs")
        let error = #expect(throws: StoreError.self) { try linked.store.read(.frames(of: linked.id), limit: 100) }
        #expect(error?.description.contains("lies behind one") == true)
    }

    /// A person may name a link to the vault: that one they made.
    @Test func theFolderItselfMayBeNamedByALink() throws {
        let folder = try TemporaryFolder()
        let store = FolderStore(folder: folder.path + "/vault")
        try store.replace(.snapshot, with: [1], durably: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/vault")
        let linked = FolderStore(folder: folder.path + "/link")
        #expect(try linked.read(.snapshot, limit: 10) == [1])
        try linked.replace(.snapshot, with: [2], durably: true)
        #expect(try store.read(.snapshot, limit: 10) == [2])
    }

    /// The way for systems that lack the call answers as the call does.
    @Test func bothWaysOfOpeningAgree() throws {
        let folder = try TemporaryFolder()
        let top = folder.path
        try FileManager.default.createDirectory(atPath: top + "/a/b/c", withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(filePath: top + "/a/b/file"))
        for (link, target) in [("a/out", "/etc"), ("a/up", ".."), ("a/inside", "b"), ("a/b/leaf", "file")] {
            try FileManager.default.createSymbolicLink(atPath: "\(top)/\(link)", withDestinationPath: target)
        }
        let descriptor = open(top, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        var codes: [String: [Int32]] = [:]
        let looks: [Int32] = [O_RDONLY, O_RDONLY | O_DIRECTORY, O_WRONLY, CLINUX_O_PATH, CLINUX_O_PATH | O_DIRECTORY]
        for path in [
            ".", "a", "a/b", "a/b/file", "a/b/c", "none", "none/x", "a/b/file/x", "a/out", "a/out/passwd", "a/up",
            "a/up/a", "a/inside", "a/inside/file", "a/b/leaf", "a/b/leaf/x", "..", "a/../a", "../a", "/etc",
            "/etc/passwd",
            String(repeating: "n", count: 300), "a/" + String(repeating: "n", count: 300) + "/x",
        ] {
            for flags in looks {
                func tried(_ way: (Int32, UnsafePointer<CChar>?, Int32, mode_t) -> Int32) -> Int32 {
                    let file = way(descriptor, path, flags, 0)
                    if file < 0 { return errno }
                    close(file)
                    return 0
                }
                let (one, other) = (tried(clinux_open_beneath), tried(clinux_open_stepwise))
                codes[path, default: []].append(one)
                // Inside the folder ".." is allowed by the one and refused by the other; no path of a vault has it.
                if path != "a/../a" { #expect(one == other, "\(path.prefix(20)) \(flags): \(one) and \(other)") }
            }
        }
        #expect(codes["a/b/file"] == [0, ENOTDIR, 0, 0, ENOTDIR])
        for path in ["a/out/passwd", "a/up/a", "a/inside/file"] {
            #expect(codes[path] == [ELOOP, ELOOP, ELOOP, ELOOP, ELOOP])
        }
        for path in ["..", "../a", "/etc", "/etc/passwd"] { #expect(codes[path]?.allSatisfy { $0 == EXDEV } == true) }
        // New files, with their mode.
        for (name, way) in [("one", clinux_open_beneath), ("two", clinux_open_stepwise)] {
            let file = way(descriptor, "a/b/\(name)", O_WRONLY | O_CREAT | O_EXCL, 0o600)
            #expect(file >= 0)
            var status = stat()
            #expect(fstat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
            #expect(fcntl(file, F_GETFD) == FD_CLOEXEC)
            close(file)
        }
    }

    /// Somebody has made a log's file longer than any disk: what is kept of it has a limit.
    @Test func ofATailOnlySoMuchIsKept() throws {
        let test = try TestLog()
        try test.append(["one"])
        let sound = try test.bytes()
        let handle = try FileHandle(forWritingTo: URL(filePath: test.frames))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("torn".utf8))
        try handle.truncate(atOffset: UInt64(sound.count + KeptTail.longest + 12_345))
        try handle.close()
        let appender = try LogAppender(store: test.store, vault: test.vault, from: LogState(log: test.log))
        let kept = try #require(appender.keptTail)
        #expect(kept.size == KeptTail.longest && kept.dropped == 12_345)
        #expect("\(kept)".contains("12345 bytes more were dropped"))
        #expect(try Data(contentsOf: URL(filePath: kept.path)).prefix(6) == Data("torn\0\0".utf8))
        #expect(try test.bytes() == sound)
        _ = consume appender
    }
}
