// How a browser is started for a test.
public import Foundation

/// How a browser is started.
public struct BrowserOptions: Sendable {
    /// The folder that it keeps everything in; a folder of its own that goes with the browser where this is `nil`.
    public var profile: URL?
    /// Whether pages may run scripts; what a test runs through the driver runs all the same.
    public var javaScript = true
    /// Width and height of the window in CSS pixels.
    public var window: (width: Int, height: Int) = (1280, 900)
    /// Whether pages are told that a dark scheme is wished.
    public var dark = false
    /// Where files that are downloaded go; none are kept where this is `nil`.
    public var downloads: URL?
    /// The language that the browser asks pages for, such as `kk`.
    public var language: String?
    /// More words for Chromium's command line.
    public var arguments: [String] = []

    public init() {}

    /// What is asked of chromedriver for a new session (W3C WebDriver 8.1, and Chromium's own part).
    func capabilities(profile: URL) -> JSON {
        var words = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-component-update", "--disable-default-apps", "--disable-sync", "--disable-breakpad",
            "--user-data-dir=\(profile.path)", "--window-size=\(window.width),\(window.height)",
        ]
        if let language { words.append("--lang=\(language)") }
        var preferences: [String: JSON] = [:]
        if !javaScript { preferences["profile.managed_default_content_settings.javascript"] = 2 }
        if let language { preferences["intl.accept_languages"] = .text(language) }
        if let downloads {
            preferences["download.default_directory"] = .text(downloads.path)
            preferences["download.prompt_for_download"] = false
        }
        let chromium: JSON = [
            "args": .list((words + arguments).map(JSON.text)), "prefs": .object(preferences),
            "perfLoggingPrefs": ["enableNetwork": true, "enablePage": true],
        ]
        return [
            "capabilities": [
                "alwaysMatch": [
                    "browserName": "chrome", "goog:chromeOptions": chromium, "unhandledPromptBehavior": "ignore",
                    "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
                    "timeouts": ["script": 30_000, "pageLoad": 30_000, "implicit": 0],
                ]
            ]
        ]
    }
}
