// The sample casebook: made-up reports that somebody can try everything on.

import CaseModel
import Casebook
import Desk
import Glibc
import Vault

/// Takes the reports of a folder into a vault, and accepts what is sure.
struct SampleCasebook {
    let folder: String

    func take(into desk: Desk, by member: SignedIn) async throws {
        let intake = EvidenceIntake(into: MemberVault(desk.vault, by: member), folder: folder, reader: DraftReader())
        for name in try names() {
            let descriptor = open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            _ = try await intake.take(descriptor, called: name, way: "sample")
        }
        // All but the newest are decided, so that there is something to read and something to do; the oldest first, as they came.
        let waiting = try await desk.keeper.current().inbox(includingProtected: true)
        for one in waiting.dropFirst(3).reversed() { try await decide(one.id, at: desk, by: member) }
    }

    /// Accepts a draft, people who bear the full name of somebody known as those.
    private func decide(_ id: LedgerID, at desk: Desk, by member: SignedIn) async throws {
        guard let draft = try await desk.keeper.current().draft(id) else { return }
        let links: [Act] = draft.items.compactMap { item in
            guard let known = item.known.first, known.hasSameName || known.likeness == .same else { return nil }
            return .linked(Linked(entity: item.id, record: known.record))
        }
        if !links.isEmpty { try await desk.write(links, by: member) }
        let casebook = try await desk.keeper.current()
        guard let linked = try await casebook.draft(id) else { return }
        let taken = linked.bulk(includingCheck: true).taken
        guard !taken.isEmpty else { return }
        try await desk.write([try await casebook.deciding(linked.accepting(taken, joining: true), on: id)], by: member)
    }

    private func names() throws -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix("."), !name.hasSuffix(".md") { names.append(name) }
        }
        return names.sorted()
    }
}
