// Says whether a script ran that isn't the page's own.
import Foundation

/// What happened on the pages of a browser since it was asked last.
public struct Tripwire: Sendable {
    /// Something that a page's policy (CSP) refused.
    public struct Violation: Sendable, Equatable {
        /// Such as `script-src-attr`.
        public var directive: String
        /// What was refused: an address, `inline` or `eval`.
        public var blocked: String
        public var page: String
    }

    /// What scripts said that ran: `alert 12`, `__tripped 13`, `dialog …`. None on a page that is right.
    public var tripped: [String] = []
    public var violations: [Violation] = []
    /// All other lines of the console.
    public var console: [ConsoleLine] = []

    /// The numbers of those ``HostileText`` whose scripts ran.
    public var numbers: Set<Int> { Set(tripped.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }) }

    private static let mark = "habeas tripwire "

    /// Lays the wire on all pages that the browser opens from now on, frames included.
    ///
    /// Dialogs don't open then, but are told; what is told stays when the page goes.
    public static func lay(in driver: WebDriver) throws {
        try driver.runBeforePages(
            """
            (() => {
                const tell = console.error.bind(console), text = JSON.stringify
                const say = (kind, what) => tell('\(mark)' + text({ kind, what: String(what) }))
                for (const name of ['alert', 'confirm', 'prompt', 'print'])
                    Object.defineProperty(window, name, { value: what => say('tripped', name + ' ' + what) })
                Object.defineProperty(window, '__tripped', { set: what => say('tripped', '__tripped ' + what) })
                addEventListener('securitypolicyviolation', event => tell('\(mark)' + text({ kind: 'violation',
                    directive: event.effectiveDirective, blocked: event.blockedURI, page: event.documentURI })))
            })()
            """)
    }

    /// Takes up what happened; a dialog that is open in spite of all is closed and told.
    public init(on driver: WebDriver) throws {
        while let words = try driver.dialog() {
            tripped.append("dialog \(words)")
            try driver.answerDialog(accept: false)
        }
        for line in try driver.console() {
            guard let said = Self.said(line.text) else {
                console.append(line)
                continue
            }
            switch said["kind"]?.text {
            case "tripped": tripped.append(said["what"]?.text ?? "")
            default:
                violations.append(
                    Violation(
                        directive: said["directive"]?.text ?? "", blocked: said["blocked"]?.text ?? "",
                        page: said["page"]?.text ?? ""))
            }
        }
    }

    /// What our own script told: the console has it as a quoted text behind the place of the script.
    private static func said(_ line: String) -> JSON? {
        guard let start = line.range(of: "\"" + mark)?.lowerBound,
            let text = try? JSON(parsing: Array(line[start...].utf8)).text
        else { return nil }
        return try? JSON(parsing: Array(text.dropFirst(mark.count).utf8))
    }

    /// Markup in the page that could run a script, whether or not it did: handlers in attributes, addresses that are scripts, scripts and styles within the page, frames, objects,
    /// `base` and `meta refresh`. Each as the beginning of its HTML.
    public static func suspects(on driver: WebDriver) throws -> [String] {
        let found = try driver.run(
            """
            const script = /^[\\u0000-\\u0020]*(j[\\t\\n\\r]*a[\\t\\n\\r]*v[\\t\\n\\r]*a[\\t\\n\\r]*s|vbs|data:text\\/html)/i
            const bad = element => element.matches('iframe, frame, object, embed, base, meta[http-equiv=refresh i], style')
                || (element.localName === 'script' && (!element.src || new URL(element.src).origin !== location.origin))
                || [...element.attributes].some(({ name, value }) => name.startsWith('on') || name === 'srcdoc'
                    || (/^(.*:)?(href|src|action|formaction|data|to|values|poster|background|ping)$/.test(name) && script.test(value)))
            const all = root => [...root.querySelectorAll('*')].flatMap(element =>
                [element, ...(element.localName === 'template' ? all(element.content) : [])])
            return all(document).filter(bad).map(element => element.outerHTML.slice(0, 200))
            """)
        return (found.list ?? []).compactMap(\.text)
    }

    /// Clicks what is a script's address, and points at and focuses what has a handler, so that what waits for a user runs too.
    public static func provoke(on driver: WebDriver) throws {
        let clicked = try driver.run(
            """
            let clicked = false
            for (const element of document.querySelectorAll('*')) {
                for (const { name } of [...element.attributes]) if (name.startsWith('on'))
                    element.dispatchEvent(new Event(name.slice(2), { bubbles: false, cancelable: true }))
                const address = ['href', 'action', 'formaction'].map(name => element.getAttribute(name)).find(value => value)
                if (!/^[\\s\\u0000-\\u0020]*javascript/i.test(address ?? '')) continue
                clicked = true
                if (element.localName === 'form') element.requestSubmit()
                else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
            }
            return clicked
            """)
        // An address that is a script runs a little later than its click.
        if clicked == true { usleep(100_000) }
    }
}
