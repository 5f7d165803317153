// How the API says that something is refused (RFC 9457).

import Presentation

extension WebAnswer {
    /// A problem as JSON.
    static func problem(status: Int, _ detail: String) -> WebAnswer {
        var json = JSONWriter()
        json.object { json in
            json.member("status", status)
            json.member("detail", detail)
        }
        var answer = WebAnswer.json(json.bytes, status: status)
        answer.headers = [("Content-Type", "application/problem+json")]
        return answer
    }
}
