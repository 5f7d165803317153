// What programs can ask, as a table of values: routes and the OpenAPI document are both made from it.

import CaseModel
import Casebook
import Desk
import Phrases
import Presentation
import Vault

/// A parameter of a query.
struct APIParameter: Sendable {
    let name: String
    let shape: APIShape

    /// Whether a text is a day of the calendar.
    static func isDay(_ text: String) -> Bool { text.utf8.count == 10 && EDTF(text)?.day != nil }
}

/// Why something asked by a program is refused.
struct APIProblem: Error {
    let status: Int
    let detail: String

    static func wrong(_ detail: String) -> APIProblem { APIProblem(status: 400, detail: detail) }
    static let unknown = APIProblem(status: 404, detail: "There is no such thing.")
}

/// One thing that programs can ask.
struct APIEndpoint: Sendable {
    let method: Route.Method
    /// Its path below `/api/v1`.
    let path: String
    let needs: Role
    let what: String
    var parameters: [APIParameter] = []
    var body: APIShape?
    let answer: @Sendable (APICall) async throws -> WebAnswer

    static let base = "/api/v1"
    /// The longest body, in bytes.
    static let longest = 32 << 20

    static func get(
        _ path: String, _ what: String, _ parameters: [APIParameter] = [],
        _ answer: @escaping @Sendable (APICall) async throws -> WebAnswer
    ) -> APIEndpoint {
        APIEndpoint(method: .get, path: path, needs: .reader, what: what, parameters: parameters, answer: answer)
    }

    static func post(
        _ path: String, _ needs: Role, _ what: String, _ body: APIShape,
        _ answer: @escaping @Sendable (APICall) async throws -> WebAnswer
    ) -> APIEndpoint {
        APIEndpoint(method: .post, path: path, needs: needs, what: what, body: body, answer: answer)
    }

    var route: Route {
        Route(method, Self.base + path, .member(needs), .bearer) { visit in
            do {
                return try await answer(try await call(visit))
            } catch let problem as APIProblem {
                return .problem(status: problem.status, problem.detail)
            }
        }
    }

    /// The request, of the shape that the table says.
    private func call(_ visit: Visit) async throws -> APICall {
        for field in visit.form.fields where !parameters.contains(where: { $0.name == field.name }) {
            throw APIProblem.wrong("There is no parameter '\(field.name.prefix(40))' here.")
        }
        for parameter in parameters {
            guard let typed = visit.form[parameter.name] else { continue }
            var value = JSONValue.string(typed)
            if case .integer = parameter.shape, let number = Int(typed) { value = .integer(number) }
            if let problem = parameter.shape.problem(with: value, at: parameter.name) {
                throw APIProblem.wrong(problem)
            }
        }
        guard let body else { return APICall(visit: visit, body: .null) }
        guard let given = JSONValue(try await visit.request.body.all(most: Self.longest)) else {
            throw APIProblem.wrong("The body is no JSON, or is nested too deep.")
        }
        if let problem = body.problem(with: given) { throw APIProblem.wrong(problem) }
        return APICall(visit: visit, body: given)
    }
}

/// A request of a program, after it was found to be of its shape.
struct APICall: Sendable {
    let visit: Visit
    let body: JSONValue

    var casebook: Casebook { get async throws { try await visit.casebook() } }

    func text(_ parameter: String) -> String? { visit.form.text(parameter) }

    func number(_ parameter: String, otherwise: Int) -> Int {
        visit.form.text(parameter).flatMap { Int($0) } ?? otherwise
    }

    /// The day that is asked about; today without one.
    func day(_ parameter: String) throws -> CivilDay {
        try text(parameter).flatMap { EDTF($0)?.day } ?? visit.desk.today
    }

    /// The entry that the path names, as lists name it or as addresses do.
    func entry() throws -> LedgerID {
        guard let typed = visit.values["id"], let entry = LedgerID(typed) ?? WebName.entry(typed) else {
            throw APIProblem.unknown
        }
        return entry
    }

    /// The record that the path names.
    func item() throws -> ItemID {
        guard let typed = visit.values["id"], let item = ItemID(typed) ?? WebName.item(typed) else {
            throw APIProblem.unknown
        }
        return item
    }

    /// An object as the answer, with the stamp that all have; what is protected is covered.
    func answer(status: Int = 200, _ fill: (inout JSONWriter) -> Void) async throws -> WebAnswer {
        var json = JSONWriter()
        json.object { json in
            json.member("stamp", "INTERNAL")
            fill(&json)
        }
        return try await answer(bytes: json.bytes, status: status)
    }

    /// JSON of another room as the answer.
    func answer(bytes: [UInt8], status: Int = 200) async throws -> WebAnswer {
        let hidden = try await casebook.protectedWords()
        guard !hidden.isEmpty else { return .json(bytes, status: status) }
        return .json(Array(hidden.covered(String(decoding: bytes, as: UTF8.self)).utf8), status: status)
    }

    /// A page of a list.
    func page<Items: RandomAccessCollection>(
        of items: Items, _ fill: (inout JSONWriter, Items.Element) -> Void
    ) async throws -> WebAnswer {
        let (number, size) = (number("page", otherwise: 1), number("per_page", otherwise: 50))
        return try await answer { json in
            json.member("count", items.count)
            json.member("page", number)
            json.list("items", of: items.dropFirst((number - 1) * size).prefix(size)) { json, item in
                json.object { json in fill(&json, item) }
            }
        }
    }
}
