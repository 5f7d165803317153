// swift-tools-version: 6.2
// The package that Benchmarks/fuzz.sh builds in a folder of its own, with links to the rooms under Sources.
import PackageDescription

// Every room is compiled with coverage, by which the fuzzer finds its way, and stops at the first fault of memory.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"), .unsafeFlags(["-sanitize=fuzzer"]),
]

func room(_ name: String, knows rooms: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: rooms, swiftSettings: settings)
}

let package = Package(
    name: "fuzz",
    targets: [
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo"),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet"),
        .target(name: "EmbeddedData"),
        room("CaseModel"),
        room("Capture", knows: ["CaseModel", "CGumbo", "CUchardet", "EmbeddedData"]),
        room("Names", knows: ["CaseModel"]),
        room("Syntax", knows: ["EmbeddedData"]),
        room("Reading", knows: ["CaseModel", "Names", "Syntax", "EmbeddedData"]),
        room("CaseLogic", knows: ["CaseModel"]),
        .target(name: "FuzzMain"),
        .executableTarget(
            name: "fuzz", dependencies: ["CaseModel", "Capture", "Reading", "CaseLogic", "FuzzMain"],
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
    ],
    swiftLanguageModes: [.v6]
)
