// Finds provisions of law in all their spellings.
import CaseModel
import Syntax

enum ProvisionStage {
    static func find(in page: Page) -> [ProvisionMention] { [] }
}
