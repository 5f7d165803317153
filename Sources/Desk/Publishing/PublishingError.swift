// Why something does not go out: each says what, where and what to do.

public import CaseModel
public import LeakScan
import Projection
public import Publication

/// Why nothing was published; the last publication is untouched.
public enum PublishingError: Error, Sendable, CustomStringConvertible {
    /// Nobody agreed to this use.
    case nobody(PublicationPolicy.Output)
    /// A person did not agree to this use.
    case noConsent(name: String, missing: [Consent])
    /// Every output of a person is stopped.
    case heldBack(name: String)
    /// What is withheld stands in the result, or something could not be looked through.
    case leaks(LeakReport)
    /// The folder holds something else.
    case foreignFolder(String)
    /// A file or folder can't be written.
    case notWritten(path: String, why: String)
    /// Another member has to agree.
    case needsAgreement(digest: String, by: [String])
    /// Two members have to agree, and to files that nobody looks through they can't.
    case originalsNotAgreed
    /// What was agreed to is not what would go out now.
    case changedSince(digest: String)

    public var description: String {
        switch self {
        case .nobody(let output):
            let consents = output.consents.map(\.rawValue).sorted().joined(separator: ",")
            return "nobody may be in this: it takes people who are marked public and agreed to \(consents). "
                + "See: habeas person mark NAME --public --consent \(consents)"
        case .noConsent(let name, let missing):
            let words = missing.map(\.rawValue).sorted().joined(separator: ",")
            return "\(name) did not agree to this use (\(words)); nothing was made."
        case .heldBack(let name):
            return "every output of \(name) is stopped (habeas hold); nothing was made."
        case .leaks(let report):
            if let leak = report.leaks.first {
                let more = report.leaks.count > 1 ? ", and \(report.leaks.count - 1) more" : ""
                return "refused: \(leak.place) holds \(leak.string.of) (\(leak.as), at byte \(leak.offset))\(more). "
                    + "Nothing was published. Where it is public all the same, name it as an [[exception]] in the policy, with the reason."
            }
            let part = report.unreadable.first
            return
                "refused: \(part?.place ?? "a file") could not be looked through (\(part?.reason ?? "")). Nothing was published."
        case .foreignFolder(let path):
            return "\(path) holds something that Habeas did not publish. Give a new or an empty folder."
        case .notWritten(let path, let why):
            return "can't write \(path) (\(why)). The last publication is untouched."
        case .needsAgreement(let digest, let authors):
            let done = authors.isEmpty ? "none did yet" : "\(authors.joined(separator: ", ")) did"
            return "two members have to agree before anything goes out, and \(done). "
                + "Another one looks at it and says: habeas publish agree WHAT \(digest.prefix(12))"
        case .originalsNotAgreed:
            return
                "two members have to agree before anything goes out, and original files are not part of what they agree to. Share without --with-originals."
        case .changedSince(let digest):
            return
                "what was agreed to (\(digest.prefix(12))) is not what would go out now: something was changed, held back or taken back since. Look at it again."
        }
    }
}
