// Turns what the stages found into entities and statements.
import CaseModel
import Syntax

enum DraftStage {
    static func draft(of page: Page) -> Draft {
        Draft(id: page.context.id, language: "en", text: page.text)
    }
}
