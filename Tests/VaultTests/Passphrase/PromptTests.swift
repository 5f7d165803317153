// The prompt on a real terminal: nothing is echoed, and the terminal is as before, whatever happened.
import Foundation
import TestSupport
import Testing

/// The tests' own program, beside the bundle that holds the tests.
enum VaultTestAgent {
    static let path: String = {
        let arguments = CommandLine.arguments
        let flag = arguments.firstIndex(of: "--test-bundle-path")
        let bundle = flag.map { arguments.index(after: $0) }.flatMap {
            arguments.indices.contains($0) ? arguments[$0] : nil
        }
        return URL(filePath: bundle ?? arguments[0]).deletingLastPathComponent().appending(path: "vault-test-agent")
            .path
    }()
}

@Suite(.wants(program: "python3")) struct PromptTests {
    /// Runs the program on a terminal of its own; `steps` is Python that acts on it. Returns what it printed.
    private func onTerminal(_ command: String, _ steps: String) throws -> Program.Outcome {
        let script = """
            import os, pty, sys, termios, time, signal, select
            def echo(): return bool(termios.tcgetattr(fd)[3] & termios.ECHO)
            def until(text, seconds=30):
                global seen
                end = time.time() + seconds
                while text not in seen and time.time() < end:
                    if select.select([fd], [], [], 0.1)[0]:
                        try: more = os.read(fd, 4096)
                        except OSError: break
                        if not more: break
                        seen += more
                return text in seen
            def quiet(seconds=30):
                end = time.time() + seconds
                while echo() and time.time() < end: time.sleep(0.01)
                return not echo()
            def wait():
                until(b"never", 0.3)
                status = os.waitpid(child, 0)[1]
                return ("signal %d" % os.WTERMSIG(status)) if os.WIFSIGNALED(status) else ("exit %d" % os.WEXITSTATUS(status))
            seen = b""
            master, slave = pty.openpty()
            child = os.fork()
            if child == 0:
                for number in (1, 2, 3, 15): signal.signal(number, signal.SIG_DFL)
                signal.pthread_sigmask(signal.SIG_SETMASK, [])
                os.close(master)
                os.login_tty(slave) if hasattr(os, "login_tty") else (os.setsid(), __import__("fcntl").ioctl(slave, termios.TIOCSCTTY, 0), [os.dup2(slave, n) for n in (0, 1, 2)])
                os.execv(sys.argv[1], [sys.argv[1], sys.argv[2]])
            fd = master
            """
        let python = try #require(Program.path(of: "python3"))
        return try Program.run(python, ["-c", script + "\n" + steps, VaultTestAgent.path, command])
    }

    @Test func whatIsTypedIsNotShown() throws {
        let said = try onTerminal(
            "ask",
            """
            print(until(b"Passphrase: "), quiet())
            os.write(fd, b"open sesamee\\x7f\\n")
            print(until(b"[open sesame]"), seen.count(b"sesame"), echo(), wait())
            """)
        #expect(said.output == "True True\nTrue 1 True exit 0\n", "\(said.errors)")
    }

    @Test(arguments: [
        ("os.write(fd, b'\\x03')", 2), ("os.kill(child, 15)", 15), ("os.kill(child, 1)", 1),
        ("os.write(fd, b'\\x1c')", 3),
    ])
    func echoComesBackAfterASignal(_ act: String, _ number: Int) throws {
        let said = try onTerminal("ask", "print(until(b'Passphrase: '), quiet())\n\(act)\nprint(wait(), echo())")
        #expect(said.output == "True True\nsignal \(number) True\n", "\(said.errors)")
    }

    @Test func endOfInputIsNoAnswer() throws {
        let said = try onTerminal(
            "ask",
            "print(until(b'Passphrase: '), quiet())\nos.write(fd, b'\\x04')\nprint(until(b'No passphrase'), wait(), echo())"
        )
        #expect(said.output == "True True\nTrue exit 1 True\n", "\(said.errors)")
    }

    @Test func newOnesAreAskedTwice() throws {
        let answer = #"""
            until(b"New passphrase: "); quiet(); os.write(fd, FIRST + b"\n"); until(b"again: "); quiet(); os.write(fd, SECOND + b"\n")
            print(until(EXPECTED, 10), wait(), echo())
            """#
        let good = #"FIRST = SECOND = b"tr0ut under (old) violets"; EXPECTED = b"[tr0ut"\#n"#
        #expect(try onTerminal("ask-new", good + answer).output == "True exit 0 True\n")
        let different =
            #"FIRST = b"tr0ut under (old) violets"; SECOND = b"tr0ut under (old) violetz"; EXPECTED = b"not the same"\#n"#
        #expect(try onTerminal("ask-new", different + answer).output == "True exit 1 True\n")
    }

    @Test func nothingIsAskedWithoutATerminal() throws {
        let said = try Program.run(VaultTestAgent.path, ["ask"], input: Data("from a pipe\n".utf8))
        #expect(said.exit == 1)
        #expect(said.output.isEmpty)
        #expect(said.errors.contains("standard input is no terminal"))
    }
}
