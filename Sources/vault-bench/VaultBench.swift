// What Benchmarks/vault measures: small commands over the vault's parts, no product.

import ArgumentParser

@main
struct VaultBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault-bench", abstract: "Runs one part of the vault, to be measured from outside.",
        subcommands: [AgeKey.self, AgeSeal.self, AgeOpen.self, MerkleLog.self, EvidenceRoundTrip.self])
}
