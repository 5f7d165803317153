// One element of a page.
public import Foundation

/// An element of the page as it was when it was found.
public struct Element: Sendable {
    /// The member that carries an element's name (W3C WebDriver 12.1).
    private static let key = "element-6066-11e4-a52e-4f735466cecf"
    private let id: String
    private let driver: WebDriver

    init?(_ value: JSON, of driver: WebDriver) {
        guard let id = value[Self.key]?.text else { return nil }
        (self.id, self.driver) = (id, driver)
    }

    /// The element as an argument of a script.
    public var reference: JSON { .object([Self.key: .text(id)]) }

    private func ask(_ method: String, _ path: String, _ body: JSON? = nil) throws -> JSON {
        try driver.ask(method, "/element/\(id)\(path)", body)
    }

    /// Clicks in its middle, as far as nothing covers it.
    public func click() throws { _ = try ask("POST", "/click") }
    public func clear() throws { _ = try ask("POST", "/clear") }

    /// Types into it, behind what is there.
    public func type(_ text: String) throws { _ = try ask("POST", "/value", ["text": .text(text)]) }

    /// Chooses files in a field for files.
    public func upload(_ files: [URL]) throws { try type(files.map(\.path).joined(separator: "\n")) }

    /// Its text as it is shown.
    public func text() throws -> String { try ask("GET", "/text").text ?? "" }

    /// An attribute as it stands in the page; `nil` where it has none.
    public func attribute(_ name: String) throws -> String? { try ask("GET", "/attribute/\(name)").text }

    /// A property as it is now, such as `value` or `checked`.
    public func property(_ name: String) throws -> JSON { try ask("GET", "/property/\(name)") }

    public func isShown() throws -> Bool { try ask("GET", "/displayed").bool ?? false }

    /// Its name and role as screen readers get them.
    public func accessibleName() throws -> String { try ask("GET", "/computedlabel").text ?? "" }
    public func role() throws -> String { try ask("GET", "/computedrole").text ?? "" }
}
