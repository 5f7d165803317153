// When an agent has been idle for too long, and whether the machine slept.
import Glibc

/// The clocks that an agent looks at, in seconds; a test may bring its own.
public struct AgentClocks: Sendable {
    /// Runs while the machine does.
    public var monotonic: @Sendable () -> Double
    /// Runs while the machine sleeps, too.
    public var boot: @Sendable () -> Double
    /// The time of day.
    public var wall: @Sendable () -> Double

    public init(
        monotonic: @escaping @Sendable () -> Double, boot: @escaping @Sendable () -> Double,
        wall: @escaping @Sendable () -> Double
    ) {
        self.monotonic = monotonic
        self.boot = boot
        self.wall = wall
    }

    /// The system's.
    public static let system = AgentClocks(
        monotonic: { read(CLOCK_MONOTONIC) }, boot: { read(CLOCK_BOOTTIME) }, wall: { read(CLOCK_REALTIME) })

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Watches the clocks for idleness and sleep.
struct AgentWatch {
    /// Sleep shorter than this isn't noticed by the boot clock.
    static let shortestSleep = 2.0
    /// A gap of the wall clock between two looks, a second apart, that is taken for sleep: a virtual machine that was paused
    /// (its boot clock stops with it), a stopped process, or a clock set forward.
    static let longestGap = 30.0

    private let clocks: AgentClocks
    private let idle: Double
    private var lastActivity: Double
    private var asleep: Double
    private var lastWall: Double

    init(clocks: AgentClocks, idle: Double) {
        self.clocks = clocks
        self.idle = idle
        lastActivity = clocks.monotonic()
        asleep = clocks.boot() - clocks.monotonic()
        lastWall = clocks.wall()
    }

    /// Begins the idle time anew.
    mutating func activity() { lastActivity = clocks.monotonic() }

    /// Looks at the clocks; says why the agent must end, if it must.
    mutating func look(isBusy: Bool) -> AgentEnd? {
        let wall = clocks.wall()
        let now = clocks.monotonic()
        defer { lastWall = wall }
        guard clocks.boot() - now - asleep < Self.shortestSleep, wall - lastWall < Self.longestGap else {
            return .slept
        }
        if isBusy {
            lastActivity = now
            return nil
        }
        return now - lastActivity >= idle ? .idle : nil
    }
}
