// What a partner is given of one case: the case file, the same as data, and a page that says what it is and how it is checked.

import CaseModel
import Crypto
import Documents
import OpenData
public import Phrases
public import Publication

/// Makes the files for a partner.
public enum PartnerFiles {
    /// An original that goes with them.
    public struct Original: Hashable, Sendable {
        /// Its path in the archive.
        public var path: String
        /// Its SHA-256 in hexadecimal digits.
        public var hash: String

        public init(path: String, hash: String) { (self.path, self.hash) = (path, hash) }
    }

    /// The page that says what the others are. It names the digest of each, so that its own digest stands for all of them.
    public static let readMe = "README.txt"

    /// The folder of the originals.
    public static let originals = "originals"

    /// The files of a publication of one case, `README.txt` first. The same publication and originals give the same bytes.
    ///
    /// - Throws: an error of documents where the case file gets too large.
    public static func files(
        of publication: Publication, with originals: [Original], in language: Language
    ) throws -> [OutputFile] {
        let documents = publication.cases.prefix(1).map { Dossier.document(of: $0, in: publication, language) }
        var files = try documents.flatMap { document in
            [
                OutputFile(path: "dossier.docx", bytes: try document.docx()),
                OutputFile(path: "dossier.html", bytes: document.html()),
            ]
        }
        files.append(OutputFile(path: "publication.json", bytes: PublicationJSON.whole(publication)))
        let text = text(of: publication, files, originals, Phrasebook(published: language), language)
        return [OutputFile(path: readMe, bytes: Array(text.utf8))] + files
    }

    private static func text(
        of publication: Publication, _ files: [OutputFile], _ originals: [Original], _ words: Phrasebook,
        _ language: Language
    ) -> String {
        let policy = publication.policy
        let name = publication.cases.first.map(publication.name(of:)) ?? ""
        var lines = [
            words("share.title", ["name": .text(name)]),
            words("share.from", ["bureau": .text(policy.title(in: language.rawValue))])
                + (policy.contact.map { " \($0)" } ?? ""),
            words("site.asOf", ["date": .text(words.date(publication.day))]), "",
            words("share.who.heading"), words("share.who", ["name": .text(name)]), words("share.accused"), "",
            words("share.what.heading"), "dossier.docx, dossier.html: " + words("share.what.dossier"),
            "publication.json: " + words("share.what.data"),
        ]
        if originals.isEmpty {
            lines.append(words("share.what.noOriginals"))
        } else {
            lines.append("\(Self.originals)/: " + words("share.what.originals"))
        }
        lines += ["", words("share.check.heading"), words("share.check.sums"), ""]
        lines += files.map { "\(SHA256.hash(data: $0.bytes).hexDigits)  \($0.path)" }
        lines += originals.map { "\($0.hash)  \($0.path)" }
        lines += ["", words("share.check.sender")]
        if !originals.isEmpty {
            lines += [
                words("share.check.proofs"), "", "habeas check-proof \(Self.originals)/1", "",
                words("share.check.shows"),
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
