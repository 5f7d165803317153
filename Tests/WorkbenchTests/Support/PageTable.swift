// Every page that the table of routes knows, with real names in its address, found by following links as somebody would.
import BrowserSupport
import Foundation
import Testing

@testable import Workbench

/// The pages of a workbench with something in it.
struct PageTable {
    /// A page and its route.
    struct Entry: Sendable {
        var route: String
        var path: String
        var isHTML: Bool
    }

    /// One or two pages of each route.
    private(set) var pages: [Entry] = []
    /// Routes to which no link leads.
    private(set) var missing: [String] = []
    /// Answers that are no page, with their status.
    private(set) var failed: [String] = []

    /// Routes that show something only at a moment of their own: their tests are where that is.
    static let momentary: Set<String> = ["/code", "/recovery", "/alive"]

    /// Routes that somebody who has signed in looks at; what pages ask for by themselves is none.
    static var looked: [Route] {
        Workbench.routes.filter {
            $0.method == .get && $0.proof == .none && !$0.isQuiet && $0.access != .anyone
                && !momentary.contains($0.path)
        }
    }

    var html: [String] { pages.filter(\.isHTML).map(\.path) }

    /// Follows links from the rooms and some more pages on, at most `each` pages of a route.
    init(of session: inout WebSession, from beginnings: [String] = [], each: Int = 2) throws {
        let routes = Self.looked
        let rooms = Room.allCases.map(\.path)
        var waiting = beginnings + routes.map(\.path).filter { rooms.contains($0) }
        var seen = Set(waiting)
        var count: [String: Int] = [:]
        while !waiting.isEmpty {
            let path = waiting.removeFirst()
            let bare = path.prefix { $0 != "?" }
            guard let route = routes.first(where: { $0.values(of: Route.parts(of: String(bare))) != nil }) else {
                continue
            }
            guard count[route.path, default: 0] < each else { continue }
            count[route.path, default: 0] += 1
            let answer = try session.open(path)
            let isHTML = answer.headers["Content-Type"]?.hasPrefix("text/html") ?? false
            if answer.status >= 400 { failed.append("\(path): \(answer.status)") }
            pages.append(Entry(route: route.path, path: path, isHTML: isHTML))
            guard isHTML else { continue }
            for link in WebSession.links(in: answer.text) where link.hasPrefix("/") && seen.insert(link).inserted {
                waiting.append(link)
                if link.hasPrefix("/records/"), link.split(separator: "/").count == 2 {
                    waiting.append("/appointments/new" + link.dropFirst("/records".count))
                }
            }
        }
        missing = routes.map(\.path).filter { count[$0] == nil }
    }
}
