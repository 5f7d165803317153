// What standard output is: a terminal of some width, or a file.
import Glibc
package import Presentation

package enum Terminal {
    /// Text for standard output: as wide as a terminal is, bold only there and where NO_COLOR does not forbid it.
    package static var textStyle: TextStyle {
        guard isatty(STDOUT_FILENO) == 1 else { return TextStyle() }
        let isPlain = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
        return TextStyle(width: min(columns ?? 80, 100), isStyled: !isPlain && !isDumb)
    }

    private static var columns: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
