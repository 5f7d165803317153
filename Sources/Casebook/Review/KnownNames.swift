// A place or a body of a name that the casebook knows is that place or body: nobody has to link "Almaty" of every report by hand.

public import CaseModel

extension Casebook {
    /// The act of some decisions on a draft, with what follows from accepting an event: places and bodies of a known name are those.
    public func deciding(_ decisions: [Decision], on draft: LedgerID) throws -> Act {
        .decided(Decided(draft: draft, decisions: decisions + (try knownNames(in: decisions))))
    }

    /// Decisions by which the places and bodies that accepted events name are the ones of the same name that the casebook has; to be written with the others.
    ///
    /// Only those that nobody has decided on, whose name, in whatever script, exactly one on record bears; and only bodies that have a name of their own:
    /// every town has a city court.
    public func knownNames(in decisions: [Decision]) throws -> [Decision] {
        let named = try index.database.prepare(
            """
            SELECT DISTINCT named.id, named.type, (SELECT value FROM statement AS name WHERE name.subject = named.id
                AND name.property = 'name' AND name.review NOT IN ('rejected', 'superseded') ORDER BY name.id LIMIT 1)
            FROM statement JOIN entity AS named ON named.id = statement.other
            WHERE statement.subject = ? AND named.type IN ('place', 'organisation') AND named.review = 'drafted'
                AND named.link IS NULL AND statement.review NOT IN ('rejected', 'superseded') ORDER BY named.id
            """)
        var found: [Int64: Decision] = [:]
        for event in decisions where event.verdict == .accept && event.item.kind == .entity {
            guard let row = try index.row(of: event.item) else { continue }
            let all = try named.all(row) { row in
                (row: row.int(0), type: EntityType(rawValue: row.string(1)) ?? .place, name: row.string(2))
            }
            for one in all where found[one.row] == nil {
                guard one.type == .place || BodyName.isProper(one.name) else { continue }
                let known = try records(called: one.name, type: one.type, most: 2)
                guard known.count == 1, let record = known.first?.id, let item = try index.entity(at: one.row),
                    !decisions.contains(where: { $0.item == item })
                else { continue }
                found[one.row] = Decision(item, .accept, record: record)
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }
}

/// Whether a body's name tells which one it is.
enum BodyName {
    /// "Taraz City Court" does; "City Court", "Ministry of Justice" and "ROVD" don't.
    static func isProper(_ name: String) -> Bool {
        name.split { !$0.isLetter && $0 != "-" }.contains { word in
            guard let first = word.first, first.isUppercase, word.count > 2 else { return false }
            let isAbbreviation = word.count < 6 && word.allSatisfy(\.isUppercase)
            return !isAbbreviation && !common.contains(word.lowercased())
        }
    }

    /// Words that bodies of many towns and countries have in their names.
    private static let common = Set(
        """
        administration administrative affairs agency anti appeal appeals assembly association bureau cabinet centre center central chamber chief city \
        colony combating commission committee communication communications constitutional control corps corruption council counter country county court \
        courts crime crimes criminal customs defence defense delegation department detention directorate district division economic election electoral \
        emergency enforcement executive extremism facility federal federation financial fire first force forces foreign foundation fund general garrison \
        government governor guard head headquarters health high home hospital house human inspection inspectorate institution inter-district interdistrict \
        intelligence interior internal investigation investigations investigative investigators isolation jail judicial justice juvenile labour land law \
        local main marshal mayor migration military ministry mobile movement municipal national new north northern office officers ombudsman operations \
        order organisation organised organization organized parliament party penal penitentiary people police prefecture presidential prison prosecution \
        prosecutor prosecutor's prosecutors psychiatric public purpose rapid reaction regional region registration remand republic republican response rights \
        second secret security senate serious service services social south southern special specialised specialized staff state station supervision supreme \
        tax temporary terrorism the third traffic transport tribunal troops union unit village ward western west eastern east youth \
        by for from of and in on to with at its \
        городской городского суд районный районного областной областного верховный министерство комитет департамент управление прокуратура полиция полиции отдел \
        внутренних дел безопасности национальной государственный следственный изолятор юстиции республики
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
