// The front of the room: a publication in, the files of a site out, those that changed nothing left alone.

public import CaseModel
import Crypto
import OpenData
import Phrases
import Presentation
public import Publication

/// A site before it is written. Same publication and history, same bytes.
public struct Site: Sendable {
    /// A part of the site that can be made by itself.
    public struct Part: Sendable {
        /// Where its files are the same as in the last publication: their paths. Then they need not be made.
        public let unchanged: [String]?
        private let make: @Sendable () -> [OutputFile]

        init(
            unchanged: [String]? = nil, paths: [String]? = nil, _ make: @escaping @Sendable () -> [OutputFile]
        ) {
            self.unchanged = unchanged
            self.paths = paths
            self.make = make
        }

        /// The paths of its files, where they are known before it is made.
        let paths: [String]?

        /// Whether a file may be one of its.
        func mayHold(_ path: String) -> Bool { paths?.contains(path) ?? true }

        /// Its files.
        public func files() -> [OutputFile] { make() }
    }

    /// What the next publication compares itself with.
    public let history: SiteHistory
    /// What the next site need not work out again.
    public let listed: ListedCases
    /// All parts, in an order that never changes.
    public let parts: [Part]

    /// Works out the cases, and what is to be made.
    ///
    /// - Parameters:
    ///   - known: the digests of the publication, where somebody has them already.
    ///   - before: what the last publication left; nil for none.
    ///   - listed: what the lists of the last site said; nil where that is not known.
    ///   - version: of the program: another one makes all pages anew.
    ///   - jobs: how many cases are worked out at a time.
    public init(
        _ publication: Publication, digest known: PublicationDigest? = nil, before: SiteHistory?,
        listed: ListedCases? = nil, version: String, jobs: Int
    ) async {
        let digest = if let known { known } else { await PublicationDigest(publication, jobs: jobs) }
        let frames = publication.policy.languages.compactMap { Language(rawValue: $0) }.map {
            SiteFrame(publication, $0)
        }
        let frame = Self.frame(publication, version)
        let people = publication.cases
        let worked = await inParallel(people.count, jobs: jobs) { place in
            Self.work(people[place], publication, digest, before, listed?.frame == frame ? listed : nil)
        }
        let site = SiteIndex(publication, worked.map(\.listed))
        history = SiteHistory(
            day: publication.day.description, frame: frame,
            cases: Dictionary(uniqueKeysWithValues: worked.map { ($0.past.id, $0.past) }))
        self.listed = ListedCases(worked.map { ($0.listed, $0.data) }, in: publication, frame: frame)
        let isSameFrame = before?.frame == frame
        var parts: [Part] = []
        for (place, one) in worked.enumerated() {
            let data = "data/case/\(one.past.id).json"
            let paths = frames.map { "\($0.language.rawValue)/\(one.listed.path)" } + [data]
            let isSame = isSameFrame && before?.cases[one.past.id] == one.past
            let listed = site.cases[place]
            parts.append(
                Part(unchanged: isSame ? paths : nil, paths: paths) {
                    let file = PublishedCase(of: listed.person, in: publication, findsGaps: false)
                    var files = frames.map { frame in
                        OutputFile(
                            path: "\(frame.language.rawValue)/\(listed.path)",
                            bytes: CasePage(frame, file, listed).bytes())
                    }
                    files.append(OutputFile(path: data, bytes: PublicationJSON.oneCase(file, in: publication)))
                    return files
                })
        }
        for frame in frames {
            let rows = await inParallel(site.cases.count, jobs: jobs) { CaseRow(site.cases[$0], site, frame.words) }
            parts += Self.parts(of: frame, site, rows)
        }
        parts += Self.common(site, frames, history)
        self.parts = parts
    }

    private struct Worked: Sendable {
        var listed: SiteCase
        var data: String
        var past: SiteHistory.Case
    }

    private static func work(
        _ person: Int, _ publication: Publication, _ digests: PublicationDigest, _ before: SiteHistory?,
        _ known: ListedCases?
    ) -> Worked {
        let scope = CaseScope(of: person, in: publication)
        let id = publication.entities[person].id
        let digest = digests.of(scope)
        var past = SiteHistory.Case(id: id, data: digest, changed: publication.day.description, new: true)
        if let old = before?.cases[id] {
            if old.data == digest { past = old } else { past.new = false }
        }
        let changed = EDTF(past.changed)?.earliest ?? publication.day
        let listed =
            known?.listed(person, digest, in: publication, changed: changed, isNew: past.new)
            ?? SiteCase(
                PublishedCase(scope, in: publication, findsGaps: false), in: publication, changed: changed,
                isNew: past.new)
        return Worked(listed: listed, data: digest, past: past)
    }

    /// One file of the site; nil where it has none of this path.
    public func file(at path: String) -> OutputFile? {
        for part in parts where part.mayHold(path) {
            if let file = part.files().first(where: { $0.path == path }) { return file }
        }
        return nil
    }

    /// Files that are the same in every site: they are the program's own and hold nothing of a casebook.
    public static var ownFiles: [OutputFile] {
        [
            OutputFile(path: "style.css", bytes: BaseStyle.with(PackageResources.style_css)),
            OutputFile(path: "search.js", bytes: PackageResources.search_js),
        ]
    }

    /// What all pages have in common, as a hash. It is published: what is withheld must not be in it, or a guess could be tried on it.
    private static func frame(_ publication: Publication, _ version: String) -> String {
        let parts = [version, publication.day.description] + publication.policy.pageLines
        return SHA256.hash(data: Array(parts.joined(separator: "\u{1F}").utf8)).hexDigits
    }

    private static func parts(of frame: SiteFrame, _ site: SiteIndex, _ rows: [CaseRow]) -> [Part] {
        let folder = frame.language.rawValue + "/"
        @Sendable func inFolder(_ files: [OutputFile]) -> [OutputFile] {
            files.map { OutputFile(path: folder + $0.path, bytes: $0.bytes) }
        }
        let register = Register(frame: frame, site: site, rows: rows)
        var parts = register.views().map { view in Part { inFolder(register.pages(view)) } }
        let lists = ListPages(frame: frame, site: site, rows: rows)
        parts += lists.parts().map { list in Part { inFolder([list()]) } }
        parts.append(Part { inFolder([StatisticsPage(frame: frame, site: site).file()]) })
        parts.append(Part { inFolder(OtherPages(frame: frame, site: site).files()) })
        parts.append(
            Part {
                inFolder([AtomFeed(frame: frame, site: site).file(), TermCalendar(frame: frame, site: site).file()])
            })
        return parts
    }

    private static func common(_ site: SiteIndex, _ frames: [SiteFrame], _ history: SiteHistory) -> [Part] {
        let languages = frames.map(\.language)
        var parts = [
            Part { [SiteDoor.file(site, frames)] },
            Part { ownFiles + [OutputFile(path: SiteHistory.file, bytes: history.bytes)] },
            Part { [OutputFile(path: "data/publication.json", bytes: PublicationJSON.whole(site.publication))] },
            Part { SiteMap.file(site, languages).map { [$0] } ?? [] },
        ]
        parts += frames.map { frame in Part { [SiteMap.names(site, frame.words)] } }
        return parts
    }
}
