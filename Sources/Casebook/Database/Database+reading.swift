// Several questions at once: each thread reads the same bytes by a connection of its own.

import CSQLite
import Dispatch
import Glibc
import Synchronization

extension Database {
    /// Runs parts of a reading, on as many threads as there are cores where the database lies in one piece of memory: as one that was
    /// a snapshot does. Else one part after another, on this connection.
    ///
    /// That is sound only because nobody writes to this database or closes it meanwhile: it belongs to one task, and that task waits here
    /// until the last part has ended. All that was written lies in those bytes: within a transaction, where some of it may
    /// not, this connection is asked.
    /// - Parameter parts: what is to be read, the longest first. Each is run once, on any thread; none may use this database but by the
    ///   connection that it is given, or keep that connection. Where one throws, those that were not begun are left out.
    /// - Returns: what each part gave, in their order.
    func reading<Part: Sendable>(parts: [@Sendable (Database) throws -> Part]) throws -> [Part] {
        var size: Int64 = 0
        guard sqlite3_get_autocommit(handle) != 0,
            let bytes = sqlite3_serialize(handle, "main", &size, UInt32(SQLITE_SERIALIZE_NOCOPY)), size > 0
        else {
            return try readingEverything { try parts.map { try $0(self) } }
        }
        let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        // Nobody changes them before the last thread has ended.
        nonisolated(unsafe) let shared = bytes
        let count = size
        let next = Atomic<Int>(0)
        let found = Mutex<[Result<Part, any Error>?]>(Array(repeating: nil, count: parts.count))
        DispatchQueue.concurrentPerform(iterations: min(cores, parts.count)) { _ in
            let reader = Result { try Database(reading: shared, size: count) }
            while true {
                let part = next.add(1, ordering: .relaxed).oldValue
                guard part < parts.count else { return }
                let result = Result { try parts[part](try reader.get()) }
                if case .failure = result { next.store(parts.count, ordering: .relaxed) }
                found.withLock { $0[part] = result }
            }
        }
        let all = found.withLock { found in
            defer { found = [] }
            return found
        }
        // Of parts that were left out there is an error before.
        for case .failure(let why)? in all { throw why }
        return try all.compactMap { try $0?.get() }
    }
}
