// What the list of cases is asked for: codes in the query of its address, and nothing that names anybody.

import CaseModel
import Casebook
import Phrases

/// A question to the list of cases, as it stands in addresses and in lists that are kept.
struct CaseQuestion: Hashable {
    /// nil for everybody.
    var state: CaseState? = .held
    var kind: EventKind?
    var code: LegalCode?
    /// nil for the order that goes with the state.
    var order: CaseOrder?
    var page = 1

    init() {}

    /// Reads the fields of a query; what is none of the codes counts as not given.
    init(_ form: FormFields) {
        if let status = form["status"] { state = status == "all" ? nil : CaseState(rawValue: status) ?? .held }
        kind = form["kind"].flatMap(EventKind.init)
        code = form["code"].flatMap(LegalCode.init)
        order = form["sort"].flatMap(CaseOrder.init)
        page = max(1, form["page"].flatMap(Int.init) ?? 1)
    }

    var filter: CaseFilter { CaseFilter(state: state, kind: kind, code: code) }
    var usedOrder: CaseOrder { order ?? (state == .held ? .custody : .last) }

    /// The parts of it that are not as usual.
    private var fields: [(name: String, value: String)] {
        var all = [("status", state?.rawValue ?? "all")]
        if let kind { all.append(("kind", kind.rawValue)) }
        if let code { all.append(("code", code.rawValue)) }
        if let order { all.append(("sort", order.rawValue)) }
        if page > 1 { all.append(("page", String(page))) }
        return all
    }

    var path: String { "/cases?" + fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&") }

    func with(_ change: (inout CaseQuestion) -> Void) -> CaseQuestion {
        var copy = self
        copy.page = 1
        change(&copy)
        return copy
    }

    // MARK: Lists that are kept

    /// The words that a list is kept as: "cases --status held --kind detention".
    var saved: [String] { ["cases"] + fields.filter { $0.name != "page" }.flatMap { ["--\($0.name)", $0.value] } }

    /// A question from such words; nil where they ask for something else.
    init?(saved words: [String]) {
        guard words.first == "cases", words.count % 2 == 1 else { return nil }
        var form = FormFields()
        for place in stride(from: 1, to: words.count, by: 2) {
            form.add(String(words[place].drop { $0 == "-" }), words[place + 1])
        }
        self.init(form)
    }
}
