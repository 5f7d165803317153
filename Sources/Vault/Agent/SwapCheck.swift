// Whether memory may be written to a disk in the clear.
import Foundation
import Glibc

/// Whether the system swaps to a disk in the clear.
public struct SwapCheck: Sendable, Equatable {
    /// Swap areas on a disk for which no encryption was found, as `/proc/swaps` names them.
    public let inTheClear: [String]
    /// Encrypted swap areas, and those in memory (zram).
    public let safe: [String]

    /// A sentence for the person at the keyboard; `nil` where all is well.
    public var warning: String? {
        guard !inTheClear.isEmpty else { return nil }
        return
            "This machine swaps to \(inTheClear.joined(separator: ", ")), where no encryption was found: what is read from"
            + " the vault may be written to the disk. Turn swap off (swapoff -a) or encrypt it."
    }

    /// Looks at the system. `root` is where `/proc`, `/sys` and `/dev` are looked for; tests bring their own.
    ///
    /// What can't be found out counts as in the clear; a `/proc/swaps` that can't be read as no swap.
    public init(root: String = "") {
        let table = (try? String(contentsOfFile: root + "/proc/swaps", encoding: .utf8)) ?? ""
        var inTheClear: [String] = []
        var safe: [String] = []
        for line in table.split(separator: "\n").dropFirst() {
            let cells = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard cells.count >= 2 else { continue }
            // The table writes a space in a name as \040.
            let path = cells[0].replacingOccurrences(of: "\\040", with: " ")
            let isSafe = Self.block(of: path, root: root).map { Self.isSafe($0, root: root, depth: 0) } ?? false
            if isSafe { safe.append(path) } else { inTheClear.append(path) }
        }
        self.inTheClear = inTheClear
        self.safe = safe
    }

    /// Folder in `/sys` of the block device that holds a swap area.
    private static func block(of path: String, root: String) -> String? {
        let byName = root + "/sys/class/block/" + (path.split(separator: "/").last.map(String.init) ?? "")
        if path.hasPrefix("/dev/"), access(byName, F_OK) == 0 { return byName }
        var status = stat()
        guard stat(root + path, &status) == 0 else { return nil }
        let device = status.st_mode & S_IFMT == S_IFBLK ? status.st_rdev : status.st_dev
        let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
        let minor = device & 0xFF | (device >> 12) & ~0xFF
        let byNumber = "\(root)/sys/dev/block/\(major):\(minor)"
        return access(byNumber, F_OK) == 0 ? byNumber : nil
    }

    /// Whether a block device is encrypted, or lies on nothing but such, or is memory.
    private static func isSafe(_ folder: String, root: String, depth: Int) -> Bool {
        guard depth < 8 else { return false }
        let name = (folder as NSString).resolvingSymlinksInPath.split(separator: "/").last.map(String.init) ?? ""
        if name.hasPrefix("zram") {
            let backing = read(folder + "/backing_dev")
            return backing == nil || backing == "none"
        }
        if let kind = read(folder + "/dm/uuid"), kind.hasPrefix("CRYPT-") { return true }
        let below = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/slaves")) ?? []
        return !below.isEmpty
            && below.allSatisfy { isSafe("\(root)/sys/class/block/\($0)", root: root, depth: depth + 1) }
    }

    private static func read(_ path: String) -> String? {
        (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
