// The rooms in which one looks things up: search, calendar, sources, provisions, organisations, statistics, network, changes.

enum RoomPages {
    static let routes: [Route] = [
        SearchPages.routes,
        CalendarPages.routes,
        AppointmentPages.routes,
        SourcePages.routes,
        ProvisionPages.routes,
        OrganisationPages.routes,
        StatisticsPages.routes,
        NetworkPages.routes,
        ChangePages.routes,
    ].flatMap(\.self)
}
