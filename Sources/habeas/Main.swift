// The program `habeas`; all that it does is in Commands.
import Commands

@main
enum Main {
    static func main() async { await Habeas.main() }
}
