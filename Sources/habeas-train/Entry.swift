// The command line: the list of commands, and nothing else.
import ArgumentParser

@main
struct HabeasTrain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "habeas-train", abstract: "Trains the models that habeas reads with, and measures them.",
        subcommands: [Train.self, Measure.self, Events.self, Parse.self, Mentions.self, DatesCommand.self, Speed.self])
}
