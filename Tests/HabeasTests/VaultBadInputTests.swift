// Bad input to the vault's commands: one clear sentence, an exit that says so, and a vault that is as it was.
import Foundation
import TestSupport
import Testing

@Suite struct VaultBadInputTests {
    /// Whether this system lets us mount memory in a namespace of our own.
    private static let canMount =
        (try? Program.run("/bin/sh", ["-c", "unshare -rm mount -t tmpfs habeas /mnt"]).exit) == 0

    private func desk() throws -> VaultDesk {
        let desk = try VaultDesk()
        try desk.makeVault()
        return desk
    }

    /// One sentence of ours on standard error, and nothing on standard output.
    private func isOneSentence(_ said: Program.Outcome) -> Bool {
        said.exit == 1 && said.output.isEmpty && said.errors.hasPrefix("habeas: ") && said.errors.hasSuffix(".\n")
            && said.errors.split(separator: "\n").count == 1
    }

    // MARK: Passphrases

    @Test func aWrongPassphraseGetsTheSameWordsWhateverItIs() throws {
        let desk = try desk()
        // The right words are "one lamp under seven quiet bridges".
        let wrong = [
            "x", "one lamp under seven quiet bridge", "one lamp under seven quiet bridgess",
            "One lamp under seven quiet bridges",
            " one lamp under seven quiet bridges", "one  lamp under seven quiet bridges", "еще одна лампа",
            String(repeating: "long ", count: 200),
            "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ",
        ]
        let before = try desk.files(in: "vault")
        for words in wrong {
            try desk.write("guess", words + "\n", mode: 0o600)
            for command in [
                "log", "unlock", "add page.txt", "passwd --new-passphrase-file other-words", "verify", "backup copy",
            ] {
                let said = try desk.sh(
                    "habeas \(command) --passphrase-file guess 2>&1 | grep -v 'ends with a space, which counts'")
                #expect(
                    said.output == "habeas: The passphrase opens no member's keys of this vault.\n",
                    "\(command): \(said.output)")
            }
        }
        #expect(try desk.files(in: "vault") == before)
        #expect(try desk.sh("ls copy").exit != 0)
        #expect(try desk.habeas("log").exit == 0)
    }

    /// The work of a guess stands in the head of the keys' file: 2 to the power of 18 or more, whoever made them and however.
    @Test func aGuessIsSlow() throws {
        let desk = try VaultDesk()
        desk.environment["HABEAS_TEST_WORK_FACTOR"] = nil
        #expect(try desk.sh("habeas init >key").exit == 0)
        func factors() throws -> [Int] {
            try desk.files(in: "vault/keys").values.map { file in
                let head = String(decoding: file.prefix(200), as: UTF8.self)
                let words = try #require(head.split(separator: "\n").first { $0.hasPrefix("-> scrypt ") })
                return try #require(words.split(separator: " ").last.flatMap { Int($0) })
            }
        }
        #expect(try factors().allSatisfy { $0 >= 18 } && factors().count == 1)
        #expect(try desk.habeas("passwd", "--new-passphrase-file", "other-words").exit == 0)
        #expect(try factors().allSatisfy { $0 >= 18 } && factors().count == 1)
    }

    // MARK: Vaults

    /// Every file of the vault gone, empty and cut in half: what is read is right, and what can't be is said.
    @Test func aTruncatedVaultIsReadRightOrRefused() throws {
        let desk = try desk()
        let whole = try desk.habeas("log").output
        #expect(whole.split(separator: "\n").count == 5)
        try desk.sh("cp -a vault kept; cp -a state state.kept")
        var refused = 0
        for name in try desk.files(in: "vault").keys.sorted() {
            for way in ["rm $f", ": >$f", "truncate -s $(($(stat -c %s $f) / 2)) $f"] {
                try desk.sh("f='vault/\(name)'; \(way)")
                let damaged = try desk.files(in: "vault")
                let said = try desk.habeas("log")
                if said.exit == 0 {
                    let isWhole = said.output == whole && said.errors.isEmpty
                    // The log's own file, which ends where a batch does: what is left is read, and what is missing is said.
                    let isPart = name.hasSuffix("/frames") && said.errors.contains("this device has seen 5")
                    #expect(isWhole || isPart, "\(name), \(way): \(said)")
                } else {
                    refused += 1
                    #expect(isOneSentence(said), "\(name), \(way): \(said)")
                    #expect(try desk.files(in: "vault") == damaged)
                    // Nothing is written to what can't be read.
                    #expect(isOneSentence(try desk.habeas("add", "page.txt")), "\(name), \(way)")
                    #expect(
                        try desk.files(in: "vault/evidence")
                            == damaged.filter { $0.key.hasPrefix("evidence/") }.reduce(into: [:]) {
                                $0[String($1.key.dropFirst(9))] = $1.value
                            })
                }
                // Back in the same files: a copy would be another copy.
                try desk.sh(
                    "for f in $(cd kept; find . -type f); do cmp -s kept/$f vault/$f || cp -a kept/$f vault/$f; done; rm -rf state; cp -a state.kept state"
                )
            }
        }
        // FORMAT, keys, epoch and log: each in three ways.
        #expect(refused >= 11, "\(refused)")
        #expect(try desk.habeas("log").output == whole)
    }

    @Test func aForeignVaultOrPartsOfOneAreRefusedOrLeftAside() throws {
        let desk = try desk()
        let whole = try desk.habeas("log").output
        #expect(
            try desk.sh("habeas init --vault other >key2; cp vault/FORMAT format; mkdir none; echo hello >none/FORMAT")
                .exit == 0)
        #expect(isOneSentence(try desk.habeas("log", "--vault", "none")))
        // The other's name on ours.
        try desk.sh("cat other/FORMAT >vault/FORMAT")
        let named = try desk.habeas("log")
        #expect(isOneSentence(named) && named.errors.contains("another vault's"), "\(named)")
        try desk.sh("cat format >vault/FORMAT")
        // The other's log among ours: named, and nothing of it is shown.
        try desk.sh("cp -a other/logs/* vault/logs/")
        let read = try desk.habeas("log")
        #expect(read.output == whole)
        #expect(read.errors.contains("is read only in part") && read.errors.contains("another log's"), "\(read.errors)")
        #expect(try desk.habeas("verify").exit == 1)
        // The other's keys instead of ours, under the same passphrase.
        try desk.sh("rm -r vault/logs/$(ls other/logs) vault/keys/*; cp other/keys/* vault/keys/")
        let keyed = try desk.habeas("log")
        #expect(isOneSentence(keyed) && keyed.errors.contains("another vault's"), "\(keyed)")
    }

    @Test func aVaultThatVanishesWhileItIsWrittenIsNotBegunAnew() throws {
        let desk = try desk()
        // Also where something else lies in its place: an empty mount point, say.
        for instead in ["true", "mkdir vault"] {
            let said = try desk.sh(
                """
                mkfifo more; (habeas add - --name late <more 2>said; echo $? >code) & exec 3>more
                sleep 1; mv vault moved; \(instead); echo late >&3; exec 3>&-; wait; rm more; cat said >&2; exit $(cat code)
                """)
            #expect(isOneSentence(said), "\(said)")
            #expect(said.errors.contains("not there any more") || said.errors.contains("no file FORMAT"), "\(said)")
            #expect(try desk.sh("ls -A vault 2>/dev/null").output.isEmpty, "something was begun where the vault was")
            try desk.sh("rmdir vault; mv moved vault")
            #expect(try desk.habeas("log").output.split(separator: "\n").count == 5)
            #expect(try desk.habeas("verify", "--read-data").exit == 0)
        }
    }

    @Test(.wants(program: "flock")) func aLogThatAnotherProcessWritesIsWaitedForAndThenSaid() throws {
        let desk = try desk()
        desk.environment["HABEAS_TEST_PATIENCE"] = "0.2"
        let before = try desk.files(in: "vault/logs")
        let said = try desk.sh("flock vault/logs/* sh -c 'habeas add page.txt'")
        #expect(isOneSentence(said), "\(said)")
        #expect(
            said.errors.contains("another Habeas is writing here; wait until it is done, or end it, and try again."))
        #expect(try desk.files(in: "vault/logs") == before)
        // What is only read need not wait; and who waits long enough writes.
        #expect(try desk.sh("flock vault/logs/* sh -c 'habeas log'").exit == 0)
        desk.environment["HABEAS_TEST_PATIENCE"] = "30"
        #expect(
            try desk.sh("(flock vault/logs/* sleep 1) & sleep 0.3; habeas add page.txt; code=$?; wait; exit $code").exit
                == 0)
        // The file that was sealed in vain is reported, and is no evidence.
        #expect(try desk.habeas("verify").output.contains("is named by no entry that counts"))
    }

    // MARK: Files

    @Test(.enabled(if: canMount, "SKIPPED: no file system can be mounted here")) func tenGigabytesWhereTheyDoNotFit()
        throws
    {
        let desk = try desk()
        // All holes: it takes no room until somebody writes it elsewhere.
        try desk.sh("mkdir small; truncate -s 10000000000 large.mov")
        let said = try desk.sh(
            """
            unshare -rm sh -c 'mount -t tmpfs -o size=150m habeas small && cp -a vault/. small && export HABEAS_VAULT=small
            habeas add large.mov; echo $?; ls small/tmp; find small/evidence -type f | wc -l
            (head -c 200000000 /dev/zero) | habeas add - --name piped; echo $?; ls small/tmp; find small/evidence -type f | wc -l
            habeas verify --read-data >report; echo $?; habeas add page.txt >added; echo $?'
            """)
        #expect(said.output == "1\n2\n1\n2\n0\n0\n", "\(said)")
        let sentences = said.errors.split(separator: "\n").map(String.init)
        #expect(sentences.count == 3, "\(said.errors)")
        #expect(
            sentences[0].wholeMatch(
                of:
                    /habeas: large.mov: has 10000000000 bytes, and only [0-9]+ are free where the vault lies; nothing was kept./
            )
                != nil, "\(sentences[0])")
        #expect(sentences[1].contains("o space left on device"), "\(sentences[1])")
    }

    /// More than the 64 MiB that are looked at to see whether it is a report.
    @Test func aLargeFileIsKeptAndComesBackTheSame() throws {
        let desk = try desk()
        let said = try desk.sh(
            """
            head -c 70000000 /dev/urandom >film.mov; habeas add film.mov --json >item; cat film.mov | habeas add - --name piped.mov --json >>item
            for n in 5 6; do habeas evidence show /$n >back && cmp back film.mov && echo same; done; habeas verify --read-data >report; echo $?
            """)
        #expect(said.output == "same\nsame\n0\n", "\(said)")
        let items = try String(contentsOfFile: desk.path("item"), encoding: .utf8)
        #expect(items.split(separator: "\n").count == 2)
        #expect(
            items.split(separator: "\n").allSatisfy {
                $0.contains("\"note\":\"it is too large to be read as a report.\"")
            })
    }

    @Test func namesThatPlayTricksStayNames() throws {
        let desk = try desk()
        let names = [
            "two\\nlines", "../../up", "\\033[2Jcleared", "\\342\\200\\256txt.exe", "-rf", "C:\\\\x", "\\377not-text",
            "a\\tb",
        ]
        for (number, name) in names.enumerated() {
            let said = try desk.sh("printf x\(number) | habeas add - --name=\"$(printf '%b' '\(name)')\"")
            #expect(said.exit == 0, "\(said)")
            #expect(said.output.split(separator: "\n").count == 1 && !said.output.contains("\u{1B}"))
        }
        let listed = try desk.sh("habeas evidence list; habeas log; habeas evidence list --json; habeas log --json")
            .output
        #expect(listed.split(separator: "\n").count >= 2 * (2 + names.count))
        #expect(!listed.contains("\u{1B}"))
        #expect(!(try desk.sh("habeas evidence list; habeas log").output.contains("\u{202E}")))
        for line in try desk.habeas("evidence", "list", "--json").output.split(separator: "\n") {
            _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
        }
        // Taken out into a folder, each lies in it and nowhere else.
        let out = try desk.sh(
            """
            mkdir -p deep/out; cd deep; for item in $(habeas evidence list --json | sed 's/.*"item":"\\([^"]*\\)".*/\\1/'); do habeas evidence export $item out; done; ls -A .. | wc -l
            find out -type f | wc -l; ls -A
            """)
        #expect(out.output.hasSuffix("\(2 + names.count)\nout\n"), "\(out)")
    }

    // MARK: Disks

    /// The root of a disk has a folder of the file system's.
    @Test func aDiskOfItsOwn() throws {
        let desk = try desk()
        #expect(
            try desk.sh(
                "for d in stick old card fresh; do mkdir -p $d; mkdir -m 700 $d/lost+found; touch $d/lost+found/#12; done"
            ).exit == 0)
        let backup = try desk.habeas("backup", "stick")
        #expect(backup.exit == 0, "\(backup.errors)")
        #expect(try desk.habeas("backup", "stick").exit == 0)
        let report = try desk.habeas("verify", "--vault", "stick", "--read-data")
        #expect(report.exit == 0)
        #expect(!report.output.contains("is not known") && !report.output.contains("lost+found"), "\(report.output)")
        #expect(try desk.habeas("restore", "stick", "--vault", "old").exit == 0)
        #expect(try desk.habeas("device", "add", "card", "card").exit == 0)
        #expect(try desk.habeas("init", "--vault", "fresh").exit == 0)
        #expect(try desk.sh("ls stick/lost+found old/lost+found").output.contains("#12"))
        // Anything else keeps it from being taken for empty.
        #expect(try desk.sh("mkdir full; touch full/lost+founds").exit == 0)
        #expect(isOneSentence(try desk.habeas("backup", "full")))
    }
}
