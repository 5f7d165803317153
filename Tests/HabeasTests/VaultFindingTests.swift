// Each thing that `verify` can find in a folder, alone: what it is called, where it is, what it weighs, and the sentence that says so. Nothing else may be found beside it.
import Foundation
import TestSupport
import Testing

/// A change to a sound vault, and what `verify` says of it.
struct ExpectedFinding: Sendable, CustomTestStringConvertible {
    /// A line of shell in the folder that holds `vault`. `$log`, `$blob` and `$epoch` are its log's id, a file of evidence and the epoch's id; `$id` is a new one.
    let change: String
    let isProblem: Bool
    let kind: String
    /// Where; `ID` stands for every id.
    let place: String
    let sentence: String
    /// Options for `verify`.
    var options: [String] = []

    var testDescription: String { change }

    static func problem(
        _ kind: String, _ place: String, _ sentence: String, after change: String, _ options: String...
    ) -> Self {
        ExpectedFinding(
            change: change, isProblem: true, kind: kind, place: place, sentence: sentence, options: options)
    }

    static func note(_ kind: String, _ place: String, _ sentence: String, after change: String) -> Self {
        ExpectedFinding(change: change, isProblem: false, kind: kind, place: place, sentence: sentence)
    }
}

@Suite struct VaultFindingTests {
    static let files: [ExpectedFinding] = [
        .note(
            "wideMode", "keys/ID.age",
            "can be read by others on this machine. 'chmod -R go= .' in the vault's folder closes it to them.",
            after: "chmod 604 vault/keys/*"),
        .note(
            "wideMode", "evidence/..", "can be read by others on this machine. So can 1 other. 'chmod -R go= .'",
            after: "chmod g+x $(dirname $blob); chmod g+w vault/logs/*/frames"),
        .note("wideMode", "FORMAT", "So can 22 others.", after: "chmod -R go+r vault"),
        .problem(
            "link", "keys/other",
            "is a link; a vault has none, and what it leads to is no part of it. Remove it.",
            after: "ln -s /etc/hostname vault/keys/other"),
        .problem("link", "logs/ID/older", "is a link", after: "ln -s frames vault/logs/$log/older"),
        .problem(
            "link", "tmp/pipe", "is neither a file nor a folder; a vault has no such things. Remove it.",
            after: "mkdir -p vault/tmp; mkfifo vault/tmp/pipe"),
        .note(
            "unknownFile", "notes.txt", "is not known to this version; nothing reads it.", after: ": >vault/notes.txt"),
        .note(
            "unknownFile", "logs/ID/frames.old", "is not known to this version", after: ": >vault/logs/$log/frames.old"),
        .note("unknownFile", "evidence/zz", "is not known to this version", after: "mkdir vault/evidence/zz"),
    ]

    static let logs: [ExpectedFinding] = [
        .note(
            "tornTail", "logs/ID/frames",
            "ends with 4 bytes of a write that was cut short. They were never acknowledged; the next write cuts them off.",
            after: "printf hbf1 >>vault/logs/$log/frames"),
        .problem("log", "logs/ID/frames", "holds no entries.", after: "mkdir vault/logs/$id; : >vault/logs/$id/frames"),
        .problem(
            "log", "logs/ID/frames", "entry 0: its checkpoint is another log's.",
            after: "mkdir vault/logs/$id; cp vault/logs/$log/frames vault/logs/$id/frames"),
        .note(
            "checkpoint", "logs/ID/checkpoint", "is missing; it is made from the frames when the log is next written.",
            after: "rm vault/logs/$log/checkpoint"),
        .problem(
            "checkpoint", "logs/ID/checkpoint", "can't be read: this is not a signed note",
            after: "echo x >vault/logs/$log/checkpoint"),
        .problem(
            "checkpoint", "logs/ID/checkpoint", "is not the one that the frames have at 5 entries.",
            after: "sed -i '3s/.*/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=/' vault/logs/$log/checkpoint"),
        .problem("tile", "logs/ID/tile/0/000.p/5", "is missing.", after: "rm vault/logs/$log/tile/0/000.p/5"),
        .problem(
            "tile", "logs/ID/tile/entries/000.p/5", "differs from the frames.",
            after: "printf x | dd of=vault/logs/$log/tile/entries/000.p/5 bs=1 seek=40 conv=notrunc"),
        .problem(
            "tile", "logs/ID/tile/0/000.p/6", "is of entries that the frames don't have.",
            after: "cd vault/logs/$log/tile/0/000.p; (cat 5; head -c 32 /dev/zero) >6"),
    ]

    static let evidence: [ExpectedFinding] = [
        .problem(
            "evidenceMissing", "evidence/../ID.age",
            "is missing, and an entry names it. Bring it back from a backup or another copy.", after: "rm $blob"),
        .problem("evidenceAltered", "evidence/../ID.age", " bytes instead of ", after: "echo >>$blob"),
        .problem(
            "evidenceAltered", "evidence/../ID.age", "altered: its file has another hash.",
            after: "printf X | dd of=$blob bs=1 seek=900 conv=notrunc", "--read-data"),
        .note(
            "evidenceUnnamed", "evidence/../ID.age",
            "is named by no entry that counts: it is no evidence, and nothing shows it. Somebody put it there, or a power cut came between it and its entry.",
            after: "mkdir -p vault/evidence/$(head -c 2 <<<$id); cp $blob vault/evidence/$(head -c 2 <<<$id)/$id.age"),
    ]

    static let keys: [ExpectedFinding] = [
        .problem("keys", "keys/ID.age", "this is not an age file", after: "echo x >vault/keys/$id.age"),
        .problem(
            "keys", "keys/ID.age", "is sealed in another way than such files are.", after: "cp $blob vault/keys/$id.age"
        ),
        .note(
            "epoch", "epochs/ID", "is of an epoch that no owner named; it is not used.",
            after: "mkdir vault/epochs/$id; cp $blob vault/epochs/$id/$id.age"),
        .problem(
            "epoch", "epochs/ID/ID.age", "this is not an age file", after: "echo x >vault/epochs/$epoch/$id.age"),
    ]

    @Test(arguments: files + logs + evidence + keys)
    func itIsFoundAloneAndSaid(_ expected: ExpectedFinding) throws {
        let desk = try VaultDesk()
        try desk.makeVault()
        let changed = try desk.sh(
            """
            umask 077; exec 2>/dev/null
            log=$(basename vault/logs/*); set -- vault/evidence/*/*.age; blob=$1; epoch=$(basename vault/epochs/*); id=00112233445566778899aabbccddeeff
            \(expected.change)
            """)
        #expect(changed.exit == 0)
        let report = try Report(try desk.sh("habeas verify --json \(expected.options.joined(separator: " "))"))
        #expect(report.findings.count == 1, "\(report.findings)")
        let found = try #require(report.findings.first)
        #expect(found.kind == expected.kind)
        #expect(found.weight == (expected.isProblem ? "problem" : "remark"))
        #expect(report.isSound == !expected.isProblem)
        #expect(
            found.place.replacing(/[0-9a-f]{32}/, with: "ID").replacing(/evidence\/[0-9a-f]{2}\b/, with: "evidence/..")
                == expected.place)
        #expect(found.what.contains(expected.sentence), "\(found.what)")
        let said = try desk.sh("habeas verify \(expected.options.joined(separator: " "))")
        #expect(said.exit == (expected.isProblem ? 1 : 0))
        let line = "\(expected.isProblem ? "PROBLEM" : "Note"): \(found.place): \(found.what)"
        #expect(said.output.split(separator: "\n").first.map(String.init) == line)
    }

    @Test func aSoundVaultHasNoFindings() throws {
        let desk = try VaultDesk()
        try desk.makeVault()
        for options in ["", "--read-data", "--without-keys"] {
            let report = try Report(try desk.sh("habeas verify --json \(options)"))
            #expect(report.isSound && report.findings.isEmpty, "\(report.findings)")
        }
    }

    /// Everybody who has the folder can write a file that opens; only what a signed entry names is evidence (SECURITY T6).
    @Test(.wants(program: "age"), .wants(program: "tar")) func aHundredPlantedFilesAreReportedAndNeverShown() throws {
        let desk = try VaultDesk()
        try desk.makeVault()
        // Thirty copies, thirty of noise, forty sealed by a stranger as a blob is, with a page that the test would know again.
        let planted = try desk.sh(
            """
            umask 077; set -- vault/evidence/*/*.age; blob=$1; mkdir a; cd a; echo '{}' >capture.json; echo "a planted page" >original.txt
            tar -c --format=ustar -f ../archive capture.json original.txt; cd ..
            age-keygen -o stranger 2>/dev/null; to=$(age-keygen -y stranger)
            for n in $(seq 1 100); do
                id=$(printf 'fe%030d' $n); place=vault/evidence/fe; mkdir -p $place
                if [ $n -le 30 ]; then cp $blob $place/$id.age
                elif [ $n -le 60 ]; then head -c 3000 /dev/urandom >$place/$id.age
                else age -r $to -o $place/$id.age archive; fi
            done
            """)
        #expect(planted.exit == 0, "\(planted.errors)")
        for options in ["", "--read-data"] {
            let report = try Report(try desk.sh("habeas verify --json \(options)"))
            #expect(report.isSound)
            #expect(report.unnamed == 100 && report.named == 2)
            let places = (1...100).map { "evidence/fe/fe\(String(repeating: "0", count: 30 - "\($0)".count))\($0).age" }
            #expect(Set(report.findings.map(\.place)) == Set(places) && report.findings.count == 100)
            #expect(report.findings.allSatisfy { $0.kind == "evidenceUnnamed" && $0.weight == "remark" })
        }
        let shown = try desk.sh("habeas evidence list; habeas evidence list --json; habeas log; habeas log --json")
            .output
        #expect(!shown.contains("fe000000000000") && shown.contains("page.txt"))
        let sample = [1, 31, 61, 100].map { "fe\(String(repeating: "0", count: 30 - "\($0)".count))\($0)" }
        for id in sample {
            for command in ["evidence show \(id)", "evidence export \(id) out", "prove \(id) --field name --out out"] {
                let said = try desk.sh("habeas \(command)")
                #expect(said.exit == 1 && said.output.isEmpty, "\(command)")
                #expect(said.errors == "habeas: '\(id)': there is no such thing in this vault.\n")
            }
        }
        #expect(try desk.sh("ls out").exit != 0)
        // In a copy they are no more than here.
        #expect(try desk.sh("habeas backup copy").output.contains("2 files of evidence"))
        #expect(try Report(try desk.sh("habeas verify --vault copy --json")).named == 2)
    }

    @Test func whatThisDeviceHasSeenHereIsMissed() throws {
        let desk = try VaultDesk()
        try desk.makeVault()
        try desk.sh("cp -a vault/logs logs.old; cp -a state state.old; habeas add page.txt")
        // Set back as a whole, as from an older copy of the disk.
        try desk.sh("cp -a vault/logs logs.new; rm -r vault/logs; cp -a logs.old vault/logs; cp -a state state.new")
        let back = try Report(try desk.sh("habeas verify --json"))
        #expect(
            back.findings.map(\.what).contains(
                "has fewer entries than the 7 that this device has seen here: it was cut or rolled back."),
            "\(back.findings)")
        #expect(back.findings.contains { $0.kind == "rolledBack" && $0.weight == "problem" })
        // And written anew from there on, by somebody with keys and a device that does not remember.
        try desk.sh("rm -r state; cp -a state.old state; habeas add photo.jpg; rm -r state; cp -a state.new state")
        let anew = try Report(try desk.sh("habeas verify --json"))
        #expect(
            anew.findings.map(\.what).contains(
                "was written anew: its first 7 entries are others than this device has seen."), "\(anew.findings)")
        // A device that has seen nothing finds it consistent with itself, and says no more than that.
        let stranger = try desk.sh("HABEAS_STATE=$PWD/elsewhere habeas verify")
        #expect(stranger.exit == 0)
        #expect(stranger.output.contains("The vault is consistent with itself. No older checkpoint was given"))
    }

    @Test func aCopyThatLagsBehindIsNamed() throws {
        let desk = try VaultDesk()
        try desk.makeVault()
        #expect(try desk.sh("habeas backup copy && habeas add page.txt && habeas verify").exit == 0)
        let copy = try Report(try desk.sh("habeas verify --vault copy --json"))
        #expect(copy.isSound)
        #expect(
            copy.findings.map { "\($0.kind): \($0.what)" } == [
                "lagging: has fewer entries than the 8 that this device has seen in another copy: this copy lags behind, or was cut. Merge the other copy (habeas merge-from)."
            ], "\(copy.findings)")
        // Another device knows it from an entry that had seen more of the log than is here.
        try desk.sh(
            """
            export HABEAS_STATE=$PWD/second; habeas restore copy --vault other; habeas merge-from vault --vault other; habeas add photo.jpg --vault other
            cp copy/logs/*/frames vault/logs/*/; rm -r vault/logs/*/tile vault/logs/*/checkpoint vault/state.sealed; habeas merge-from other --files-only
            """)
        let merged = try Report(try desk.sh("HABEAS_STATE=$PWD/second habeas verify --vault other --json"))
        #expect(merged.isSound && merged.findings.isEmpty, "\(merged.findings)")
        let cut = try desk.sh(
            """
            cd other; old=$(basename ../copy/logs/*); cp ../copy/logs/$old/frames logs/$old/; cp ../copy/logs/$old/checkpoint logs/$old/; rm -r logs/$old/tile
            cp -a ../copy/logs/$old/tile logs/$old/; HABEAS_STATE=$PWD/../third habeas verify --vault . --json
            """)
        let report = try Report(cut)
        #expect(report.isSound)
        #expect(
            report.findings.filter { $0.kind == "lagging" }.map(\.what) == [
                "has fewer entries than the 8 that an entry of another log names: this copy lags behind, or was cut. Merge the other copy (habeas merge-from)."
            ], "\(report.findings)")
    }

    @Test func aCheckpointOfSomethingElseIsRefused() throws {
        let desk = try VaultDesk()
        try desk.makeVault()
        try desk.sh(
            """
            habeas checkpoint >five; habeas add page.txt; habeas checkpoint >seven; habeas init --vault other; habeas checkpoint --vault other >others
            sed 's/^5$/4/' five >edited; (cat vault/logs/*/checkpoint | head -4; sed -n 5p others) >unsigned
            """)
        for (file, words) in [
            ("others", ", not of a log of this vault."), ("edited", "is signed by no member of this vault: "),
            ("unsigned", "is signed by no member of this vault: "),
        ] {
            let said = try desk.habeas("verify", "--against", file)
            #expect(said.exit == 1)
            #expect(said.output.hasPrefix("PROBLEM: checkpoint given (1): ") && said.output.contains(words), "\(said)")
        }
        #expect(try desk.habeas("verify", "--against", "five", "--against", "seven").exit == 0)
        // Without keys nobody can tell who signed, but a root that does not fit is found all the same.
        let edited = try desk.habeas("verify", "--without-keys", "--against", "edited")
        #expect(edited.exit == 1)
        #expect(edited.output.contains("does not fit log"))
    }

    /// What `verify --json` says.
    private struct Report {
        struct Finding: Decodable {
            let weight: String, kind: String, place: String, what: String
        }
        private struct Whole: Decodable {
            struct Evidence: Decodable { let named: Int, unnamed: Int }
            let sound: Bool, findings: [Finding], evidence: Evidence
        }

        let isSound: Bool, findings: [Finding], named: Int, unnamed: Int

        init(_ said: Program.Outcome) throws {
            let whole = try JSONDecoder().decode(Whole.self, from: Data(said.output.utf8))
            (isSound, findings) = (whole.sound, whole.findings)
            (named, unnamed) = (whole.evidence.named, whole.evidence.unnamed)
            #expect(said.exit == (isSound ? 0 : 1))
        }
    }
}
