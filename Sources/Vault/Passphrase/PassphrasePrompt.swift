// Asking for a passphrase at the terminal, without showing it.
import CLinux
import Glibc

/// Asks at the process's own terminal, `/dev/tty`, never on standard input or output.
///
/// Nothing is asked where standard input is no terminal, so that no script hangs. Only one prompt at a time in a process.
public enum PassphrasePrompt {
    /// Asks once. `prompt` is shown as it is, for instance "Passphrase: ".
    ///
    /// What is shown and what is typed is as before when this returns or throws: also after Ctrl-C, `kill` or a hangup, which
    /// then end the process as they would have without the prompt. After Ctrl-Z and `fg` it asks again. Blocks the calling thread.
    public static func ask(prompt: String) throws(PassphraseError) -> SecretBytes {
        try PassphraseText.normalised(try typed(prompt: prompt), place: "that was typed")
    }

    /// Asks twice for a new one; refuses two that differ, and weak ones unless `forced`.
    public static func askNew(
        prompt: String = "New passphrase: ", again: String = "The same again: ", forced: Bool = false
    ) throws(PassphraseError) -> (passphrase: SecretBytes, strength: PassphraseStrength) {
        let first = try ask(prompt: prompt)
        let strength = try PassphraseStrength.check(first, forced: forced)
        guard try ask(prompt: again) == first else { throw .different }
        return (first, strength)
    }

    private static func typed(prompt: String) throws(PassphraseError) -> SecretBytes {
        guard isatty(STDIN_FILENO) == 1 else { throw .noTerminal }
        let file = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { throw .terminal(why: SystemWords.now) }
        defer { close(file) }
        while true {
            let answer = try QuietTerminal.read(from: file, prompt: prompt)
            switch answer {
            case .line(let line): return line
            case .ended: throw .noAnswer
            case .signal(let number):
                // With what was done before in place again: ends or stops the process, or runs its handler.
                raiseHere(number)
                if number != SIGTSTP { throw .interrupted(signal: number) }
            }
        }
    }
}

/// Raises a signal also on a thread that blocks signals, as those of tasks do.
private func raiseHere(_ number: Int32) {
    var (only, before) = (sigset_t(), sigset_t())
    sigemptyset(&only)
    sigaddset(&only, number)
    pthread_sigmask(SIG_UNBLOCK, &only, &before)
    // Swift's runtime takes Ctrl-\ for a crash and shows what is in memory.
    if number == SIGQUIT { signal(number, SIG_DFL) }
    raise(number)
    pthread_sigmask(SIG_SETMASK, &before, nil)
}
