// Files that a browser sends: each sealed as it streams in, read where it is a report.

import CaseModel
import Desk
import Drafting
import Foundation
import Glibc
import Phrases
import Vault

enum IncomingFiles {
    /// Takes the files of a form. One that can't be kept does not stop the others.
    @Sendable static func take(_ visit: Visit) async throws -> WebAnswer {
        var reader = try MultipartReader(visit.request.body, contentType: visit.request.headers["content-type"] ?? "")
        guard let first = try await reader.part(), first.name == "token",
            RandomToken.isSame(try await reader.text(most: 100), visit.visitor.formToken)
        else { throw WebError.notOurs }
        var sensitivity = Sensitivity.internal
        var taken: [EvidenceIntake.Taken] = []
        var refused: [String] = []
        while let part = try await reader.part() {
            guard let file = part.file else {
                let value = try await reader.text(most: 1_000)
                if part.name == "protected", value == "yes" { sensitivity = .protected }
                continue
            }
            guard !file.isEmpty else { continue }
            do {
                taken.append(try await keep(&reader, name: name(of: file), sensitivity, visit))
            } catch let refusal as Refusal {
                // It begins with the file's name.
                refused.append(refusal.sentence)
            } catch let error as any CustomStringConvertible & Error {
                refused.append("\(name(of: file)): \(error.description)")
            }
        }
        if !refused.isEmpty {
            return visit.back("inbox.files.refused", detail: refused.joined(separator: " "), at: Room.inbox.path)
        }
        guard !taken.isEmpty else { return visit.back("inbox.nothing", at: Room.inbox.path) }
        let drafts = taken.compactMap(\.draft)
        if taken.count == 1, let draft = drafts.first {
            return visit.done("inbox.kept", at: "/review/\(WebName.of(LedgerID(draft)))")
        }
        return visit.done(
            "inbox.files.kept", ["n": .number(taken.count), "read": .number(drafts.count)], at: Room.inbox.path)
    }

    /// The last part of a path, as some browsers send all of it; nothing in it that is no text.
    private static func name(of file: String) -> String {
        let last = file.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "file"
        return String(
            String.UnicodeScalarView(last.unicodeScalars.filter { $0.properties.generalCategory != .control }).prefix(
                200))
    }

    private static func keep(
        _ reader: inout MultipartReader, name: String, _ sensitivity: Sensitivity, _ visit: Visit
    ) async throws -> EvidenceIntake.Taken {
        let desk = try visit.desk
        let intake = EvidenceIntake(
            into: MemberVault(desk.vault, by: try visit.member), folder: visit.workbench.setting.folder,
            reader: DraftReader(sensitivity: sensitivity))
        var beginning: [UInt8] = []
        while beginning.count <= DraftReader.longestReport, let piece = try await reader.content() {
            beginning += piece
        }
        guard beginning.count > DraftReader.longestReport else {
            return try await intake.take(beginning, called: name, way: "workbench")
        }
        // Longer than any report: through a pipe to a thread that seals it as it comes.
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw WebError.malformed }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let (reading, writing) = (ends[0], ends[1])
        async let taken = intake.take(beginning: beginning, stream: reading, called: name, way: "workbench")
        do {
            while let piece = try await reader.content() {
                guard write(piece, to: writing) else { break }
                await Task.yield()
            }
        } catch {
            close(writing)
            // Half a file is no evidence: the intake would take the end of the pipe for its end.
            _ = try? await taken
            throw error
        }
        close(writing)
        return try await taken
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
