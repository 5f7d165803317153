// Every output that there is, made as the desk makes it: built aside, sealed, looked through, put in its place.

import CaseModel
import Casebook
import Desk
import Foundation
import LeakScan
import OpenData
import Phrases
import Publication
import Publishing
import Testing

/// An output, and how its files are made.
struct Output: CustomTestStringConvertible {
    var name: String
    var kind: PublicationPolicy.Output
    /// Writes it; nil makes the site.
    var files: (@Sendable (PreparedPublication) throws -> [OutputFile])?

    var testDescription: String { name }

    static let all: [Output] = [
        Output(name: "site", kind: .site),
        Output(name: "data", kind: .data) { OpenData.files(of: $0.publication) },
        Output(name: "dossiers", kind: .dossier) { prepared in
            try Language.allCases.flatMap { language in
                try Dossier.files(of: prepared.publication, in: language).map { below(language, $0) }
            }
        },
        Output(name: "submissions", kind: .submission) { prepared in
            try Language.allCases.flatMap { language in
                try Submission.files(of: prepared.publication, form: nil, in: language).map { below(language, $0) }
            }
        },
    ]

    @Sendable private static func below(_ language: Language, _ file: OutputFile) -> OutputFile {
        OutputFile(path: "\(language.rawValue)/\(file.path)", bytes: file.bytes)
    }

    /// What is asked for it: what goes to a lawyer or an authority names the people that it is about.
    func order(_ policy: PublicationPolicy, of made: CanaryCasebook) -> PublishingOrder {
        PublishingOrder(
            kind, policy, day: CanaryCasebook.day,
            only: isOfAll ? nil : Self.few.compactMap { made.openRecords[$0] })
    }

    /// Whether it is about everybody who may be in it.
    var isOfAll: Bool { kind == .site || kind == .data || kind == .bulletin }

    /// People of whom dossiers and submissions are made: some by name, some by initials.
    static let few = [0, 1, 2, 3, 8, CanaryCasebook.named, CanaryCasebook.named + 1]

    /// Makes it in a folder below a place; returns what the leak scan says. It is put in its place whatever that is.
    func make(
        _ prepared: PreparedPublication, in place: URL, jobs: Int = 2
    ) async throws -> (folder: URL, report: LeakReport) {
        let folder = place.appending(path: name)
        let building = try PublishedFolder(folder.path, isPublic: kind.isPublic)
        if let files {
            for file in try files(prepared) { try building.write(file) }
        } else {
            _ = try await building.fill(with: prepared, jobs: jobs)
        }
        _ = try building.seal()
        let report = try prepared.scan.scan(
            folder: building.building, jobs: jobs, passing: kind == .site ? building.ownFiles : [])
        try building.publish()
        return (folder, report)
    }
}

/// Rules under which the same casebook is published.
struct Rules: CustomTestStringConvertible {
    var name: String
    var testDescription: String { name }
    private var change: @Sendable (inout PublicationPolicy) -> Void

    static let all: [Rules] = [
        Rules(name: "as shipped") { $0.address = "https://register.example.org/" },
        Rules(name: "careful") { policy in
            policy.names = .initials
            policy.dates = .month
            policy.places = false
            policy.facilities = false
            policy.citing = .none
            policy.officials = .role
            policy.children = .never
        },
        Rules(name: "open") { policy in
            policy.citing = .pages
            policy.smallestCount = 1
        },
    ]

    var policy: PublicationPolicy {
        get throws {
            var policy = try PublicationPolicy(reading: PublicationPolicy.shippedText)
            change(&policy)
            return policy
        }
    }

    init(name: String, change: @escaping @Sendable (inout PublicationPolicy) -> Void) {
        (self.name, self.change) = (name, change)
    }
}
