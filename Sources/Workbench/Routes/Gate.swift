// The one place that decides whether a request comes through: host, route, session, proof of origin, role.

import CaseModel
import Desk
import Phrases
import Vault

/// What every request passes.
struct Gate {
    let workbench: Workbench
    let request: WebRequest

    /// The longest form without files, in bytes: a pasted report of many pages.
    static let longestForm = 8 << 20

    init(_ workbench: Workbench, _ request: WebRequest) {
        self.workbench = workbench
        self.request = request
    }

    func answer(_ router: Router) async -> WebAnswer {
        // A page of somebody else's whose name was made to lead here (DNS rebinding) has another host.
        guard let host = request.headers["host"]?.lowercased(), workbench.setting.hosts.contains(host) else {
            return plain(421, "This is a workbench of Habeas; ask for it by the address that it gave.")
        }
        switch router.find(request.method, request.path) {
        case .otherMethod(let methods):
            let why = "This can't be asked for in that way."
            var answer = request.path.hasPrefix("/api/") ? .problem(status: 405, why) : plain(405, why)
            answer.set("Allow", methods.map(\.rawValue).joined(separator: ", "))
            return answer
        case .nothing:
            let (visitor, isNew) = visitor()
            return withCookie(visitor, isNew, ErrorPage.answer(WebError.notFound, visit(visitor, [:], FormFields())))
        case .route(let route, let values):
            if route.proof == .bearer || request.path.hasPrefix("/api/") && request.headers["authorization"] != nil {
                return await askWithToken(route, values)
            }
            // Calendars with the secret of their link are no browsers to be remembered.
            if route.proof == .link { return await ask(route, values, of: programVisitor()) }
            if route.access == .anyone, route.proof == .none, request.path.contains(".") {
                return await ask(route, values, of: programVisitor())
            }
            let (visitor, isNew) = visitor()
            return withCookie(visitor, isNew, await ask(route, values, of: visitor))
        }
    }

    /// Answers a program that has a token; cookies mean nothing here.
    private func askWithToken(_ route: Route, _ values: [String: String]) async -> WebAnswer {
        guard let open = workbench.open else { return .problem(status: 503, "The vault is locked.") }
        var visitor = programVisitor()
        let parts = (request.headers["authorization"] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer",
            let token = try? await open.tokens().first(where: { $0.isMade(of: parts[1].trimmed) })
        else { return unauthorised("There is no such token, or its time is over.") }
        guard let member = open.present[token.member] else {
            return unauthorised("Its member has not signed in since the vault was opened.")
        }
        if case .member(let needed) = route.access, token.scope.role < needed {
            return .problem(status: 403, "The token's scope does not go so far.")
        }
        visitor.member = member
        let answer = await ask(route, values, of: visitor)
        if route.method != .get, answer.status < 400 { workbench.log(.tokenUsed, member, about: "\(token.id)") }
        return answer
    }

    private func unauthorised(_ why: String) -> WebAnswer {
        var answer = WebAnswer.problem(status: 401, why)
        answer.set("WWW-Authenticate", "Bearer")
        return answer
    }

    private func ask(_ route: Route, _ values: [String: String], of visitor: Visitor) async -> WebAnswer {
        var visit = visit(visitor, values, FormFields(request.query.utf8))
        do {
            if route.proof == .form || route.proof == .parts { try checkOrigin() }
            if route.proof == .form {
                let form = FormFields(try await request.body.all(most: Self.longestForm))
                guard RandomToken.isSame(form["token"] ?? "", visitor.formToken) else { throw WebError.notOurs }
                visit = self.visit(visitor, values, form)
            }
            try await checkAccess(route, visitor)
            return try await route.answer(visit)
        } catch {
            return ErrorPage.answer(error, visit)
        }
    }

    /// Throws unless the one who asks may, by what the vault says of them now.
    private func checkAccess(_ route: Route, _ visitor: Visitor) async throws {
        guard case .member(let needed) = route.access else { return }
        guard let open = workbench.open, let member = visitor.member else { throw WebError.notSignedIn }
        guard let role = await open.desk.vault.role(of: member) else {
            // Removed meanwhile.
            workbench.visitors.dismiss(visitor.token)
            throw WebError.notSignedIn
        }
        guard role >= needed else { throw WebError.notAllowed }
        if !route.isQuiet { workbench.setting.activity() }
    }

    /// Throws where a browser says that the request comes from another page than ours.
    private func checkOrigin() throws {
        if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" {
            throw WebError.notOurs
        }
        guard let origin = request.headers["origin"] else { return }
        let host = request.headers["host"] ?? ""
        guard origin == "http://\(host)" || origin == "https://\(host)" else { throw WebError.notOurs }
    }

    private func visit(_ visitor: Visitor, _ values: [String: String], _ form: FormFields) -> Visit {
        Visit(
            workbench: workbench, request: request, values: values, form: form, visitor: visitor, open: workbench.open)
    }

    // MARK: Cookies

    /// The cookie's name, with the port in it: browsers share cookies among all ports of a machine. Behind TLS its prefix binds it to the very host.
    static func cookieName(for host: String?, _ setting: WorkbenchSetting) -> String {
        if setting.isBehindTLS { return "__Host-habeas" }
        return "habeas" + (host?.split(separator: ":").dropFirst().last ?? "").filter(\.isNumber)
    }

    private var cookieName: String { Self.cookieName(for: request.headers["host"], workbench.setting) }

    private func visitor() -> (Visitor, isNew: Bool) {
        let token = request.headers["cookie"]?.split(separator: ";").map(\.trimmed).first {
            $0.hasPrefix("\(cookieName)=")
        }?.dropFirst(cookieName.utf8.count + 1)
        if let visitor = workbench.visitors.visitor(token.map(String.init)) { return (visitor, false) }
        let new = workbench.visitors.welcome(
            language: Language(accepting: request.headers["accept-language"]), peer: request.peer,
            browser: request.headers["user-agent"] ?? "")
        return (new, true)
    }

    /// A program, or a browser that asks for the style sheet: nothing is remembered of it.
    private func programVisitor() -> Visitor {
        let now = workbench.setting.clock()
        return Visitor(language: .en, began: now, last: now, peer: request.peer, browser: "")
    }

    private func withCookie(_ visitor: Visitor, _ isNew: Bool, _ answer: WebAnswer) -> WebAnswer {
        guard isNew, !answer.headers.contains(where: { $0.name == "Set-Cookie" }) else { return answer }
        var answer = answer
        answer.set("Set-Cookie", Self.cookie(visitor.token, for: request, workbench.setting))
        return answer
    }

    /// A cookie for as long as the browser is open, that no script reads and no other site sends.
    static func cookie(_ token: String, for request: WebRequest, _ setting: WorkbenchSetting) -> String {
        let name = cookieName(for: request.headers["host"], setting)
        return "\(name)=\(token); Path=/; HttpOnly; SameSite=Strict\(setting.isBehindTLS ? "; Secure" : "")"
    }

    /// What takes the cookie away.
    static func noCookie(for request: WebRequest, _ setting: WorkbenchSetting) -> String {
        cookie("", for: request, setting) + "; Max-Age=0"
    }

    private func plain(_ status: Int, _ sentence: String) -> WebAnswer {
        WebAnswer(
            status: status, headers: [("Content-Type", "text/plain; charset=utf-8")],
            body: Array((sentence + "\n").utf8)
        )
    }
}
