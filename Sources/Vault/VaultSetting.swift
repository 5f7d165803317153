// What a vault needs of the world around it: a clock, and a place to remember things.

import Glibc

/// The outside effects of a vault, so that tests can fix them.
public struct VaultSetting: Sendable {
    /// Where this device remembers what it has seen of vaults.
    public var stateFolder: String
    /// Milliseconds since 1970.
    public var now: @Sendable () -> Int64
    /// The work factor of scrypt for the keys that are written.
    public var workFactor: Int

    /// How long to wait, in seconds, for another process that writes to the same log.
    public var patience = 10.0
    /// How long a time-stamp authority may take to answer, in seconds.
    public var authorityPatience = 60.0

    /// A setting; the clock is the system's.
    public init(
        stateFolder: String, workFactor: Int = MemberKeys.workFactor,
        now: @escaping @Sendable () -> Int64 = VaultSetting.systemClock
    ) {
        self.stateFolder = stateFolder
        self.workFactor = workFactor
        self.now = now
    }

    /// The system's clock.
    public static let systemClock: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// The folder for state that the environment names: `HABEAS_STATE`, else `habeas` in `XDG_STATE_HOME` or `~/.local/state`; nil where there is no home either.
    public static func stateFolder(in environment: [String: String]) -> String? {
        if let folder = environment["HABEAS_STATE"], !folder.isEmpty { return folder }
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") { return folder + "/habeas" }
        if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.local/state/habeas" }
        return nil
    }

    /// The time now as RFC 3339 in UTC with milliseconds.
    func timestamp() -> String {
        let milliseconds = now()
        var seconds = time_t(milliseconds / 1_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func digits(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return
            "\(digits(Int(parts.tm_year) + 1900, 4))-\(digits(Int(parts.tm_mon) + 1, 2))-\(digits(Int(parts.tm_mday), 2))"
            + "T\(digits(Int(parts.tm_hour), 2)):\(digits(Int(parts.tm_min), 2)):\(digits(Int(parts.tm_sec), 2)).\(digits(Int(milliseconds % 1_000), 3))Z"
    }
}
