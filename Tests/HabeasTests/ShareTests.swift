// A case for a partner, through the command, opened with Debian's age and tar: only what may be shared, for the partner alone, with proofs that hold.
import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct ShareTests {
    private static let report = """
        Journalist Ivan Sampleov was detained in Exampleville on 3 May 2024. On 5 May 2024 the Exampleville City Court ordered his arrest for two months.

        """
    private static let other = """
        Journalist Ivan Sampleov was released in Exampleville on 9 July 2024. Pyotr Hiddenin was detained in Exampleville on 9 July 2024.

        """

    /// A casebook of two reports; one tells of somebody who is protected. Two partners have keys, `lines` the recipient of the first.
    private static func desk(consent: String) throws -> VaultDesk {
        let desk = try VaultDesk()
        try #require(FileManager.default.isExecutableFile(atPath: "/usr/bin/age"), "age is needed: apt-get install age")
        #expect(try desk.sh("habeas init --owner 'A. Editor' >key && habeas unlock").exit == 0)
        try desk.write("report.txt", report)
        try desk.write("other.txt", other)
        #expect(try desk.sh("habeas add report.txt --published 2024-05-06").exit == 0)
        #expect(try desk.sh("habeas add other.txt --published 2024-07-10").exit == 0)
        #expect(try desk.sh("habeas accept --all --including-check").exit == 0)
        // Who has one name in two reports is one person only when a member says so.
        let merged = try desk.sh(
            "habeas person merge $(habeas person list --json | grep Sampleov | sed 's/.*\"item\":\"\\([^\"]*\\)\".*/\\1/')"
        )
        #expect(merged.exit == 0, "\(merged.errors)")
        #expect(try desk.sh("habeas person mark 'Pyotr Hiddenin' --protected").exit == 0)
        let marked = try desk.sh("habeas person mark 'Ivan Sampleov' --public --consent \(consent)")
        #expect(marked.exit == 0, "\(marked.errors)")
        let keys = try desk.sh(
            "age-keygen -o partner 2>/dev/null; age-keygen -o stranger 2>/dev/null; (echo '# the partner'; age-keygen -y partner) >lines"
        )
        #expect(keys.exit == 0)
        return desk
    }

    private static let open = "mkdir -p opened && age -d -i partner case.age | tar -x -C opened"

    /// What stands in the folder: no age file, and no part of one.
    private static func isLeftAlone(_ desk: VaultDesk) throws -> Bool {
        let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
        let published = try desk.sh("habeas publish list --json").output
        return !names.contains { $0.hasPrefix("case.age") } && published.isEmpty
    }

    @Test func onlyThePartnerOpensItAndItTellsOfNobodyElse() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        let run = try desk.sh("habeas share 'Ivan Sampleov' case.age --to lines --as-of 2024-08-01")
        #expect(run.exit == 0, "\(run.errors)")
        #expect(try desk.sh("age -d -i stranger case.age").exit != 0)
        let list = try desk.sh("age -d -i partner case.age | tar -t").output
        #expect(list == "README.txt\ndossier.docx\ndossier.html\npublication.json\n")
        #expect(try desk.sh(Self.open).exit == 0)
        // Unpacked, as the scan does it: a Word file is an archive.
        #expect(
            try desk.sh("cd opened && mkdir word && cd word && python3 -m zipfile -e ../dossier.docx .").exit == 0)
        let files = try desk.files(in: "opened")
        #expect(files.count > 8)
        for (name, bytes) in files {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("Hiddenin") && !text.contains("Pyotr"), "\(name)")
        }
        let readMe = String(decoding: try #require(files["README.txt"]), as: UTF8.self)
        #expect(readMe.contains("Ivan Sampleov") && readMe.contains("sent to partners"))
        #expect(try desk.sh("cd opened && sha256sum -c README.txt").exit == 0)
        #expect(run.output.contains(try desk.sh("sha256sum opened/README.txt | cut -c1-64").output.prefix(64)))
        // It is for one pair of eyes, and nothing else of it is on the disk.
        #expect(try desk.sh("stat -c %a case.age").output == "600\n")
        let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
        #expect(!names.contains { $0.hasSuffix(".part") })
    }

    @Test func theContentIsTheSameAndTheFileIsNot() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        for name in ["one", "two"] {
            let run = try desk.sh(
                "habeas share 'Ivan Sampleov' \(name).age --to lines --as-of 2024-08-01 --lang ru && age -d -i partner \(name).age >\(name).tar"
            )
            #expect(run.exit == 0, "\(run.errors)")
        }
        #expect(try desk.sh("cmp one.tar two.tar").exit == 0)
        #expect(try desk.sh("cmp one.age two.age").exit == 1)
        let again = try desk.sh("habeas share 'Ivan Sampleov' one.age --to lines")
        #expect(again.exit == 1 && again.errors.contains("one.age"))
    }

    @Test(arguments: ["send,public,name", "partners,public,authorities,name"]) func withoutConsentThereIsNoFile(
        consent: String
    ) throws {
        let desk = try Self.desk(consent: consent)
        let refused = try desk.sh("habeas share 'Ivan Sampleov' case.age --to lines")
        #expect(refused.exit == 1 && refused.output.isEmpty)
        #expect(refused.errors.contains("did not agree") && refused.errors.split(separator: "\n").count == 1)
        #expect(try Self.isLeftAlone(desk))
    }

    @Test func whoIsHeldBackIsRefused() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        #expect(try desk.sh("habeas hold 'Ivan Sampleov' 'the family asks for silence'").exit == 0)
        let refused = try desk.sh("habeas share 'Ivan Sampleov' case.age --to lines --with-originals --yes")
        #expect(refused.exit == 1 && refused.output.isEmpty && refused.errors.contains("is stopped"))
        #expect(try Self.isLeftAlone(desk))
    }

    @Test func aWrongRecipientIsOneSentence() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        try desk.write("empty", "# nobody\n")
        try desk.write("wrong", "age1nobody\n")
        for to in ["age1nobody", "AGE1XYZ", "empty", "wrong"] {
            let refused = try desk.sh("habeas share 'Ivan Sampleov' case.age --to \(to)")
            #expect(refused.exit == 2 && refused.output.isEmpty, "\(to): \(refused.exit)")
            #expect(refused.errors.split(separator: "\n").count == 1, "\(to): \(refused.errors)")
        }
        #expect(try desk.sh("habeas share 'Ivan Sampleov' case.age --to nosuchfile").exit == 1)
        #expect(try desk.sh("habeas share 'Ivan Sampleov' case.age").exit == 2)
        #expect(try Self.isLeftAlone(desk))
    }

    @Test func originalsGoWithProofsAndOnlyWhenThatIsConfirmed() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        let unsure = try desk.sh("habeas share 'Ivan Sampleov' case.age --to lines --with-originals")
        #expect(unsure.exit == 1 && unsure.errors.contains("--yes") && unsure.errors.contains("nobody looks"))
        #expect(try Self.isLeftAlone(desk))
        let run = try desk.sh(
            "habeas share 'Ivan Sampleov' case.age --to lines --with-originals --yes --as-of 2024-08-01 --json")
        #expect(run.exit == 0, "\(run.errors)")
        // The report that tells of somebody who is protected stays.
        #expect(run.output.contains("\"originals\":1,\"stayed\":1"), "\(run.output)")
        #expect(run.errors.contains("1 original file is not in it"))
        #expect(try desk.sh(Self.open).exit == 0)
        #expect(try desk.sh("cmp opened/originals/1/file-1.txt report.txt").exit == 0)
        #expect(try desk.sh("cd opened && sha256sum -c README.txt").exit == 0)
        // The partner has no vault.
        let check = "env -u HABEAS_VAULT habeas check-proof opened/originals/1"
        let proof = try desk.sh("\(check) --json")
        #expect(proof.exit == 0, "\(proof.errors)")
        let hash = try desk.sh("sha256sum report.txt | cut -c1-64").output.prefix(64)
        #expect(proof.output.contains("\"sha256\":\"\(hash)\"") && !proof.output.contains("report.txt"))
        #expect(try desk.sh("echo x >>opened/originals/1/file-1.txt; \(check)").exit == 1)
        #expect(try desk.files(in: "opened").keys.filter { $0.hasPrefix("originals/") }.count == 5)
    }

    @Test func theLedgerKnowsToWhomItWent() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        let key = try desk.sh("age-keygen -y partner").output.prefix(12)
        #expect(try desk.sh("habeas share 'Ivan Sampleov' case.age --to lines --as-of 2024-08-01").exit == 0)
        let list = try desk.sh("habeas publish list --json").output
        #expect(
            list.contains("\"what\":\"share\"") && list.contains("\"to\":\"\(key)…\"") && !list.contains("case.age"))
        let held = try desk.sh("habeas hold 'Ivan Sampleov' 'the family asks for silence'")
        #expect(held.exit == 0 && held.output.contains("already went out: share (\(key)…)"), "\(held.output)")
        #expect(try desk.sh("habeas hold 'Ivan Sampleov' --letters").output.contains("To: \(key)…"))
    }

    @Test func whatIsHeldBackStaysOutOfOriginals() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        #expect(try desk.sh("habeas person mark 'Pyotr Hiddenin' --internal").exit == 0)
        let share = "habeas share 'Ivan Sampleov' --to lines --with-originals --yes --as-of 2024-08-01 --json"
        let both = try desk.sh("\(share) both.age")
        #expect(both.output.contains("\"originals\":2,\"stayed\":0"), "\(both.output)\(both.errors)")
        // They went out with the file that names them.
        let held = try desk.sh("habeas hold 'Pyotr Hiddenin' 'he asks for silence'")
        #expect(held.output.contains("already went out: share"), "\(held.output)")
        let one = try desk.sh("\(share) one.age")
        #expect(one.output.contains("\"originals\":1,\"stayed\":1"), "\(one.output)\(one.errors)")
    }

    @Test func whatWouldLeakIsNotSealed() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        // Whatever brings a name in: here the title that the rules give.
        let rules = "habeas publish policy | sed 's/^title = .*/title = \"Friends of Pyotr Hiddenin\"/' >policy.toml"
        #expect(try desk.sh(rules).exit == 0)
        let refused = try desk.sh("habeas share 'Ivan Sampleov' case.age --to lines --policy policy.toml")
        #expect(refused.exit == 1 && refused.output.isEmpty && refused.errors.contains("refused: README.txt"))
        #expect(!refused.errors.contains("Hiddenin"), "\(refused.errors)")
        #expect(try Self.isLeftAlone(desk))
    }

    @Test func anAlteredOriginalLeavesNoFile() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        #expect(
            try desk.sh("for f in vault/evidence/*/*.age; do printf x | dd of=$f bs=1 seek=400 conv=notrunc; done").exit
                == 0)
        let refused = try desk.sh("habeas share 'Ivan Sampleov' case.age --to lines --with-originals --yes")
        #expect(
            refused.exit == 1 && refused.output.isEmpty && refused.errors.contains("is not what was kept"),
            "\(refused.errors)")
        #expect(try Self.isLeftAlone(desk))
        #expect(try desk.sh("mkdir there && chmod 500 there").exit == 0)
        for out in ["there/none/case.age", "lines/case.age"] {
            let run = try desk.sh("habeas share 'Ivan Sampleov' \(out) --to lines")
            #expect(run.exit == 1 && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
        }
        #expect(try desk.sh("habeas publish list --json").output.isEmpty)
    }

    /// The digest that a refusal or `--diff` names.
    private static func digest(in text: String) throws -> String {
        try #require(text.firstMatch(of: /(?:WHAT |digest )([0-9a-f]{12})/).map { String($0.output.1) }, "\(text)")
    }

    @Test func afterTwoMembersAgreedItGoes() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        #expect(try desk.sh("habeas publish rule two").exit == 0)
        let added = try desk.sh("habeas member add 'B. Second' --role editor --new-passphrase-file other-words")
        #expect(added.exit == 0, "\(added.errors)")
        let about = "--person 'Ivan Sampleov' --as-of 2024-08-01"
        let share = "habeas share 'Ivan Sampleov' case.age --to lines --as-of 2024-08-01"
        let diff = try desk.sh("habeas share 'Ivan Sampleov' --to lines --as-of 2024-08-01 --diff")
        #expect(diff.exit == 0, "\(diff.errors)")
        let digest = try Self.digest(in: diff.output)
        let alone = try desk.sh(share)
        #expect(alone.exit == 1 && alone.errors.contains("none did yet"))
        #expect(try Self.digest(in: alone.errors) == digest)
        #expect(try desk.sh("habeas publish agree share \(digest) \(about)").exit == 0)
        // One who agrees twice is one.
        #expect(try desk.sh("habeas publish agree share \(digest) \(about)").exit == 0)
        let one = try desk.sh(share)
        #expect(one.exit == 1 && one.errors.contains("A. Editor did"), "\(one.errors)")
        #expect(try Self.isLeftAlone(desk))
        let second = try desk.sh(
            "habeas lock; export HABEAS_PASSPHRASE_FILE=other-words; habeas unlock && habeas publish agree share \(digest) \(about)"
        )
        #expect(second.exit == 0, "\(second.errors)")
        // What they agreed to tells of that day, and of nobody else.
        #expect(try desk.sh("habeas share 'Ivan Sampleov' case.age --to lines --as-of 2024-08-02").exit == 1)
        #expect(try Self.isLeftAlone(desk))
        let originals = try desk.sh("\(share) --with-originals --yes")
        #expect(originals.exit == 1 && originals.errors.contains("original files are not part"), "\(originals.errors)")
        #expect(try Self.isLeftAlone(desk))
        let run = try desk.sh(share)
        #expect(run.exit == 0, "\(run.errors)")
        #expect(try desk.sh("\(Self.open) && cd opened && sha256sum -c README.txt").exit == 0)
        #expect(try desk.sh("habeas publish list --json").output.contains("\"by\":\"B. Second\""))
        // A change, and nobody agreed to that.
        #expect(try desk.sh("habeas person mark 'Ivan Sampleov' --public --consent send,partners").exit == 0)
        let changed = try desk.sh(share.replacing("case.age", with: "other.age"))
        #expect(changed.exit == 1 && changed.errors.contains("two members have to agree"), "\(changed.errors)")
    }

    @Test func theDifferenceToWhatLastWentToThem() throws {
        let desk = try Self.desk(consent: "send,partners,name")
        let diff = "habeas share 'Ivan Sampleov' --to lines --diff"
        let first = try desk.sh("\(diff) --as-of 2024-08-01")
        #expect(first.exit == 0, "\(first.errors)")
        #expect(
            first.output.contains("nothing of this case went to them yet")
                && first.output.contains("new  Ivan Sampleov"))
        #expect(try Self.isLeftAlone(desk))
        #expect(try desk.sh("habeas share 'Ivan Sampleov' case.age --to lines --as-of 2024-08-01").exit == 0)
        // The same, on that day and on a later one; another partner has nothing yet.
        for day in ["2024-08-01", "2024-09-01"] {
            let same = try desk.sh("\(diff) --as-of \(day)")
            #expect(
                same.output.contains("as of 2024-08-01.") && same.output.contains("Everything is as it was"),
                "\(same.output)")
        }
        let stranger = try desk.sh("habeas share 'Ivan Sampleov' --to $(age-keygen -y stranger) --diff --json")
        #expect(
            stranger.output.contains("\"same\":false") && !stranger.output.contains("\"last\""), "\(stranger.output)")
        // Something told of the same records is other: that is said, and not taken for nothing.
        #expect(try desk.sh("habeas person mark 'Ivan Sampleov' --public --consent send,partners").exit == 0)
        let initials = try desk.sh("\(diff) --as-of 2024-08-01")
        #expect(
            initials.output.contains("New: 0 events, 0 sources") && initials.output.contains("may be other"),
            "\(initials.output)")
        // A new report brings a source, an event and a place; who is named in it and did not agree is no part of it.
        try desk.write(
            "third.txt", "Journalist Ivan Sampleov was detained in Otherville on 20 July 2024.\n"
        )
        #expect(
            try desk.sh("habeas add third.txt --published 2024-07-21 && habeas accept --all --including-check").exit
                == 0)
        let merged = try desk.sh(
            "habeas person merge $(habeas person list --json | grep Sampleov | sed 's/.*\"item\":\"\\([^\"]*\\)\".*/\\1/')"
        )
        #expect(merged.exit == 0, "\(merged.errors)")
        #expect(try desk.sh("habeas person mark 'Ivan Sampleov' --public --consent send,partners,name").exit == 0)
        let more = try desk.sh("\(diff) --as-of 2024-08-01")
        #expect(more.output.contains("1 sources. No longer in it: 0"), "\(more.output)")
        #expect(!more.output.contains("new  Ivan Sampleov") && !more.output.contains("New: 0 events"), "\(more.output)")
        let json = try desk.sh("\(diff) --as-of 2024-08-01 --json").output
        #expect(
            json.contains("\"new_sources\":1") && json.contains("\"withdrawn\":0") && json.contains("\"last\":{"),
            "\(json)")
        #expect(try desk.sh("habeas share 'Ivan Sampleov' next.age --to lines --as-of 2024-08-01").exit == 0)
        // What is no longer in it is counted, and not named.
        #expect(
            try desk.sh("habeas publish policy | sed 's/^without = .*/without = [\"detention\"]/' >policy.toml").exit
                == 0)
        let less = try desk.sh("\(diff) --as-of 2024-08-01 --policy policy.toml").output
        #expect(!less.contains("No longer in it: 0 ") && !less.contains("Otherville"), "\(less)")
        #expect(try desk.sh("habeas share 'Ivan Sampleov' --to lines").exit == 2)
    }
}
