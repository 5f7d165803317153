// What a browser really keeps of pages is found in its folder; what it may not keep isn't there. Without this, "0 hits" would say nothing.
import BrowserSupport
import Foundation
import TestSupport
import Testing

@Suite(.blocking, .wantsBrowser, .wants(program: "python3"), .serialized) struct BrowserTraceTests {
    @Test func titlesAddressesAndCachesLeaveTraces() throws {
        let page = """
            <!doctype html><title>canaryintitle1</title><p>canaryinstore2 <script>localStorage.word = "canaryinlocal3";
            document.cookie = "plain=1; max-age=90000"</script><form action=stored.html><input name=q></form>
            """
        let stored = "<!doctype html><title>t</title><p>canaryincache5 Құрылыс алаңында"
        let silent = "<!doctype html><title>plain</title><p>canarynowhere6"
        let toy = try ToyServer(pages: ["page.html": page, "stored.html": stored, "silent.html": silent])
        let profile = toy.folder.appending(path: "profile")
        var options = BrowserOptions()
        options.profile = profile
        let browser = try WebDriver(options)
        try browser.go(to: toy.address("page.html"))
        try browser.find("input").type("canaryinform4")
        try browser.press(.enter)
        try browser.go(to: toy.address("stored.html?cache=max-age%3D90000"))
        try browser.go(to: toy.address("silent.html"))
        // A browser writes some of what it keeps a little later.
        usleep(1_500_000)
        browser.close()
        let words = ["canaryintitle1", "canaryinlocal3", "canaryinform4", "canaryincache5", "Құрылыс алаңында"]
        let kept = try ProfileScan(for: words + ["canarynowhere6"]).scan(profile)
        let found = Dictionary(grouping: kept.hits, by: \.word)
        for word in words { #expect(found[word] != nil, "\(word) left no trace") }
        #expect(found["canarynowhere6"] == nil, "\(kept.hits)")
        #expect(kept.files > 50)
    }
}
