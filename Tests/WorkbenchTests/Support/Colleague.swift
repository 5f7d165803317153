// A second member, so that pages about members have somebody to be about.

import Phrases

extension WebSession {
    /// Adds a colleague as a reader.
    mutating func addColleague() throws {
        let words = "four green kettles over calm water"
        try send("/team/add", [("name", "Second Reader"), ("role", "reader"), ("new", words), ("again", words)])
    }
}
