// A draft through the form that it has in the ledger.

import CaseModel
import Foundation

enum JSONCoding {
    static func encoded(_ draft: Draft) throws -> Data { try JSONEncoder().encode(draft) }
    static func decoded(_ data: Data) throws -> Draft { try JSONDecoder().decode(Draft.self, from: data) }
}
