// The front of the room: what may go out, as files that other programs read.

public import Publication

/// Open data, made of a publication and of nothing else.
public enum OpenData {
    /// All files, below one folder: `README.txt` says what each is, and what each loses. The same publication gives the same bytes.
    public static func files(of publication: Publication) -> [OutputFile] {
        [OutputFile(path: "README.txt", bytes: Array(ReadMe(of: publication).text.utf8))]
            + [
                OutputFile(path: "publication.json", bytes: PublicationJSON.whole(publication)),
                OutputFile(path: "schema.json", bytes: PublicationJSON.schema),
            ] + DataPackage.files(of: publication) + FollowTheMoney.files(of: publication)
            + UwaziTables.files(of: publication)
    }
}
