// Makes people, organisations and places of names, and finds whom every other mention means.
import CaseModel
import Syntax

enum EntityStage {
    static func nameEntities(_ page: inout Page) {}

    static func resolveMentions(_ page: inout Page) {}
}
