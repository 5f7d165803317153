// Says what would be other than in what last went to a partner.

import CaseModel
import Casebook
import Desk
import LeakScan
import Presentation
import Publication
import ReadCommands

extension Session {
    func show(_ changes: SharingChanges, _ prepared: PreparedPublication, to order: SharingOrder, json: Bool) throws {
        if json {
            return try write { json in
                json.member("what", prepared.order.output.rawValue)
                json.member("as_of", prepared.order.day.description)
                json.member("digest", prepared.digest)
                json.member("to", order.recipients.map(\.description))
                if let last = changes.last {
                    json.object("last") { json in
                        json.member("time", last.time)
                        json.member("as_of", last.day.description)
                    }
                }
                json.member("same", changes.isTheSame)
                json.list("new", of: changes.added) { list, record in
                    list.object { json in
                        json.member("item", record.item.description)
                        json.member("type", record.type.rawValue)
                        json.member("name", record.name)
                    }
                }
                json.member("new_events", changes.addedEvents)
                json.member("new_sources", changes.addedSources)
                json.member("withdrawn", changes.withdrawn)
                json.member("withdrawn_sources", changes.withdrawnSources)
                show(prepared.exceptions, in: &json)
            }
        }
        try print(
            "Would go to \(order.to), as of \(prepared.order.day) (digest \(prepared.digest.prefix(12))):")
        if let last = changes.last {
            try print("  compared with what went to them on \(last.time.prefix(10)), as of \(last.day).")
        } else {
            try print("  nothing of this case went to them yet.")
        }
        for record in changes.added {
            try print("  new  \(record.name) (\(record.type.rawValue))")
        }
        if changes.isTheSame {
            try print("  Everything is as it was.")
        } else {
            try print(
                "  New: \(changes.addedEvents) events, \(changes.addedSources) sources. No longer in it: \(changes.withdrawn) people, bodies, places or events, \(changes.withdrawnSources) sources."
            )
            if changes.last != nil {
                try print("  What is told of those that stay may be other: the ledger does not keep the words.")
            }
        }
        try show(prepared.exceptions)
    }
}
