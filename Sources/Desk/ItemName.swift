// How a person names an entry or a file of evidence: by any beginning that no other has.

import CaseModel
public import Vault

/// A name as it was typed: the beginning of an entry's `LOG/INDEX` (the index in full, if it is there) or of a blob's id.
public struct ItemName: Sendable {
    /// As it was typed.
    public let typed: String

    public init(typed: String) { self.typed = typed }

    /// How many candidates a message names.
    private static let mostNamed = 6

    /// Whether an entry may be meant.
    public func matches(_ entry: EntryID) -> Bool {
        guard let slash = typed.firstIndex(of: "/") else { return entry.log.hex.hasPrefix(typed) }
        return entry.log.hex.hasPrefix(typed[..<slash]) && typed[typed.index(after: slash)...] == String(entry.index)
    }

    /// Whether a blob may be meant.
    public func matches(_ blob: Identifier) -> Bool { blob.hex.hasPrefix(typed) }

    /// The one candidate that there is.
    ///
    /// - Parameter candidates: those that match, with their full names; several of one name are one.
    /// - Throws: `VaultError.notFound`, and `.refused` with the candidates where there are several.
    public func one<Item>(of candidates: [(name: String, item: Item)]) throws -> Item {
        var names: [String] = []
        for candidate in candidates where !names.contains(candidate.name) {
            names.append(candidate.name)
            if names.count > Self.mostNamed { break }
        }
        guard !typed.isEmpty, let first = candidates.first else { throw VaultError.notFound(what: "'\(typed)'") }
        if let exact = candidates.first(where: { $0.name == typed }) { return exact.item }
        guard names.count == 1 else {
            let more = names.count > Self.mostNamed ? " and others" : ""
            throw VaultError.refused(
                why:
                    "'\(typed)' can be several things; type more of the one that you mean: \(names.prefix(Self.mostNamed).joined(separator: ", "))\(more)."
            )
        }
        return first.item
    }
}

extension Vault {
    /// The entry that a name means.
    public func entry(named typed: String) throws -> JudgedEntry {
        let name = ItemName(typed: typed)
        return try name.one(
            of: try entries().filter { name.matches($0.entry.id) }.map { ($0.entry.id.description, $0) })
    }

    /// The id of the entry that a name means. A place in one log is enough; the entries are only read for names that need it.
    public func entryID(named typed: String) throws -> EntryID {
        let name = ItemName(typed: typed)
        if let slash = typed.firstIndex(of: "/"), let index = UInt64(typed[typed.index(after: slash)...]) {
            try refresh()
            let found = heads.filter { $0.size > index }.map { EntryID(log: $0.log, index: index) }
                .filter(name.matches)
            if found.count == 1 { return found[0] }
        }
        return try entry(named: typed).entry.id
    }

    /// The entry and blob of an item of evidence, named by the entry or by the blob.
    public func evidence(named typed: String) throws -> (OpenedEntry, BlobReference) {
        let name = ItemName(typed: typed)
        let erased = membership.erased
        var found: [(name: String, item: (OpenedEntry, BlobReference))] = []
        for judged in try entries() where judged.standing.counts {
            for blob in judged.entry.evidence {
                if name.matches(judged.entry.id) {
                    found.append((judged.entry.id.description, (judged.entry, blob)))
                } else if name.matches(blob.id) {
                    found.append((blob.id.hex, (judged.entry, blob)))
                }
            }
        }
        let (entry, blob) = try name.one(of: found)
        if let reason = erased[blob.id.hex] { throw VaultError.refused(why: "\(typed) was erased: \(reason)") }
        return (entry, blob)
    }

    /// What is erased with an item: with an entry the files that it names, with a file the drafts that were read from it.
    public func erasable(named typed: String) throws -> [ErasableItem] {
        let name = ItemName(typed: typed)
        let all = try entries()
        var found: [(name: String, item: ErasableItem)] = []
        for entry in all.map(\.entry) {
            if name.matches(entry.id) { found.append((entry.id.description, .entry(entry.id))) }
            found += entry.blobs.filter { name.matches($0.id) }.map { ($0.id.hex, .blob($0.id)) }
        }
        // A whole name also means what can't be opened, or what no entry names any more.
        if found.isEmpty, let item = ErasableItem(typed) { return [item] }
        var items = [try name.one(of: found)]
        var next = 0
        while next < items.count {
            switch items[next] {
            case .entry(let id):
                for entry in all.map(\.entry) where entry.id == id { items += entry.blobs.map { .blob($0.id) } }
            case .blob(let blob):
                items += all.map(\.entry).filter {
                    $0.type != Act.Kind.captured.rawValue && $0.text("source") == blob.hex
                }
                .map { .entry($0.id) }
            }
            next += 1
            var seen: Set<ErasableItem> = []
            items = items.filter { seen.insert($0).inserted }
        }
        return items
    }
}
