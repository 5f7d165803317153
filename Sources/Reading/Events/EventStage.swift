// Reads events: a trigger, its participants by syntax, date, place, term and provisions.
import CaseModel
import Syntax

enum EventStage {
    static func read(_ page: inout Page) {}
}
