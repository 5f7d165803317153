import CaseModel
import Presentation
import Publication

enum PublicationJSON {
    static func whole(_ publication: Publication) -> [UInt8] { Array("{}\n".utf8) }
    static func oneCase(_ file: PublishedCase, in publication: Publication) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.list("statements", of: file.file.draft.statements) { list, one in
                list.string("\(one.subject.number) \(one.property) \(one.value) \(one.standing)")
            }
        }
        return json.bytes
    }
}
