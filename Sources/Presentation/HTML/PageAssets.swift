// The style sheet and the script of the page, and the policy that lets nothing else in.

enum PageAssets {
    static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.report_js, as: UTF8.self)

    /// Only this very style sheet and this very script; no picture, no font, no address, no form.
    static let policy =
        "default-src 'none'; style-src 'sha256-\(styleHash)'; script-src 'sha256-\(scriptHash)'; "
        + "base-uri 'none'; form-action 'none'"

    /// Digests of the two files; a test fails when a file changes and its digest does not.
    static let styleHash = "tBQEcGZqbxZpgTog6xfUk9ArW/OPEq9P/CynuGLy7to="
    static let scriptHash = "EMoMJVUZTQ30XIgV6rS4ms4nuom/EUgxZALa9vqTxAg="
}
