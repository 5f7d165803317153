// Reads every file of a folder, some at a time, each once.

import Dispatch
import Glibc
import Synchronization

/// Why a folder could not be looked through at all.
public struct LeakScanError: Error, CustomStringConvertible, Hashable, Sendable {
    /// What went wrong, and what to do.
    public var description: String
}

extension LeakScan {
    /// Looks through every file of a folder and of the folders in it, and through their names.
    ///
    /// - Parameters:
    ///   - folder: the folder, as it will be published.
    ///   - jobs: how many files are read at the same time; 0 for as many as there are cores.
    ///   - passing: files that are passed over, by their paths, since they hold nothing but what is the program's own; whoever says so has
    ///     checked their bytes. Their names are looked at all the same.
    ///   - unchanged: files that are byte for byte those of the folder that `before` tells of, by their paths; whoever says so has checked it.
    ///   - before: what the last clean scan looked through.
    ///   - version: of the program.
    ///   - progress: told from any thread how many files of how many were read, now and then.
    /// - Throws: `LeakScanError` where the folder can't be listed. A file that can't be read is an unreadable part instead.
    public func scan(
        folder: String, jobs: Int = 0, passing: Set<String> = [], unchanged: Set<String> = [],
        since before: LookedThrough? = nil, version: String = "",
        progress: (@Sendable (_ read: Int, _ of: Int) -> Void)? = nil
    ) throws(LeakScanError) -> LeakReport {
        let chunks = before?.chunks
        let (listed, table) = both({ FolderListing.of(folder) }, { chunks?.table })
        let listing = try listed.get()
        // The largest first, so that no thread is left alone with it at the end.
        let files = listing.files.sorted { ($1.size, $0.path) < ($0.size, $1.path) }
        let prints = Fingerprints(self)
        let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let jobs = max(1, min(jobs > 0 ? jobs : cores, files.count, 64))
        let known = before.flatMap { KnownFiles($0, unchanged, self, prints, version: version, jobs: jobs) }
        let pieces = KnownPieces(known, under: patterns)
        let chunkTable = known == nil ? ChunkTable() : table ?? ChunkTable()
        let frequent = Mutex(Set(known?.before.chunks?.frequent ?? []))
        let next = Atomic<Int>(0)
        let texts = SharedTexts(files: files.count, threads: jobs)
        let results = Mutex<[Findings]>([])
        let prepared = patterns
        DispatchQueue.concurrentPerform(iterations: jobs) { _ in
            let scanner = Scanner(prepared)
            let partly = known?.patterns.map { Scanner($0) }
            (scanner.known, scanner.newStrings) = (pieces, partly)
            let recorder = ChunkRecorder(chunkTable)
            scanner.memory.recorder = recorder
            let scanners = [scanner] + (partly.map { [$0] } ?? [])
            for (number, scanner) in scanners.enumerated() { (scanner.helpers, scanner.number) = (texts, number) }
            let reader = FileReader()
            while true {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < files.count else { break }
                let (place, size) = files[number]
                if passing.contains(place) {
                    scanner.file(place) {}
                    scanner.found.filesPassedOver += 1
                    scanner.found.bytesPassedOver += size
                } else if let known, known.files.contains(place) {
                    scanner.found.filesKnown += 1
                    scanner.found.bytesKnown += size
                    scanner.found.excuse(known.used(in: place), in: place)
                    scanner.found.takeOver(place, of: known.before)
                    if let partly, known.mayHoldNew(place) { partly.look(through: place, in: folder, reader) }
                } else if let size = scanner.look(through: place, in: folder, reader) {
                    scanner.found.bytesRead += size
                    scanner.found.filesRead += 1
                }
                texts.finishFile()
                if number % 256 == 255 { progress?(number + 1, files.count) }
            }
            texts.help(scanners)
            results.withLock {
                $0.append(scanner.found)
                frequent.withLock { $0.formUnion(recorder.frequent) }
                // Exceptions have the same numbers in both.
                if let partly { $0.append(partly.found) }
            }
        }
        var findings = results.withLock { $0 }
        let scanner = Scanner(patterns)
        for (place, reason) in listing.others { scanner.found.unreadable(place, reason) }
        for place in listing.folders { scanner.file(place) {} }
        for (place, target) in listing.links {
            scanner.file(place) { scanner.look(Array(target.utf8), Part(place: place)) }
            scanner.found.unreadable(place, "is a symbolic link")
        }
        findings.append(scanner.found)
        progress?(files.count, files.count)
        var report = report(findings)
        report.prints = prints
        let units = findings.map(\.units).reduce(into: [:]) { all, units in all.merge(units) { first, _ in first } }
        report.chunks = ChunkIndex(chunkTable, frequent: frequent.withLock { $0 }, units: units)
        return report
    }
}

extension Scanner {
    /// Looks through a file; returns how many bytes it has, or nil where it can't be read.
    @discardableResult
    fileprivate func look(through place: String, in folder: String, _ reader: FileReader) -> Int? {
        var size: Int?
        let chunks = memory.recorded {
            file(place) {
                size = reader.read(folder + "/" + place) { look($0, Part(place: place)) }
                if size == nil { found.unreadable(place, "can't be read") }
            }
        }
        // Of a long file what stands in its blocks is noted of these.
        found.units[place] = chunks
        return size
    }
}

/// What lies in a folder.
private struct FolderListing: Sendable {
    var files: [(path: String, size: Int)] = []
    var folders: [String] = []
    var links: [(String, String)] = []
    var others: [(String, String)] = []

    /// What lies in a folder; an error where it can't be listed.
    static func of(_ folder: String) -> Result<FolderListing, LeakScanError> {
        var listing = FolderListing()
        do throws(LeakScanError) {
            try listing.list(folder, "")
            return .success(listing)
        } catch {
            return .failure(error)
        }
    }

    private mutating func list(_ root: String, _ place: String) throws(LeakScanError) {
        guard let folder = opendir(place.isEmpty ? root : root + "/" + place) else {
            guard place.isEmpty else { return others.append((place, "can't be listed")) }
            throw LeakScanError(
                description: "\(root): can't be listed (\(String(cString: strerror(errno)))); check the folder.")
        }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            let inner = place.isEmpty ? name : place + "/" + name
            var status = stat()
            guard lstat(root + "/" + inner, &status) == 0 else {
                others.append((inner, "can't be read"))
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFREG: files.append((inner, Int(status.st_size)))
            case S_IFDIR:
                folders.append(inner)
                if inner.utf8.count > 3000 { others.append((inner, "lies too deep")) } else { try list(root, inner) }
            case S_IFLNK:
                var target = [UInt8](repeating: 0, count: 4096)
                let length = target.withUnsafeMutableBytes { bytes in
                    bytes.withMemoryRebound(to: CChar.self) { letters in
                        letters.baseAddress.map { readlink(root + "/" + inner, $0, letters.count) } ?? 0
                    }
                }
                links.append((inner, String(decoding: target.prefix(max(0, length)), as: UTF8.self)))
            default: others.append((inner, "is neither file nor folder"))
            }
        }
    }
}

/// Reads files into one buffer, large ones by mapping them.
private final class FileReader {
    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    private static let largest = 32 << 20

    deinit { buffer.deallocate() }

    /// Gives the bytes of a file and returns how many there are; nil where it can't be read.
    func read(_ path: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Int? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { return nil }
        let size = Int(status.st_size)
        if size > Self.largest {
            guard let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), mapped != MAP_FAILED else {
                return nil
            }
            defer { munmap(mapped, size) }
            body(UnsafeBufferPointer(start: mapped.assumingMemoryBound(to: UInt8.self), count: size))
            return size
        }
        if size > buffer.count {
            buffer.deallocate()
            buffer = .allocate(byteCount: size * 2, alignment: 16)
        }
        var count = 0
        while count < size {
            let read = Glibc.read(file, buffer.baseAddress?.advanced(by: count), size - count)
            if read < 0 { return nil }
            if read == 0 { break }
            count += read
        }
        body(UnsafeRawBufferPointer(rebasing: buffer[..<count]).bindMemory(to: UInt8.self))
        return count
    }
}
