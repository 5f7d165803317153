// Everything on a page can be reached by Tab, in the order in which it stands there, and it is seen where the focus is.
import BrowserSupport
import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite(.blocking, .wantsBrowser, .serialized) struct KeyboardTests {
    @Test func everythingIsReachedByTab() throws {
        let served = try ServedWorkbench()
        var session = try served.firstRun()
        _ = try session.furnish()
        try session.send("/inbox/paste", [("text", Reports.plain.replacing("Ospanov", with: "Mukanov"))])
        let draft = String(session.path.prefix { $0 != "?" })
        let browser = try WebDriver()
        try served.give(session, to: browser)
        let known = Set(PageTable.looked.map(\.path))
        let pages = ["/inbox", draft, "/cases", "/calendar", "/notes/new"].filter { $0 == draft || known.contains($0) }
        for path in pages {
            try browser.go(to: served.address(path))
            // What can be used and is shown; of buttons that exclude each other the chosen one.
            let count =
                try browser.run(
                    """
                    document.activeElement?.blur()
                    getSelection().removeAllRanges()
                    const use = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
                    window.order = [...document.querySelectorAll(use)].filter(x => !x.disabled && x.tabIndex >= 0 && x.checkVisibility()
                        && !(x.type === 'radio' && !x.checked))
                    // The first Tab goes to what follows this.
                    document.body.tabIndex = -1; document.body.focus()
                    return order.length
                    """
                ).number.map { Int($0) } ?? 0
            #expect(count > 15, "\(path)")
            var reached: [Int] = []
            var unseen: [String] = []
            for _ in 0..<count {
                try browser.press(.tab)
                let now =
                    try browser.run(
                        """
                        const x = document.activeElement, style = getComputedStyle(x)
                        const shows = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none'
                        return [order.indexOf(x), shows, x.outerHTML.slice(0, 120)]
                        """
                    ).list ?? []
                reached.append(Int(now.first?.number ?? -1))
                if now.dropFirst().first != true { unseen.append(now.last?.text ?? "") }
            }
            #expect(reached == Array(0..<count), "\(path)")
            #expect(unseen == [], "\(path)")
        }
    }
}
