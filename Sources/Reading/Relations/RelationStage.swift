// Reads how people and organisations stand to one another.
import CaseModel
import Syntax

enum RelationStage {
    static func read(_ page: inout Page) {}
}
