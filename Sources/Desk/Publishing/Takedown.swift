// What is to be done where something that is held back already went out, and the letter that asks for it.

public import CaseModel

/// Takes back what went out, as far as that can be done.
public enum Takedown {
    /// Of several publications of one kind in one place the newest: it has taken the place of the others.
    public static func newest(
        _ published: [(entry: LedgerID, act: Published, author: String, time: String)]
    ) -> [(entry: LedgerID, act: Published, author: String, time: String)] {
        var order: [(entry: LedgerID, act: Published, author: String, time: String)] = []
        for one in published {
            order.removeAll { $0.act.what == one.act.what && $0.act.to == one.act.to }
            order.append(one)
        }
        return order
    }

    /// What to do about one publication.
    public static func advice(_ act: Published) -> String {
        switch act.what {
        case "site", "data", "bulletin":
            "publish it again, to the same place, and put that in the place of what is there; copies that others made stay."
        default: "it can't be called back; a draft of the letter to whoever has it: habeas hold NAME --letters"
        }
    }

    /// The letter to those who have a publication, without the name of anybody: it names what went out and when.
    public static func letter(about act: Published, from bureau: String) -> String {
        """
        To: \(act.to)

        On \(act.day) we gave you a document of ours (\(act.what), \(act.digest.prefix(12))).

        We ask you to delete it, with all copies, excerpts and translations, to take it out of whatever you published, and
        to pass this request on to those who had it from you. Please do not quote from it, and do not say why.

        A new version without what we take back can follow. Please confirm by answering this letter.

        \(bureau)
        """
    }
}
