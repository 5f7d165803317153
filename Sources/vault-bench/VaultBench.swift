// What Benchmarks/vault and tests from outside run: small commands over the vault's parts, no product.

import ArgumentParser

@main
struct VaultBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault-bench", abstract: "Runs one part of the vault, to be measured from outside.",
        subcommands: [
            AgeKey.self, AgeSeal.self, AgeOpen.self, MerkleLog.self, EvidenceRoundTrip.self, PromiseWriter.self,
            PromiseCheck.self, LogWriters.self, LongLog.self, LongLogOpen.self, LongLogProve.self,
        ])
}
