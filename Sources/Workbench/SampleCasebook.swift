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
        // All but the newest are decided, so that there is something to read and something to do.
        let casebook = try await desk.keeper.current()
        for waiting in try await casebook.inbox(includingProtected: true).dropFirst(3) {
            guard let draft = try await casebook.draft(waiting.id) else { continue }
            let taken = draft.bulk(includingCheck: true).taken
            guard !taken.isEmpty else { continue }
            try await desk.write(
                [try await desk.deciding(draft.accepting(taken, joining: true), on: draft.id)], by: member)
        }
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
