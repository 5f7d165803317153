// Finds expressions of time and resolves them against the document and one another.
import CaseModel
import Syntax

enum DateStage {
    static func find(in page: Page) -> [TimeMention] { [] }

    static func resolve(_ page: inout Page) {}
}
