// What a device remembers of a copy of a vault, outside of it: which log it writes, and how far it has seen each log.

/// One copy of a vault as this device last saw it. In the clear, but nothing in it is secret: ids and hashes.
struct DeviceMemory: Sendable, Equatable {
    /// Tells this copy from others (`Store.mark`).
    var mark: String
    /// The log that this device writes in this copy.
    var log: Identifier?
    /// The member who unlocked it last, so that their keys are tried first.
    var member: Identifier?
    /// The newest epoch that was seen in this copy: later ones may follow it, but it can't go away.
    var epoch: Identifier?
    /// The files in which this device gave an epoch to a member, by epoch and member.
    var given: [Gift: Identifier] = [:]
    /// The highest state seen of each log.
    var seen: [Identifier: LogHead] = [:]

    /// An epoch that was given to a member.
    struct Gift: Sendable, Hashable {
        let epoch: Identifier
        let member: Identifier
    }

    static let title = "habeas device 1"

    var text: String {
        var lines = [Self.title, "mark \(mark)"]
        if let log { lines.append("log \(log)") }
        if let member { lines.append("member \(member)") }
        if let epoch { lines.append("epoch \(epoch)") }
        for (gift, file) in given.sorted(by: { ($0.key.epoch, $0.key.member) < ($1.key.epoch, $1.key.member) }) {
            lines.append("gave \(gift.epoch) \(gift.member) \(file)")
        }
        for head in seen.values.sorted(by: { $0.log < $1.log }) {
            lines.append("seen \(head.log) \(head.size) \(head.root.hex)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    init(mark: String) { self.mark = mark }

    /// Reads such a text; nil where it is damaged.
    init?(text: String) {
        let lines = text.split(separator: "\n")
        guard lines.first.map(String.init) == Self.title, text.hasSuffix("\n") else { return nil }
        mark = ""
        for line in lines.dropFirst() {
            let words = line.split(separator: " ").map(String.init)
            switch words.first {
            case "mark": mark = words.dropFirst().joined(separator: " ")
            case "log": log = words.last.flatMap { Identifier(hex: $0) }
            case "member": member = words.last.flatMap { Identifier(hex: $0) }
            case "epoch": epoch = words.last.flatMap { Identifier(hex: $0) }
            case "gave":
                let ids = words.dropFirst().compactMap { Identifier(hex: $0) }
                guard words.count == 4, ids.count == 3 else { return nil }
                given[Gift(epoch: ids[0], member: ids[1])] = ids[2]
            case "seen":
                guard words.count == 4, let log = Identifier(hex: words[1]), let size = UInt64(words[2]),
                    let root = Merkle.Hash(hex: words[3])
                else { return nil }
                seen[log] = LogHead(log: log, size: size, root: root)
            default: return nil
            }
        }
        if mark.isEmpty { return nil }
    }

    /// Notes the state of a log.
    mutating func see(_ head: LogHead) {
        if head.size >= seen[head.log]?.size ?? 0 { seen[head.log] = head }
    }
}
