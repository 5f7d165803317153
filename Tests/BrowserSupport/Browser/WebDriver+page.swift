// What a user does with a page and sees of it.
import Foundation

extension WebDriver {
    /// Opens an address and waits until it is loaded.
    public func go(to address: String) throws { try ask("POST", "/url", ["url": .text(address)]) }
    public func back() throws { try ask("POST", "/back") }
    public func reload() throws { try ask("POST", "/refresh") }

    public func address() throws -> String { try ask("GET", "/url").text ?? "" }
    public func title() throws -> String { try ask("GET", "/title").text ?? "" }
    public func source() throws -> String { try ask("GET", "/source").text ?? "" }

    /// The first element that a CSS selector names.
    ///
    /// - Throws: a failure of the kind `no such element` where there is none.
    public func find(_ selector: String) throws -> Element { try find("css selector", selector) }

    /// The first link with this text.
    public func link(_ text: String) throws -> Element { try find("link text", text) }

    /// All elements that a CSS selector names.
    public func all(_ selector: String) throws -> [Element] {
        let found = try ask("POST", "/elements", ["using": "css selector", "value": .text(selector)]).list ?? []
        return found.compactMap { Element($0, of: self) }
    }

    /// The element that has the focus.
    public func focused() throws -> Element { try element(try ask("GET", "/element/active")) }

    private func find(_ way: String, _ value: String) throws -> Element {
        try element(try ask("POST", "/element", ["using": .text(way), "value": .text(value)]))
    }

    private func element(_ answer: JSON) throws -> Element {
        guard let element = Element(answer, of: self) else {
            throw Failure(kind: "no such element", message: "chromedriver answered something else")
        }
        return element
    }

    /// Waits until something is so; errors on the way, such as an element that isn't there yet, are waited out too.
    public func wait(for what: String, within limit: Duration = .seconds(10), until done: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + limit
        var trouble = ""
        while true {
            do {
                if try done() { return }
            } catch {
                trouble = " (\(error))"
            }
            if ContinuousClock.now >= deadline {
                throw Failure(kind: "timeout", message: "waiting for \(what)\(trouble)")
            }
            usleep(20_000)
        }
    }

    /// Presses keys one after the other, with those held down meanwhile; the element with the focus gets them.
    public func press(_ keys: String, holding held: [Key] = []) throws {
        let down: (String) -> JSON = { ["type": "keyDown", "value": .text($0)] }
        let up: (String) -> JSON = { ["type": "keyUp", "value": .text($0)] }
        var actions = held.map { down($0.rawValue) }
        for scalar in keys.unicodeScalars { actions += [down(String(scalar)), up(String(scalar))] }
        actions += held.reversed().map { up($0.rawValue) }
        try ask("POST", "/actions", ["actions": [["type": "key", "id": "keyboard", "actions": .list(actions)]]])
    }

    public func press(_ key: Key, holding held: [Key] = []) throws { try press(key.rawValue, holding: held) }

    /// Runs the body of a function in the page and returns what it returns; `arguments` are its arguments.
    @discardableResult
    public func run(_ script: String, _ arguments: JSON...) throws -> JSON {
        try ask("POST", "/execute/sync", ["script": .text(script), "args": .list(arguments)])
    }

    /// The same for a script that calls its last argument with the result; not in a browser without scripts, which has no timers either.
    @discardableResult
    public func runWaiting(_ script: String, _ arguments: JSON...) throws -> JSON {
        try ask("POST", "/execute/async", ["script": .text(script), "args": .list(arguments)])
    }

    /// The words of a dialog (alert, confirm, prompt) that is open; `nil` where none is.
    public func dialog() throws -> String? {
        do {
            return try ask("GET", "/alert/text").text
        } catch let failure as Failure where failure.kind == "no such alert" {
            return nil
        }
    }

    public func answerDialog(accept: Bool) throws { try ask("POST", accept ? "/alert/accept" : "/alert/dismiss") }

    /// Goes into a frame, or with `nil` back to the page.
    public func enterFrame(_ frame: Element?) throws {
        try ask("POST", "/frame", ["id": frame.map(\.reference) ?? .null])
    }

    /// What stands on the console since it was asked last, with network errors and violations of the policy.
    public func console() throws -> [ConsoleLine] {
        try log("browser").map { ConsoleLine(level: $0["level"]?.text ?? "", text: $0["message"]?.text ?? "") }
    }

    /// The cookies of the page's address, those too that scripts can't see.
    public func cookies() throws -> [JSON] { try ask("GET", "/cookie").list ?? [] }

    public func setCookie(_ name: String, _ value: String) throws {
        try ask("POST", "/cookie", ["cookie": ["name": .text(name), "value": .text(value)]])
    }
}

/// One line of the console.
public struct ConsoleLine: Sendable, Equatable {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    public var level: String
    public var text: String
}

/// Keys that write no letter (W3C WebDriver 17.4.2).
public enum Key: String, Sendable {
    case backspace = "\u{E003}", tab = "\u{E004}", enter = "\u{E007}", shift = "\u{E008}", control = "\u{E009}"
    case alt = "\u{E00A}", escape = "\u{E00C}", pageUp = "\u{E00E}", pageDown = "\u{E00F}", end = "\u{E010}"
    case home = "\u{E011}", left = "\u{E012}", up = "\u{E013}", right = "\u{E014}", down = "\u{E015}"
    case delete = "\u{E017}"
}
