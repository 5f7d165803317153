// `habeas publish data`: the published cases as files that other programs read.

import ArgumentParser
import CaseModel
import Casebook
import Desk
import OpenData
import Publication
import ReadCommands
import Vault

struct PublishDataCommand: PublishingCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "Publishes the cases as data: JSON, CSV with its description, FollowTheMoney, Uwazi.",
        discussion: """
            It takes people who agreed to 'public'. README.txt in the folder says what each file is and what each loses.
            Cells that a spreadsheet would run as a formula begin with an apostrophe.

            Examples:
              habeas publish data ~/data --diff
              habeas publish data ~/data
              habeas publish data ~/data --person "Aidar Testov" --as-of 2024-12-31
            """)

    @OptionGroup var place: VaultOptions
    @OptionGroup var options: PublishOptions

    @Argument(help: ArgumentHelp("The folder.", valueName: "folder"))
    var folder: String

    func run(on desk: CommandDesk) async throws {
        try await desk.publish(.data, options, to: folder) { OpenData.files(of: $0) }
    }
}
