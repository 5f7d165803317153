// How a page looks: schemes, sizes, pictures, paper.
public import Foundation

extension WebDriver {
    /// Tells pages which scheme is wished, from now on.
    public func dark(_ dark: Bool) throws {
        let scheme: JSON = ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]
        try command("Emulation.setEmulatedMedia", ["features": [scheme]])
    }

    /// Shows pages as on a screen of this size in CSS pixels, such as a phone's; also below what a window can be.
    public func screen(width: Int, height: Int, phone: Bool = false) throws {
        try command(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": phone ? 2 : 1,
                "mobile": .bool(phone),
            ])
    }

    /// Writes what is shown as PNG; with `whole` the page down to its end.
    public func screenshot(to file: URL, whole: Bool = false) throws {
        let answer: JSON?
        if whole {
            answer = try command("Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true])["data"]
        } else {
            answer = try ask("GET", "/screenshot")
        }
        try write(answer, to: file)
    }

    /// Prints the page on A4 as PDF.
    public func print(to file: URL) throws {
        let page: JSON = ["width": 21.0, "height": 29.7]
        try write(try ask("POST", "/print", ["page": page, "background": true]), to: file)
    }

    private func write(_ base64: JSON?, to file: URL) throws {
        guard let data = base64?.text.flatMap({ Data(base64Encoded: $0) }), !data.isEmpty else {
            throw Failure(kind: "no picture", message: "chromedriver sent none")
        }
        try data.write(to: file)
    }

    /// Runs a script in every document before anything of its own, frames included, from the next page on.
    public func runBeforePages(_ script: String) throws {
        try command("Page.addScriptToEvaluateOnNewDocument", ["source": .text(script)])
    }
}
