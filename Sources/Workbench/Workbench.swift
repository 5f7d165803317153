// The workbench: takes requests, locked at first; on the right passphrase it opens the vault and gives its pages. The front of the room.

public import Desk
import Phrases
import Synchronization
public import Vault

/// A vault that is open, as pages see it.
struct OpenVault: Sendable {
    let desk: Desk
    /// When it was opened, in seconds of the steady clock.
    let since: Double
    /// Codes of second factors that were taken.
    let codes = TakenCodes()
    /// Members in whose name tokens work.
    let present = Present()
}

/// What the workbench needs of the process around it.
public struct WorkbenchSetting: Sendable {
    /// The vault's folder; there may be none yet.
    public var folder: String
    /// The host names, with their port, by which the workbench may be asked for.
    public var hosts: Set<String>
    /// What a vault needs of the world.
    public var vault: VaultSetting
    /// The folder with the reports of the sample casebook; nil where it was not found.
    public var samples: String?
    /// Minutes without a request after which the vault is locked.
    public var idleMinutes: Double
    /// Whether the browser talks to a proxy with TLS: then cookies are sent there only.
    public var isBehindTLS: Bool
    /// Seconds of a clock that only goes forward.
    public var clock: @Sendable () -> Double
    /// Called when the vault was opened, before anybody is let in.
    public var opened: @Sendable (Desk) async throws -> Void
    /// Called on each request of a member.
    public var activity: @Sendable () -> Void

    public init(
        folder: String, hosts: Set<String>, vault: VaultSetting, samples: String? = nil, idleMinutes: Double = 5,
        isBehindTLS: Bool = false, clock: @escaping @Sendable () -> Double,
        opened: @escaping @Sendable (Desk) async throws -> Void = { _ in },
        activity: @escaping @Sendable () -> Void = {}
    ) {
        self.folder = folder
        self.hosts = hosts
        self.vault = vault
        self.samples = samples
        self.idleMinutes = idleMinutes
        self.isBehindTLS = isBehindTLS
        self.clock = clock
        self.opened = opened
        self.activity = activity
    }
}

/// Answers requests. One for each process; when it is locked, the process ends.
public final class Workbench: Sendable {
    let setting: WorkbenchSetting
    let visitors: Visitors
    let guesses: Mutex<Guesses>
    /// Of forms that change drafts.
    let turns = Turns()
    /// The publication that is being built, and how the last one ended.
    let publishing = PublishingWork()
    /// The open vault; nil while locked.
    private let state = Mutex<OpenVault?>(nil)
    private let router = Router(Workbench.routes)

    public init(_ setting: WorkbenchSetting) {
        self.setting = setting
        visitors = Visitors(now: setting.clock)
        guesses = Mutex(Guesses(now: setting.clock()))
    }

    /// The open vault; nil while locked.
    var open: OpenVault? { state.withLock(\.self) }

    /// Lets the vault's pages be asked for. Where it was opened meanwhile, that one stays.
    func open(_ vault: OpenVault) -> OpenVault {
        state.withLock { state in
            if let state { return state }
            state = vault
            return vault
        }
    }

    /// Answers a request. Never throws: what goes wrong is said in words.
    public func answer(_ request: WebRequest) async -> WebAnswer {
        var answer = await Gate(self, request).answer(router)
        let given = Set(answer.headers.map(\.name))
        answer.headers += SafeHeaders.all.filter { !given.contains($0.name) }
        return answer
    }
}
