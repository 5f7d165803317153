// The case file of a draft made of gold.
import CaseModel
import TestSupport

extension GoldDraft {
    /// What was built so far, folded into a case file.
    var file: CaseFile { CaseFile(folding: draft) }
}
