// HTTP/1.1 over a socket that somebody else opened: Hummingbird's channel, and nothing of the network but that.

import Glibc
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Workbench

/// Answers the requests that come on a listening socket.
struct HTTPServer {
    private let workbench: Workbench

    init(_ workbench: Workbench) { self.workbench = workbench }

    /// Serves until the process ends.
    func run(on descriptor: Int32) async throws {
        let workbench = workbench
        let http = HTTP1Channel(
            responder: { request, writer, channel in
                let answer = await workbench.answer(WebRequest(request, peer: channel.remoteAddress?.ipAddress ?? ""))
                try await writer.send(answer, isHead: request.method == .head)
                if case .lock? = answer.after {
                    // Time for the answer to leave; then keys and index are gone.
                    try? await Task.sleep(for: .milliseconds(50))
                    _exit(0)
                }
            },
            configuration: .init(
                idleTimeout: .seconds(60),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)))
        var logger = Logger(label: "habeas")
        // A log would hold addresses and times of those who work here.
        logger.handler = SwiftLogNoOpLogHandler()
        let quiet = logger
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(ChannelOptions.backlog, value: 256)
            .childChannelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
            .childChannelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
            .bind(descriptor) { http.setup(channel: $0, logger: quiet) }
        await withDiscardingTaskGroup { group in
            try? await server.executeThenClose { connections in
                for try await connection in connections {
                    group.addTask { await http.handle(value: connection, logger: quiet) }
                }
            }
        }
    }
}

extension WebRequest {
    /// A request as Hummingbird gives it.
    init(_ request: Request, peer: String) {
        var headers: [String: String] = [:]
        for field in request.headers {
            let name = field.name.canonicalName
            if name == "cookie", let before = headers[name] {
                headers[name] = "\(before); \(field.value)"
            } else {
                headers[name] = field.value
            }
        }
        // Two names for one host, or a whole address as the path: which of them would count is anybody's guess, so none does.
        let isSure = headers["host"] == nil && request.head.path?.first == "/"
        headers["host"] = isSure ? request.head.authority : nil
        self.init(
            method: request.method.rawValue, path: request.uri.path, query: request.uri.query ?? "", headers: headers,
            peer: peer, body: WebBody(request.body))
    }
}

extension WebBody {
    init(_ body: RequestBody) {
        let pieces = Pieces(body)
        self.init { try await pieces.next() }
    }

    /// The pieces of a body, asked for by one task, one after the other, as `WebBody` promises.
    private final class Pieces: @unchecked Sendable {
        private var iterator: RequestBody.AsyncIterator

        init(_ body: RequestBody) { iterator = body.makeAsyncIterator() }

        func next() async throws -> [UInt8]? {
            do {
                return try await iterator.next().map { Array($0.readableBytesView) }
            } catch {
                // Chunks that are none, or a connection that broke off.
                throw WebError.malformed
            }
        }
    }
}

extension ResponseWriter {
    /// Sends an answer.
    consuming func send(_ answer: WebAnswer, isHead: Bool) async throws {
        var fields = HTTPFields()
        for (name, value) in answer.headers {
            guard let name = HTTPField.Name(name) else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        let status = HTTPResponse.Status(code: answer.status)
        guard let rest = answer.rest, !isHead else {
            fields[.contentLength] = answer.status == 204 || answer.status == 304 ? nil : String(answer.body.count)
            let body = isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
            return try await write(response: HTTPResponse(status: status, headerFields: fields), body: body)
        }
        let beginning = answer.body
        try await write(
            response: HTTPResponse(status: status, headerFields: fields),
            body: ResponseBody { writer in
                if !beginning.isEmpty { try await writer.write(ByteBuffer(bytes: beginning)) }
                while let piece = try await rest.piece() { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            })
    }
}
