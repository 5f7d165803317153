// Time stamps through the program, from an authority of the tests' own on this machine: what it answers right is kept and holds, what it answers wrong is not.
import Foundation
import TestSupport
import Testing

@Suite(.wants(program: "openssl"), .wants(program: "curl"), .wants(program: "python3"))
struct VaultTimestampTests {
    private static let script = Repository.root.appending(path: "Tests/Outside/tsa.py").path

    private func desk() throws -> VaultDesk {
        let desk = try VaultDesk()
        try desk.makeVault()
        return desk
    }

    /// Runs a line of shell while the authority answers at `$TSA`.
    private func withAuthority(_ line: String, _ desk: VaultDesk) throws -> Program.Outcome {
        try desk.write("line", line)
        return try desk.sh("python3 '\(Self.script)' tsa bash line")
    }

    @Test func aRequestIsSentAnsweredListedAndHolds() throws {
        let desk = try desk()
        #expect(try desk.habeas("timestamp", "request").output.hasPrefix("waits  "))
        // What waits is not asked for again.
        #expect(try desk.habeas("timestamp", "request").output.split(separator: "\n").count == 1)
        let sent = try withAuthority("habeas timestamp send $TSA/good", desk)
        #expect(sent.exit == 0, "\(sent.errors)")
        #expect(sent.output.wholeMatch(of: /20[0-9]{12}Z  5 entries of log [0-9a-f]{32}\n/) != nil, "\(sent.output)")
        #expect(try desk.sh("cat tsa/asked").output == "good right\n")
        #expect(try desk.habeas("timestamp", "list").output.hasPrefix("there  5 entries of log "))
        let checked = try desk.habeas("timestamp", "verify", "--authorities", "tsa/ca.pem")
        #expect(checked.exit == 0)
        #expect(checked.output.hasPrefix("holds  20"), "\(checked)")
        let json = try desk.habeas("timestamp", "verify", "--authorities", "tsa/ca.pem", "--json").output
        #expect(json.contains("\"holds\":true") && json.contains("\"entries\":5"))
        // Nothing new was written but the stamp itself, so nothing more is asked.
        #expect(try desk.habeas("timestamp", "request").errors.contains("everything is time-stamped"))
        #expect(try withAuthority("habeas timestamp send $TSA/good", desk).errors.contains("no request waits"))
        let whole = try desk.habeas("verify")
        #expect(whole.exit == 0)
        #expect(whole.output.contains("signatures of 1 time stamps"))
        // Openssl alone says so too, without our program.
        let alone = try desk.sh(
            "cd vault/timestamps; openssl ts -verify -data *.text -in *.tsr -CAfile ../../tsa/ca.pem")
        #expect(alone.exit == 0, "\(alone.errors)")
    }

    @Test func aRequestIsCarriedToAnotherMachineAndItsAnswerBack() throws {
        let desk = try desk()
        #expect(try desk.habeas("timestamp", "request", "--out", "requests").exit == 0)
        #expect(try desk.sh("stat -c %a requests requests/*").output == "700\n600\n")
        let sent = try withAuthority(
            "curl -s -H 'Content-Type: application/timestamp-query' --data-binary @$(echo requests/*.tsq) -o answer.tsr $TSA/good",
            desk)
        #expect(sent.exit == 0)
        let taken = try desk.habeas("timestamp", "add", "answer.tsr")
        #expect(taken.exit == 0, "\(taken.errors)")
        #expect(taken.output.contains("5 entries of log"))
        #expect(try desk.habeas("timestamp", "verify", "--authorities", "tsa/ca.pem").output.hasPrefix("holds"))
        let again = try desk.habeas("timestamp", "add", "answer.tsr")
        #expect(again.exit == 1)
        #expect(again.errors.contains("no request waits"))
    }

    /// A wrong answer, the sentence that it gets, and how long the program waits.
    @Test(arguments: [
        ("nonce", "its nonce is another one. It was not kept; the request still waits."),
        ("hash", "it is over another checkpoint. It was not kept; the request still waits."),
        ("declined", "The time-stamp authority declined: Requested policy is not supported."),
        ("500", "The request could not be sent: curl: (22) "),
        ("cut", "The answer can't be read: "), ("page", "The answer can't be read: it is no time stamp."),
        ("huge", "The request could not be sent: curl: (63) "), ("slow", "The request could not be sent: curl: (28) "),
        ("away", "The answer can't be read: it is no time stamp."),
    ])
    func aWrongAnswerIsNotKept(way: String, words: String) throws {
        let desk = try desk()
        #expect(try desk.habeas("timestamp", "request").exit == 0)
        let before = try desk.files(in: "vault")
        desk.environment["HABEAS_TEST_PATIENCE"] = way == "slow" ? "0.5" : "30"
        let said = try withAuthority("habeas timestamp send $TSA/\(way)", desk)
        #expect(said.exit == 1)
        #expect(said.output.isEmpty)
        #expect(said.errors.hasPrefix("habeas: ") && said.errors.split(separator: "\n").count == 1, "\(said.errors)")
        #expect(said.errors.contains(words), "\(said.errors)")
        #expect(try desk.sh("cat tsa/asked").output == "\(way) right\n")
        // Nothing in the vault is another than before, and the request waits.
        #expect(try desk.files(in: "vault") == before)
        #expect(try desk.habeas("timestamp", "list").output.hasPrefix("waits  5 entries"))
        // The next good answer to it is taken.
        #expect(try withAuthority("habeas timestamp send $TSA/good", desk).exit == 0)
        #expect(try desk.habeas("timestamp", "verify", "--authorities", "tsa/ca.pem").output.hasPrefix("holds"))
    }

    @Test func whereNobodyAnswersItWaits() throws {
        let desk = try desk()
        #expect(try desk.habeas("timestamp", "request").exit == 0)
        // A port that was free a moment ago.
        let said = try desk.sh(
            """
            port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
            habeas timestamp send http://127.0.0.1:$port/
            """)
        #expect(said.exit == 1)
        #expect(said.errors.contains("The request could not be sent: curl: (7) "), "\(said.errors)")
        #expect(said.errors.contains("It waits; try again when you are online."))
        #expect(try desk.habeas("timestamp", "list").output.hasPrefix("waits  5 entries"))
        for address in ["ftp://example.org/", "file:///etc/passwd", "freetsa.org"] {
            let refused = try desk.habeas("timestamp", "send", address)
            #expect(refused.exit == 1)
            #expect(refused.errors.contains("is no address of a time-stamp authority"))
        }
    }

    @Test func aStampOfAnotherAuthorityOrAChangedOneDoesNotHold() throws {
        let desk = try desk()
        #expect(try desk.habeas("timestamp", "request").exit == 0)
        #expect(try withAuthority("habeas timestamp send $TSA/good", desk).exit == 0)
        try desk.write("line", "true")
        #expect(try desk.sh("python3 '\(Self.script)' other bash line").exit == 0)
        let strange = try desk.habeas("timestamp", "verify", "--authorities", "other/ca.pem")
        #expect(strange.exit == 1)
        #expect(strange.output.hasPrefix("DOES NOT HOLD  20"))
        #expect(strange.errors.contains("The time stamp does not hold: "))
        let none = try desk.habeas("timestamp", "verify", "--authorities", "nowhere.pem")
        #expect(none.exit == 1)
        #expect(none.errors.contains("nowhere.pem: there is no such file; it should be the certificates"))
        // A bit of the signature, which closes the token.
        try desk.sh(
            "f=$(echo vault/timestamps/*.tsr); at=$(($(stat -c %s $f) - 9)); printf '\\x00\\xff' | dd of=$f bs=1 seek=$at conv=notrunc"
        )
        let changed = try desk.habeas("timestamp", "verify", "--authorities", "tsa/ca.pem")
        #expect(changed.exit == 1)
        #expect(changed.output.hasPrefix("DOES NOT HOLD"), "\(changed)")
        try desk.sh("rm vault/timestamps/*.tsr")
        let gone = try desk.habeas("verify")
        #expect(gone.exit == 1)
        #expect(gone.output.contains(".tsr: is missing, and an entry names it. Bring it back from a backup."))
    }
}
