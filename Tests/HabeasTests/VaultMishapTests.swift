// What befalls a vault from outside, seen from the command line: one sentence, nothing half-written, nothing lost.
import Foundation
import TestSupport
import Testing

@Suite struct VaultMishapTests {
    /// Whether this system lets us mount memory in a namespace of our own.
    private static let canMount =
        (try? Program.run("/bin/sh", ["-c", "unshare -rm mount -t tmpfs habeas /mnt"]).exit) == 0

    private func desk() throws -> VaultDesk {
        let desk = try VaultDesk()
        try desk.makeVault()
        return desk
    }

    /// One sentence of ours on standard error, and no words of a crash.
    private func oneSentence(_ said: Program.Outcome, _ words: String) -> Bool {
        said.exit == 1 && said.output.isEmpty && said.errors.hasPrefix("habeas: ") && said.errors.contains(words)
            && said.errors.split(separator: "\n").count == 1
    }

    @Test(.enabled(if: canMount, "SKIPPED: no file system can be mounted here")) func aReadOnlyFolder() throws {
        let desk = try desk()
        let before = try desk.files(in: "vault")
        let inside = "mount --bind vault vault && mount -o remount,ro,bind vault &&"
        let added = try desk.sh("unshare -rm sh -c '\(inside) habeas add page.txt'")
        #expect(oneSentence(added, "ead-only file system"), "\(added)")
        #expect(try desk.sh("unshare -rm sh -c '\(inside) habeas log'").exit == 0)
        #expect(try desk.sh("unshare -rm sh -c '\(inside) habeas verify --read-data'").exit == 0)
        #expect(try desk.files(in: "vault") == before)
    }

    @Test(.enabled(if: canMount, "SKIPPED: no file system can be mounted here")) func aFullDisk() throws {
        let desk = try desk()
        try desk.sh("mkdir small; head -c 900000 /dev/urandom >big")
        let said = try desk.sh(
            """
            unshare -rm sh -c 'mount -t tmpfs -o size=700k habeas small && cp -a vault/. small && export HABEAS_VAULT=small
            habeas add big; echo $?; ls small/tmp; habeas verify --read-data >report; echo $?; echo small >note; habeas add note >added; echo $?'
            """)
        #expect(said.output == "1\n0\n0\n", "\(said)")
        #expect(said.errors.contains("o space left on device"))
        let backup = try desk.sh(
            "unshare -rm sh -c 'mount -t tmpfs -o size=8k habeas small; habeas backup small; echo $?; ls small'")
        #expect(backup.output.hasPrefix("1\n"))
        #expect(!backup.output.contains("FORMAT"))
    }

    @Test func twoProcessesAtOnceBothWrite() throws {
        let desk = try desk()
        let said = try desk.sh("habeas add page.txt >one & habeas add photo.jpg >two & wait; cat one two")
        #expect(said.output.split(separator: "\n").count == 2, "\(said)")
        #expect(try desk.habeas("evidence", "list").output.split(separator: "\n").count == 4)
        #expect(try desk.habeas("verify", "--read-data").exit == 0)
    }

    @Test func aClockSetBack() throws {
        let desk = try desk()
        desk.environment["HABEAS_TEST_CLOCK"] = "1000000000000"
        let said = try desk.habeas("add", "page.txt")
        #expect(said.exit == 0)
        #expect(said.errors.contains("The clock of this machine (2001-09-09"))
        // Its place is behind what was written before, whatever the clock says.
        let last = try desk.habeas("log", "--last", "2").output
        #expect(last.split(separator: "\n").allSatisfy { $0.contains("2001-09-09") })
    }

    @Test func aFileThatChangesWhileItIsRead() throws {
        let desk = try desk()
        let before = try desk.files(in: "vault/evidence")
        for size in [40_000_000, 90_000_000] {
            let said = try desk.sh(
                """
                head -c \(size) /dev/zero >grows; touch go
                (while [ -e go ]; do echo more >>grows; done) & habeas add grows; code=$?; rm go; wait; exit $code
                """)
            #expect(said.exit == 1)
            #expect(
                said.errors.contains("grows: the file changed while it was read; nothing was kept."), "\(said.errors)")
        }
        #expect(try desk.files(in: "vault/evidence") == before)
        #expect(try desk.sh("ls vault/tmp").output.isEmpty)
    }

    @Test func aPlantedBlobIsReportedAndNeverShown() throws {
        let desk = try desk()
        let id = "ab" + String(repeating: "0", count: 30)
        try desk.sh(
            "mkdir -p vault/evidence/ab; cp vault/evidence/*/*.age planted 2>/dev/null; for f in vault/evidence/*/*.age; do cp $f vault/evidence/ab/\(id).age; done"
        )
        #expect(!(try desk.habeas("evidence", "list").output.contains(id)))
        #expect(oneSentence(try desk.habeas("evidence", "show", id), "there is no such thing"))
        #expect(try desk.habeas("verify").output.contains("\(id).age: is named by no entry"))
    }

    @Test func damagedEvidenceIsNeverGivenOut() throws {
        let desk = try desk()
        try desk.sh(
            "for f in vault/evidence/*/*.age; do printf X | dd of=$f bs=1 seek=900 conv=notrunc 2>/dev/null; done")
        #expect(try desk.habeas("verify").exit == 0)
        let read = try desk.habeas("verify", "--read-data")
        #expect(read.exit == 1)
        #expect(read.output.contains("PROBLEM"))
        #expect(oneSentence(try desk.habeas("evidence", "export", "/1", "copy"), "is not what was kept"))
        #expect(oneSentence(try desk.habeas("evidence", "show", "/1"), "is not what was kept"))
        #expect(try desk.sh("ls copy").exit != 0)
    }

    @Test func aLogThatWasCutBackIsRefusedByName() throws {
        let desk = try desk()
        try desk.sh("cp vault/logs/*/frames before; habeas add page.txt; cat before >$(echo vault/logs/*/frames)")
        let said = try desk.habeas("verify")
        #expect(said.exit == 1)
        #expect(said.output.contains("PROBLEM"))
        #expect(
            try desk.habeas("add", "page.txt").exit == 1
                || desk.sh("ls vault/logs").output.split(separator: "\n").count == 2)
    }

    @Test func aCopyWithoutItsFirstLogIsVerifiedAsFarAsItGoes() throws {
        let desk = try desk()
        try desk.sh("rm -r vault/logs")
        let said = try desk.habeas("verify")
        #expect(said.exit == 1)
        #expect(said.errors.contains("verified without keys"))
        #expect(oneSentence(try desk.habeas("log"), "missing or damaged"))
    }

    @Test func aStolenBackupOpensWithNoPassphraseOfOthers() throws {
        let desk = try desk()
        #expect(try desk.habeas("backup", "stolen").exit == 0)
        let guess = try desk.habeas("log", "--vault", "stolen", "--passphrase-file", "other-words")
        #expect(oneSentence(guess, "opens no member's keys"))
        let all = try desk.files(in: "stolen")
        #expect(all.count > 5)
        for (name, bytes) in all {
            for canary in ["page.txt", "photo.jpg", "A. Editor", "The lawyer was let in"] {
                #expect(!name.contains(canary))
                #expect(bytes.range(of: Data(canary.utf8)) == nil, "\(name)")
            }
        }
    }
}
