// The one style sheet, the one script and the icon: inside the program, named by what they hold, kept by browsers as long as they like.

import Crypto
import Presentation
import Vault

enum AssetRoutes {
    static let style = Asset(
        BaseStyle.with(PackageResources.style_css), name: "style", ending: "css", type: "text/css; charset=utf-8")
    static let script = Asset(
        PackageResources.script_js, name: "script", ending: "js", type: "text/javascript; charset=utf-8")
    static let icon = Asset(PackageResources.icon_svg, name: "icon", ending: "svg", type: "image/svg+xml")

    static let all: [Route] = [style, script, icon].map { asset in
        .page(asset.path, .anyone) { _ in asset.answer }
    }

    struct Asset: Sendable {
        /// Where it is; another path where it holds anything else.
        let path: String
        let answer: WebAnswer

        init(_ bytes: [UInt8], name: String, ending: String, type: String) {
            let hash = SHA256.hash(data: bytes).prefix(8).hex
            path = "/\(name)-\(hash).\(ending)"
            answer = WebAnswer(
                status: 200,
                headers: [("Content-Type", type), ("Cache-Control", "public, max-age=31536000, immutable")],
                body: bytes)
        }
    }
}
