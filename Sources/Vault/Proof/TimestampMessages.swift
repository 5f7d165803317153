// Requests to time-stamp authorities and their answers (RFC 3161).

import Crypto

/// A request for a time stamp over a log's head.
public struct TimestampRequest: Hashable, Sendable {
    /// The name of its files in the vault, and of the answer's.
    public let id: Identifier
    /// The head whose checkpoint text is stamped.
    public let head: LogHead
    /// That text, three lines.
    public let text: String
    /// The request as it is sent: a TimeStampReq with SHA-256 of the text, a nonce, and the wish for the authority's certificate.
    public let bytes: [UInt8]

    /// A new request.
    init(vault: Identifier, head: LogHead) throws {
        id = .random()
        self.head = head
        text = try Checkpoint(origin: Checkpoint.origin(vault: vault, log: head.log), size: head.size, root: head.root)
            .text
        // Eight bytes, of which the first is neither zero nor negative: some authorities take no more.
        var nonce = randomBytes(8)
        nonce[0] = nonce[0] & 0x3F | 0x40
        bytes = DER.sequence(
            DER.integer([1]), Self.imprint(of: text), DER.integer(nonce), DER.encoded(0x01, [0xFF]))
    }

    /// A request that was kept; nil where its files don't fit together.
    init?(id: Identifier, text: [UInt8], bytes: [UInt8], vault: Identifier) {
        guard let text = String(validating: text, as: UTF8.self), let checkpoint = try? Checkpoint(text: text),
            checkpoint.extensions.isEmpty,
            let log = checkpoint.origin.split(separator: "/").last.flatMap({ Identifier(hex: $0) }),
            checkpoint.origin == Checkpoint.origin(vault: vault, log: log)
        else { return nil }
        self.id = id
        self.head = LogHead(log: log, size: checkpoint.size, root: checkpoint.root)
        self.text = text
        self.bytes = bytes
        guard let (found, _) = parts, found == Self.imprint(of: text) else { return nil }
    }

    /// The imprint of a text: a MessageImprint.
    static func imprint(of text: String) -> [UInt8] {
        DER.sequence(DER.sha256, DER.encoded(DER.octets, Array(SHA256.hash(data: Array(text.utf8)))))
    }

    /// Imprint and nonce in the request.
    var parts: (imprint: [UInt8], nonce: [UInt8])? {
        var outer = DERReader(bytes[...])
        guard var inner = outer.inside(DER.sequence), outer.isAtEnd, inner.next(DER.integer) != nil,
            let imprint = inner.next(DER.sequence), let nonce = inner.next(DER.integer)
        else { return nil }
        return (DER.encoded(DER.sequence, Array(imprint)), Array(nonce))
    }
}

/// What a time-stamp authority answered; its signature is for `openssl ts` to check.
struct TimestampAnswer {
    /// When, as the authority says: `20261125171500Z`.
    let time: String
    /// What was stamped: a MessageImprint.
    let imprint: [UInt8]
    /// The request's nonce, if it is there.
    let nonce: [UInt8]?

    /// Reads a TimeStampResp.
    ///
    /// - Throws: `TimestampError.declined` in the authority's words, `.unreadable`.
    init(_ bytes: [UInt8]) throws(TimestampError) {
        var outer = DERReader(bytes[...])
        guard var answer = outer.inside(DER.sequence), outer.isAtEnd, var status = answer.inside(DER.sequence),
            let number = status.next(DER.integer)
        else { throw .unreadable(why: "it is no time stamp") }
        guard number.elementsEqual([0]) || number.elementsEqual([1]) else {
            var words: [String] = []
            if var texts = status.inside(DER.sequence) {
                while let text = texts.next(DER.utf8) { words.append(String(decoding: text, as: UTF8.self)) }
            }
            throw .declined(words: ProofReport.onOneLine(words.joined(separator: " ")))
        }
        // ContentInfo, SignedData, its content, TSTInfo.
        guard var info = answer.inside(DER.sequence), info.next(DER.object) != nil,
            var explicit = info.inside(DER.context0), var signed = explicit.inside(DER.sequence),
            signed.next(DER.integer) != nil, signed.next(DER.set) != nil, var content = signed.inside(DER.sequence),
            content.next(DER.object) != nil, var wrapped = content.inside(DER.context0),
            var octets = wrapped.inside(DER.octets), var stamp = octets.inside(DER.sequence),
            stamp.next(DER.integer) != nil, stamp.next(DER.object) != nil, let imprint = stamp.next(DER.sequence),
            stamp.next(DER.integer) != nil, let time = stamp.next(DER.generalizedTime),
            time.allSatisfy({ (0x20...0x7E).contains($0) })
        else { throw .unreadable(why: "its token has another form than RFC 3161 says") }
        self.imprint = DER.encoded(DER.sequence, Array(imprint))
        self.time = String(decoding: time, as: UTF8.self)
        var nonce: [UInt8]?
        // Accuracy, ordering, nonce, name of the authority: all may be absent.
        while let (tag, content) = stamp.next() { if tag == DER.integer { nonce = Array(content) } }
        self.nonce = nonce
    }
}

/// Why a time stamp could not be had or does not hold.
public enum TimestampError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The authority refused.
    case declined(words: String)
    /// The answer is none.
    case unreadable(why: String)
    /// The answer is to another request.
    case ofAnother(why: String)
    /// A program that is needed is not installed.
    case noProgram(name: String, package: String)
    /// A file that is needed is not there.
    case noFile(path: String, what: String)
    /// The address of the authority can't be used.
    case badAddress(String)
    /// Sending failed; the request waits.
    case notSent(why: String)
    /// The token's signature or time does not hold.
    case doesNotHold(why: String)
    /// No such request waits.
    case noRequest(Identifier)

    public var description: String {
        switch self {
        case .declined(let words): "The time-stamp authority declined: \(words.isEmpty ? "it gave no reason" : words)."
        case .unreadable(let why): "The answer can't be read: \(why)."
        case .ofAnother(let why): "The answer is to another request: \(why). It was not kept; the request still waits."
        case .noProgram(let name, let package):
            "The program \(name) is not installed, and time stamps need it: apt-get install \(package)."
        case .noFile(let path, let what): "\(path): there is no such file; it should be \(what)."
        case .badAddress(let address):
            "'\(ProofReport.onOneLine(address))' is no address of a time-stamp authority: it begins with https:// or http://."
        case .notSent(let why): "The request could not be sent: \(why). It waits; try again when you are online."
        case .doesNotHold(let why): "The time stamp does not hold: \(why)."
        case .noRequest(let id): "There is no request \(id) that waits for an answer."
        }
    }
}
