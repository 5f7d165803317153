// Every output that there is, made as the desk makes it: built aside, sealed, looked through, put in its place.

import CaseModel
import Casebook
import Desk
import Foundation
import LeakScan
import OpenData
import Publication
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
    ]

    /// Makes it in a folder below a place; returns what the leak scan says. It is put in its place whatever that is.
    func make(
        _ prepared: PreparedPublication, in place: URL, jobs: Int = 2
    ) async throws -> (folder: URL, report: LeakReport) {
        let folder = place.appending(path: name)
        let building = try PublishedFolder(folder.path, isPublic: kind.isPublic)
        if let files {
            for file in try files(prepared) { try building.write(file) }
        } else {
            _ = try await building.fill(with: prepared.publication, jobs: jobs)
        }
        _ = try building.seal()
        let report = try prepared.scan.scan(folder: building.building, jobs: jobs)
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
