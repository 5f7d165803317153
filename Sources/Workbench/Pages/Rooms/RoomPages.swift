// The rooms in which one looks things up: search, calendar, sources, provisions, organisations, statistics, network, changes.

enum RoomPages {
    static let routes: [Route] = [
        SearchPages.routes,
        CalendarPages.routes,
        AppointmentPages.routes,
        SourcePages.routes,
        ProvisionPages.routes,
        OrganisationPages.routes,
    ].flatMap(\.self)
}
