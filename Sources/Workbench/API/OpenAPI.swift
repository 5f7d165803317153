// The OpenAPI document (3.1), written from the table that answers.

import Drafting
import Presentation
import Vault

enum OpenAPI {
    static let path = APIEndpoint.base + "/openapi.json"
    static let endpoints: [APIEndpoint] = APIReading.endpoints + APIWriting.endpoints

    /// Whoever has signed in may read the document, and whoever has a token.
    static let routes: [Route] =
        endpoints.map(\.route) + [.page(path, .member(.reader)) { _ in .json(document) }]

    static let document: [UInt8] = {
        var json = JSONWriter()
        json.object { json in
            json.member("openapi", "3.1.0")
            json.object("info") { json in
                json.member("title", "Habeas")
                json.member("version", habeasVersion)
                json.member(
                    "description",
                    "What the pages of the workbench do. What is protected is left out or covered. Errors are problems (RFC 9457)."
                )
            }
            json.array("servers") { json in json.object { $0.member("url", APIEndpoint.base) } }
            json.array("security") { json in json.object { json in json.array("token") { _ in } } }
            json.object("components") { json in
                json.object("securitySchemes") { json in
                    json.object("token") { json in
                        json.member("type", "http")
                        json.member("scheme", "bearer")
                    }
                }
            }
            json.object("paths") { json in
                var paths: [String] = []
                for endpoint in endpoints where !paths.contains(endpoint.path) { paths.append(endpoint.path) }
                for path in paths {
                    json.object(path.replacing(":id", with: "{id}")) { json in
                        for endpoint in endpoints where endpoint.path == path { write(endpoint, to: &json) }
                    }
                }
            }
        }
        return json.bytes
    }()

    private static func write(_ endpoint: APIEndpoint, to json: inout JSONWriter) {
        json.object(endpoint.method.rawValue.lowercased()) { json in
            json.member("summary", endpoint.what)
            json.member("description", "Needs the role of \(endpoint.needs.rawValue).")
            json.array("parameters") { json in
                if endpoint.path.contains(":id") {
                    json.object { json in
                        json.member("name", "id")
                        json.member("in", "path")
                        json.member("required", true)
                        json.object("schema") { $0.member("type", "string") }
                    }
                }
                for parameter in endpoint.parameters {
                    json.object { json in
                        json.member("name", parameter.name)
                        json.member("in", "query")
                        json.key("schema")
                        parameter.shape.write(to: &json)
                    }
                }
            }
            if let body = endpoint.body {
                json.object("requestBody") { json in
                    json.member("required", true)
                    json.object("content") { json in
                        json.object("application/json") { json in
                            json.key("schema")
                            body.write(to: &json)
                        }
                    }
                }
            }
            json.object("responses") { json in
                json.object(isCreating(endpoint) ? "201" : "200") { json in
                    answer("Done.", "application/json", to: &json)
                }
                json.object("default") { json in answer("Refused.", "application/problem+json", to: &json) }
            }
        }
    }

    private static func isCreating(_ endpoint: APIEndpoint) -> Bool {
        endpoint.method == .post && endpoint.needs > .reader
    }

    private static func answer(_ what: String, _ type: String, to json: inout JSONWriter) {
        json.member("description", what)
        json.object("content") { json in
            json.object(type) { json in json.object("schema") { $0.member("type", "object") } }
        }
    }
}
