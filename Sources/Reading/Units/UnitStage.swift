// Joins names, dates and citations to single units and parses each sentence over them.
import CaseModel
import Syntax

enum UnitStage {
    static func parse(_ page: inout Page, with syntax: SyntaxModel) {}
}
