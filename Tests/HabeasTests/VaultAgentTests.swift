// The vault while it is unlocked, seen from the command line: one process holds the keys, others come and go.
import Foundation
import TestSupport
import Testing

@Suite struct VaultAgentTests {
    /// A desk whose vault is unlocked and whose passphrase is no longer there for those who don't ask the agent.
    private func unlocked() throws -> VaultDesk {
        let desk = try VaultDesk()
        try desk.makeVault()
        #expect(try desk.habeas("unlock").exit == 0)
        desk.environment["HABEAS_PASSPHRASE_FILE"] = nil
        return desk
    }

    @Test func manyCommandsAtOnceAllGetTheirTurn() throws {
        let desk = try unlocked()
        let said = try desk.sh(
            "for n in 1 2 3 4 5 6; do (echo $n | habeas add - --name n$n >said$n) & done; wait; cat said?")
        #expect(said.output.split(separator: "\n").count == 6)
        let listed = try desk.habeas("evidence", "list", "--json").output
        for number in 1...6 { #expect(listed.contains("\"name\":\"n\(number)\"")) }
        #expect(try desk.habeas("verify", "--read-data").exit == 0)
    }

    /// What has to ask for a passphrase runs in its own process; the agent has written before, and writes after it.
    @Test func aProcessOfItsOwnWritesBesideTheAgent() throws {
        let desk = try unlocked()
        #expect(try desk.sh("echo one | habeas add -").exit == 0)
        let added = try desk.habeas(
            "member", "add", "B.", "--role", "reader", "--passphrase-file", "words", "--new-passphrase-file",
            "other-words")
        #expect(added.exit == 0, "\(added.errors)")
        #expect(try desk.sh("echo two | habeas add -").exit == 0)
        #expect(try desk.habeas("member", "list").output.contains("B.  reader"))
        #expect(try desk.habeas("lock").exit == 0)
        let log = try desk.habeas("log", "--passphrase-file", "words").output.split(separator: "\n")
        #expect(log.count == 1 + 2 * 2 + 2 + 1 + 2)
        // One device, one log: nobody was kept out and began another.
        #expect(try desk.sh("ls vault/logs").output.split(separator: "\n").count == 1)
    }

    @Test func anAgentServesItsOwnCopyAndNoOther() throws {
        let desk = try unlocked()
        #expect(try desk.sh("cp -a vault copy; echo x | habeas add - --name only-here").exit == 0)
        let other = try desk.habeas("log", "--vault", "copy")
        #expect(other.exit == 1)
        #expect(other.errors.contains("the vault is locked"))
        let copy = try desk.habeas("evidence", "list", "--vault", "copy", "--passphrase-file", "words")
        #expect(copy.exit == 0)
        #expect(!copy.output.contains("only-here"))
        #expect(copy.output.contains("page.txt"))
    }

    @Test func aVaultThatVanishesIsMissedAndFoundAgain() throws {
        let desk = try unlocked()
        for command in ["log", "evidence list", "member list", "verify"] {
            let gone = try desk.sh(
                "mv vault moved; habeas \(command) --vault moved; code=$?; mv moved vault; exit $code")
            #expect(gone.exit == 1, "\(command)")
            #expect(gone.output.isEmpty)
            #expect(gone.errors.contains("not there any more"), "\(gone.errors)")
            let cut = try desk.sh("mv vault/logs logs; habeas \(command); code=$?; mv logs vault/logs; exit $code")
            // Who is a member it knows already.
            #expect(cut.exit == (command == "member list" ? 0 : 1), "\(command)")
        }
        let back = try desk.habeas("log")
        #expect(back.exit == 0)
        #expect(back.output.contains("A. Editor  captured  page.txt"))
        #expect(!back.output.contains("unknown"))
    }

    @Test func lockingEndsIt() throws {
        let desk = try unlocked()
        #expect(try desk.habeas("log").exit == 0)
        #expect(try desk.habeas("unlock").errors.contains("unlocked already"))
        #expect(try desk.habeas("lock").errors.contains("locked."))
        let after = try desk.habeas("log")
        #expect(after.exit == 1)
        #expect(after.errors.contains("the vault is locked"))
        #expect(try desk.sh("ls run/habeas/*.sock").exit != 0)
    }

    @Test(.wants(program: "script")) func whatIsGoneForGoodIsAskedAboutAtTheTerminal() throws {
        let desk = try unlocked()
        let no = try desk.terminal("habeas erase /1 --reason slip", typed: "no\n")
        #expect(no.output.contains("Type yes to go on"))
        #expect(no.output.contains("nothing was done"))
        #expect(try desk.habeas("evidence", "list").output.contains("page.txt"))
        let yes = try desk.terminal("habeas erase /1 --reason wanted", typed: "yes\n")
        #expect(yes.output.contains("erased in this copy"), "\(yes.output)")
        #expect(!(try desk.habeas("evidence", "list").output.contains("page.txt")))
        #expect(try desk.habeas("evidence", "list").output.contains("photo.jpg"))
    }
}
