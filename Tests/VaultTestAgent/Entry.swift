// A program for the vault's tests: an agent and a prompt as processes of their own.
import Glibc
import Vault

/// `ask`, `ask-new`: prompts and prints what it got. `start FOLDER VAULT [SECONDS]`: starts an agent with a secret. `agent ...`: that agent.
/// `run FOLDER VAULT WORD...`: has a command run. `lock FOLDER VAULT`.
@main
struct Entry {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try await run(arguments)
        } catch {
            say("\(error)\n", to: 2)
            exit(1)
        }
    }

    static func run(_ words: [String]) async throws {
        switch words.first {
        case "ask": print("[\(text(of: try PassphrasePrompt.ask(prompt: "Passphrase: ")))]")
        case "ask-new": print("[\(text(of: try PassphrasePrompt.askNew().passphrase))]")
        case "start" where words.count >= 3:
            var secret = Array("a secret that only the agent's memory has".utf8)
            let number = try AgentProcess.start(
                arguments: ["agent"] + words.dropFirst(), environment: [:], secret: SecretBytes(taking: &secret))
            print(number)
        case "agent" where words.count >= 3: try await serve(words)
        case "run" where words.count >= 3:
            let client = try AgentClient(folder: AgentFolder(path: words[1]), vault: words[2])
            exit(try client.run(AgentRequest(arguments: Array(words.dropFirst(3)), workingFolder: "/")))
        case "lock" where words.count >= 3:
            print(try AgentClient(folder: AgentFolder(path: words[1]), vault: words[2]).lock())
        default: exit(2)
        }
    }

    static func serve(_ words: [String]) async throws {
        let agent = try AgentProcess.begun()
        var settings = AgentSettings()
        if words.count > 3, let seconds = Double(words[3]) { settings.idle = seconds }
        guard let server = try? AgentServer(folder: AgentFolder(path: words[1]), vault: words[2], settings: settings)
        else {
            agent.fail("The test's agent can't listen.")
        }
        let secret = try agent.takeSecret()
        await agent.serve(server) { request in
            switch request.arguments.first {
            case "secret-length":
                say("\(secret.count)\n", to: request.output)
                return 7
            case "wait":
                while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(20)) }
                return 8
            case "crash": abort()
            default: return 9
            }
        }
    }

    static func text(of secret: SecretBytes) -> String { secret.withBytes { String(decoding: $0, as: UTF8.self) } }

    static func say(_ text: String, to file: Int32) {
        var text = text
        _ = text.withUTF8 { write(file, $0.baseAddress, $0.count) }
    }
}
