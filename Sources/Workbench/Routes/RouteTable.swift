// Everything that can be asked of the workbench, room by room.

extension Workbench {
    /// All routes. Tests go through this table: every one with every role, with and without its proof.
    public static let routes: [Route] = [
        AssetRoutes.all,
        DoorPages.routes,
        FirstRunPages.routes,
        InboxPages.routes,
        ReviewPages.routes,
        NotePages.routes,
        RoomPages.routes,
        TeamPages.routes,
        SettingsPages.routes,
        CasesPage.routes,
        RecordPages.routes,
        EventsPage.routes,
        PublishingPages.routes,
        OpenAPI.routes,
    ].flatMap(\.self)
}

/// Finds the route of a request.
struct Router: Sendable {
    private let routes: [Route]

    init(_ routes: [Route]) { self.routes = routes }

    enum Found {
        case route(Route, [String: String])
        /// The path is known, for other methods.
        case otherMethod([Route.Method])
        case nothing
    }

    func find(_ method: String, _ path: String) -> Found {
        let parts = Route.parts(of: path)
        var others: [Route.Method] = []
        for route in routes {
            guard let values = route.values(of: parts) else { continue }
            // Who asks for the head of a page gets its headers.
            if route.method.rawValue == (method == "HEAD" ? "GET" : method) { return .route(route, values) }
            others.append(route.method)
        }
        return others.isEmpty ? .nothing : .otherMethod(others)
    }
}
