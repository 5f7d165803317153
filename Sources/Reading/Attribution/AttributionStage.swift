// Reads on whose word each event rests, how it stands and who denies it.
import CaseModel
import Syntax

enum AttributionStage {
    static func read(_ page: inout Page) {}
}
