// A workbench with something of everything in it, made by its own forms.
import BrowserSupport
import Foundation
import Phrases
import Testing

extension WebSession {
    /// Takes a report in, accepts what is sure of it, makes a note, an appointment, a colleague and a search.
    ///
    /// - Returns: pages to which no other page leads.
    mutating func furnish() throws -> [String] {
        try send("/inbox/paste", [("text", Reports.plain)])
        try #require(path.hasPrefix("/review/"), "\(path)")
        try send(String(path.prefix { $0 != "?" }) + "/rest", [("check", "yes")])
        try open("/notes/new")
        let note = try send(
            "/notes",
            [
                ("kind", "call"), ("from", "a lawyer"), ("day", "2025-03-04"), ("words", "He was detained at home."),
                ("event", "detention"), ("date", "2025-03-03"), ("place", "Kentau"), ("person1", "Serik Ualikhanov"),
                ("standing", "reported"), ("code", ""), ("unit", ""),
            ])
        try #require(path == "/inbox", "\(note.text.split(separator: "<main").last?.prefix(600) ?? "")")
        // The calendar shows what is near.
        let tomorrow = String(Date.now.addingTimeInterval(86_400).formatted(.iso8601).prefix(10))
        let appointment = try send(
            "/appointments/new",
            [
                ("kind", "hearing"), ("what", ""), ("day", tomorrow), ("hour", "10:00"),
                ("people", "Serik Ualikhanov"),
            ])
        try #require(path == "/calendar", "\(appointment.text.split(separator: "<main").last?.prefix(600) ?? "")")
        try publish("Serik Ualikhanov")
        try addMember("Bota Editor", role: "editor", passphrase: ServedWorkbench.otherPassphrase)
        try send("/search", [("words", "detained")])
        let search = path
        try send("/settings/verify", [])
        return [search, path, "/search"]
    }

    /// Marks somebody as public, with their consent to that and to their name.
    mutating func publish(_ name: String) throws {
        let cases = try open("/cases?status=all")
        let path = String(
            try #require(
                cases.text.matches(of: /href="(\/records\/[^"]+)"[^>]*>([^<]*)</).first { $0.2 == name }?.1,
                "\(name) has no case"))
        try send(path + "/consent", [("use", "public"), ("use", "name")])
        try send(path + "/mark", [("sensitivity", "public")])
    }

    mutating func addMember(_ name: String, role: String, passphrase: String) throws {
        let answer = try send(
            "/team/add", [("name", name), ("role", role), ("new", passphrase), ("again", passphrase)])
        try #require(path == "/team" && answer.text.contains(name), "\(path)")
    }
}
