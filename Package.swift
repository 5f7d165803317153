// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// One room of the house: a target under `Sources/` that may use only the rooms named.
func room(_ name: String, knows rooms: [Target.Dependency] = [], holding resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: rooms, resources: resources, swiftSettings: settings)
}

/// The tests of a room, mirroring it under `Tests/`.
func tests(of name: String, with rooms: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: rooms + ["TestSupport"], swiftSettings: settings)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")

let package = Package(
    name: "habeas",
    products: [
        .executable(name: "habeas", targets: ["habeas"]),
        .executable(name: "habeas-read", targets: ["habeas-read"]),
        .executable(name: "habeas-serve", targets: ["habeas-serve"]),
        .executable(name: "habeas-train", targets: ["habeas-train"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // Only habeas-serve and what it stands on; no other product builds any of it.
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    ],
    targets: [
        // Libraries of Debian's.
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(name: "CLZMA", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        // Calls of Linux that Swift can't make by itself.
        .target(name: "CLinux"),
        // Weights and word lists, inside the binary.
        .target(name: "EmbeddedData"),
        // The rooms; imports run down this list only.
        room("CaseModel"),
        room("Capture", knows: ["CaseModel", "CGumbo", "CUchardet", "EmbeddedData"]),
        room("Names", knows: ["CaseModel"]),
        // The models do the same sums for every word: without optimisation, tests would take minutes.
        .target(
            name: "Syntax", dependencies: ["EmbeddedData"],
            swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        room("Reading", knows: ["CaseModel", "Names", "Syntax", "EmbeddedData"]),
        room("CaseLogic", knows: ["CaseModel"], holding: [.embedInCode("Deadlines/Rules/rules.tsv")]),
        room("Matching", knows: ["CaseModel", "Names"]),
        // The last gate before anything is published.
        .target(
            name: "LeakScan", dependencies: ["Names", "CZlib", crypto],
            swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        room(
            "Vault", knows: ["CLinux", "CZlib", crypto, cryptoExtras], holding: [.embedInCode("Passphrase/words.txt")]),
        room(
            "Casebook", knows: ["CaseModel", "Names", "CaseLogic", "Matching", "CSQLite"],
            holding: [.embedInCode("Schema/Schema.sql")]),
        // A made-up bureau's casebook, for tests and measures only; no product knows it.
        room("Bureau", knows: ["CaseModel", "Casebook"]),
        room("Tables", knows: ["CaseModel", "CExpat", "CZlib"], holding: [.embedInCode("Words/words.tsv")]),
        room("Presentation", knows: ["CaseModel", "CaseLogic"], holding: [.embedInCode("HTML/Assets")]),
        // What may go out, as values: formats are made of it, and can't reach the casebook.
        room("Publication", knows: ["CaseModel", "CaseLogic"], holding: [.embedInCode("Policy/policy.toml")]),
        // What may go out, in the formats of other programs: JSON, CSV, FollowTheMoney, Uwazi.
        room(
            "OpenData", knows: ["CaseModel", "CaseLogic", "Publication", "Presentation", "Tables"],
            holding: [.embedInCode("Schema")]),
        // A casebook and a policy in, what may go out out.
        room("Projection", knows: ["CaseModel", "CaseLogic", "Casebook", "Publication", crypto]),
        // What is said in all languages: phrases, terms of the field, dates.
        room("Phrases", knows: ["CaseModel", "CaseLogic"], holding: [.embedInCode("terms.tsv")]),
        // Letters, dossiers and forms as values, written as DOCX, HTML for print, and text.
        room("Documents", knows: ["Presentation", "CZlib"], holding: [.embedInCode("Assets")]),
        room("Scoring", knows: ["CaseModel"]),
        // What may go out in, a site out; it can't reach the casebook.
        room(
            "Publishing",
            knows: [
                "CaseModel", "CaseLogic", "Phrases", "Presentation", "Publication", "OpenData", "Documents", crypto,
            ],
            holding: [
                .embedInCode("Words/documents.tsv"), .embedInCode("Submissions/forms.tsv"),
                .embedInCode("Words/site.tsv"), .embedInCode("Site/style.css"), .embedInCode("Site/search.js"),
            ]),
        // A captured page in; a report with its draft out, or why there is none.
        room("Drafting", knows: ["CaseModel", "Capture", "Reading", "Presentation"]),
        // An open vault with its casebook: what the command line and the workbench both need.
        room(
            "Desk",
            knows: [
                "CaseModel", "Capture", "Reading", "CaseLogic", "Casebook", "Names", "Tables", "Presentation",
                "Drafting",
                "Phrases", "Publication", "Projection", "Publishing", "LeakScan", "Vault", "CLinux", crypto,
            ]),
        room(
            "ReadCommands",
            knows: ["CaseModel", "Capture", "Reading", "CaseLogic", "Presentation", "Drafting", argumentParser]),
        .executableTarget(
            name: "habeas-read", dependencies: ["ReadCommands", "Drafting", argumentParser], swiftSettings: settings),
        // Commands only put rooms together: without optimisation they run as fast, and build in a third of the time.
        .target(
            name: "Commands",
            dependencies: [
                "CaseModel", "Capture", "Reading", "CaseLogic", "Casebook", "Tables", "Presentation", "Drafting",
                "Phrases", "Publication", "OpenData", "Publishing", "LeakScan", "Desk", "ReadCommands", "Vault",
                "CLinux", argumentParser,
            ],
            swiftSettings: settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]),
        .executableTarget(name: "habeas", dependencies: ["Commands"], swiftSettings: settings),
        // The pages; it knows no server.
        room(
            "Workbench",
            knows: [
                "CaseModel", "Capture", "Reading", "CaseLogic", "Casebook", "LeakScan", "Phrases", "Presentation",
                "Publication", "Publishing", "Drafting", "Desk", "Vault", crypto,
            ], holding: [.embedInCode("Assets"), .embedInCode("Words/Catalogue")]),
        .executableTarget(
            name: "habeas-serve",
            dependencies: [
                "Workbench", "Commands", "ReadCommands", "Drafting", "Desk", "Vault", "CLinux", argumentParser,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ], swiftSettings: settings),
        .executableTarget(
            name: "habeas-train",
            dependencies: ["CaseModel", "Syntax", "Reading", "Scoring", "CLZMA", argumentParser],
            swiftSettings: settings),
        .executableTarget(
            name: "habeas-fuzz", dependencies: ["CaseModel", "Capture", "Reading", "Presentation", argumentParser],
            swiftSettings: settings),
        .executableTarget(
            name: "vault-bench", dependencies: ["Vault", crypto, argumentParser], swiftSettings: settings),
        .executableTarget(
            name: "casebook-bench",
            dependencies: ["Bureau", "CaseLogic", "CaseModel", "Casebook", "Vault", argumentParser],
            swiftSettings: settings),
        .executableTarget(
            name: "publishing-bench",
            dependencies: ["Bureau", "CaseModel", "Casebook", "Desk", "Publication", "LeakScan", argumentParser],
            swiftSettings: settings),
        .executableTarget(
            name: "matching-bench", dependencies: ["Matching", argumentParser], swiftSettings: settings),
        // Tests.
        .target(name: "TestSupport", dependencies: ["CaseModel"], path: "Tests/TestSupport", swiftSettings: settings),
        // What tests of servers and pages need: a client, a browser, a search through a browser's files.
        .target(
            name: "BrowserSupport", dependencies: ["CZlib"], path: "Tests/BrowserSupport",
            swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        tests(of: "BrowserSupportTests", with: ["BrowserSupport", "CZlib"]),
        tests(of: "CaseModelTests", with: ["CaseModel"]),
        tests(of: "CaptureTests", with: ["Capture", "CaseModel"]),
        tests(of: "NamesTests", with: ["Names"]),
        tests(of: "SyntaxTests", with: ["Syntax", "habeas-train"]),
        tests(of: "ReadingTests", with: ["Reading", "Syntax", "CaseModel", "Scoring"]),
        tests(of: "MatchingTests", with: ["Matching", "Names", "matching-bench"]),
        // Made-up people with canaries, and every way to hide one: for LeakScan and for whole publications.
        .target(
            name: "LeakSupport", dependencies: ["LeakScan", "TestSupport", "CZlib"], path: "Tests/LeakSupport",
            swiftSettings: settings),
        tests(of: "LeakScanTests", with: ["LeakScan", "LeakSupport", "CZlib"]),
        tests(of: "CaseLogicTests", with: ["CaseLogic", "CaseModel"]),
        tests(of: "TablesTests", with: ["Tables", "CaseModel"]),
        tests(of: "DocumentsTests", with: ["Documents", "Tables", "BrowserSupport"]),
        // Publications by chance.
        .target(
            name: "PublicationSupport", dependencies: ["Publication", "CaseModel", "TestSupport"],
            path: "Tests/PublicationSupport", swiftSettings: settings),
        tests(
            of: "PublishingTests",
            with: [
                "Publishing", "Publication", "PublicationSupport", "Documents", "CaseLogic", "CaseModel", "Phrases",
            ]),
        tests(
            of: "OpenDataTests",
            with: ["OpenData", "Publication", "PublicationSupport", "Tables", "CaseModel", "CaseLogic"]),
        tests(of: "CasebookTests", with: ["Casebook", "CaseModel", "CaseLogic", "Bureau"]),
        .executableTarget(
            name: "vault-test-agent", dependencies: ["Vault"], path: "Tests/VaultTestAgent", swiftSettings: settings),
        tests(of: "VaultTests", with: ["Vault", "CLinux", "vault-test-agent", crypto, cryptoExtras]),
        // What decides on whether anything may be published: whole casebooks in, whole publications out, judged from outside.
        tests(
            of: "GateTests",
            with: [
                "Desk", "Casebook", "CaseModel", "Phrases", "Publication", "Projection", "Publishing", "OpenData",
                "LeakScan", "LeakSupport",
                "BrowserSupport", "Drafting", "Vault", "CZlib",
            ]),
        tests(of: "DeskTests", with: ["Desk", "Drafting", "Casebook", "CaseModel", "Vault"]),
        tests(
            of: "WorkbenchTests",
            with: [
                "Workbench", "Casebook", "CaseLogic", "CaseModel", "Phrases", "Presentation", "Desk", "Vault", "Bureau",
                "BrowserSupport",
                "habeas-serve", crypto,
            ]),
        tests(of: "ScoringTests", with: ["Scoring", "CaseModel"]),
        tests(
            of: "HabeasTests",
            with: [
                "CaseModel", "Capture", "Reading", "CaseLogic", "Presentation", "Scoring", "OpenData", "Publication",
                "PublicationSupport",
            ]),
    ],
    swiftLanguageModes: [.v6]
)
