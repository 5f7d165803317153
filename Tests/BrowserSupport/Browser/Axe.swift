// Accessibility of a page by axe-core, which runs in the page.
public import Foundation

/// The accessibility checker axe-core.
public struct Axe: Sendable {
    /// One rule that a page breaks.
    public struct Violation: Sendable, CustomStringConvertible {
        /// One place where it does.
        public struct Place: Sendable {
            /// CSS selectors: of frames, and last of the element.
            public var target: [String]
            /// The element's beginning as HTML.
            public var html: String
            /// What would mend it.
            public var help: String
        }

        /// axe's name of the rule, such as `color-contrast`.
        public var rule: String
        /// `minor`, `moderate`, `serious` or `critical`.
        public var impact: String
        public var help: String
        public var places: [Place]

        public var description: String {
            let lines = places.map { "  \($0.target.joined(separator: " › ")): \($0.html.prefix(160))\n    \($0.help)" }
            return "\(rule) (\(impact)): \(help)\n\(lines.joined(separator: "\n"))"
        }
    }

    /// What axe found out of a page.
    public struct Report: Sendable {
        public var violations: [Violation]
        /// Rules that axe could not decide, such as contrast over a picture: for a person to look at.
        public var undecided: [Violation]
        /// How many rules the page was right by; a page on which axe did not run has none.
        public var passed: Int
        /// The version of axe.
        public var version: String
    }

    /// Why there is no report.
    public struct Failure: Error, CustomStringConvertible {
        public var description: String
    }

    private let script: String

    /// Takes axe's script from a file, as `Tests/Outside/axe.sh` prints its place.
    public init(script file: URL) throws { script = try String(contentsOf: file, encoding: .utf8) }

    /// Checks the page by all rules but the experimental ones, or only what these CSS selectors name.
    ///
    /// The browser must have been started with scripts: without them nothing in a page can wait, and axe waits.
    public func report(on driver: WebDriver, within selectors: [String] = []) throws -> Report {
        // A script of the driver's is no script of the page: its policy (CSP) doesn't forbid it.
        if try driver.run("return typeof axe") == "undefined" { try driver.run(script) }
        let answer = try driver.runWaiting(
            """
            const [selectors, done] = arguments
            axe.run(selectors.length ? selectors : document, { resultTypes: ['violations', 'incomplete'] })
                .then(result => done({ ok: { violations: result.violations, incomplete: result.incomplete,
                    passes: result.passes.length, version: result.testEngine.version } }),
                    error => done({ error: String(error) }))
            """, .list(selectors.map(JSON.text)))
        guard let result = answer["ok"] else { throw Failure(description: answer["error"]?.text ?? "axe said nothing") }
        return Report(
            violations: violations(result["violations"]), undecided: violations(result["incomplete"]),
            passed: Int(result["passes"]?.number ?? 0), version: result["version"]?.text ?? "")
    }

    /// The rules that the page breaks.
    ///
    /// - Throws: ``Failure`` also where axe found nothing to check, so that an empty page is no right one.
    public func violations(in driver: WebDriver) throws -> [Violation] {
        let report = try report(on: driver)
        if report.passed == 0, report.violations.isEmpty { throw Failure(description: "axe found nothing to check") }
        return report.violations
    }

    private func violations(_ list: JSON?) -> [Violation] {
        (list?.list ?? []).map { rule in
            let places = (rule["nodes"]?.list ?? []).map { node in
                Violation.Place(
                    // Within shadow trees a target is a list itself.
                    target: (node["target"]?.list ?? []).map {
                        $0.text ?? ($0.list ?? []).compactMap(\.text).joined(separator: " ")
                    },
                    html: node["html"]?.text ?? "", help: node["failureSummary"]?.text ?? "")
            }
            return Violation(
                rule: rule["id"]?.text ?? "", impact: rule["impact"]?.text ?? "", help: rule["help"]?.text ?? "",
                places: places)
        }
    }
}
