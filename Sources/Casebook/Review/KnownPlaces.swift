// A place of a name that the casebook knows is that place: nobody has to link "Almaty" of every report by hand.

public import CaseModel

extension Casebook {
    /// Decisions by which the places that accepted events name are the ones of the same name that the casebook has; to be written with the others.
    ///
    /// Only places that nobody has decided on, whose name, in whatever script, exactly one place on record bears.
    public func knownPlaces(namedBy decisions: [Decision]) throws -> [Decision] {
        let named = try index.database.prepare(
            """
            SELECT DISTINCT place.id, (SELECT value FROM statement AS name WHERE name.subject = place.id AND name.property = 'name'
                AND name.review NOT IN ('rejected', 'superseded') ORDER BY name.id LIMIT 1)
            FROM statement JOIN entity AS place ON place.id = statement.other
            WHERE statement.subject = ? AND place.type = 'place' AND place.review = 'drafted' AND place.link IS NULL
                AND statement.review NOT IN ('rejected', 'superseded') ORDER BY place.id
            """)
        var found: [Int64: Decision] = [:]
        for event in decisions where event.verdict == .accept && event.item.kind == .entity {
            guard let row = try index.row(of: event.item) else { continue }
            let places = try named.all(row) { row in (place: row.int(0), name: row.string(1)) }
            for (place, name) in places where found[place] == nil {
                let known = try records(called: name, type: .place, most: 2)
                guard known.count == 1, let record = known.first?.id, let item = try index.entity(at: place),
                    !decisions.contains(where: { $0.item == item })
                else { continue }
                found[place] = Decision(item, .accept, record: record)
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }
}
