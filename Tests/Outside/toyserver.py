#!/usr/bin/env python3
"""A small web server on 127.0.0.1 that the tests of our test tools are tried against.

    toyserver.py [FOLDER]

Prints `listening on PORT`, and then each request as `asked METHOD PATH`. It answers:

    /echo         a JSON object of what was asked: method, path, headers, and the fields of a form (files as [name, type, length, sum of bytes])
    /chunked      lines in chunks          /slow       nothing for ten seconds        /away     a redirect to /echo, which sets a cookie
    /nospace      a header as chromedriver writes it, without a space after the colon
    /keep         what was posted last to /keep, as HTML; its query is the Content-Security-Policy
    other paths   files of FOLDER; a query `csp=POLICY` sets the Content-Security-Policy, `save` makes a download of it
"""
import email.parser, email.policy, http.server, json, os, sys, time, urllib.parse

KEPT = b""


class Toy(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        print("asked", self.command, self.path, flush=True)

    def answer(self, body, kind="application/json", status=200, **headers):
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def fields(self, body):
        kind = self.headers.get("Content-Type", "")
        if kind.startswith("multipart/"):
            message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
            found = []
            for part in message.iter_parts():
                content = part.get_payload(decode=True)
                name = part.get_param("name", header="content-disposition")
                if part.get_filename() is None:
                    found.append([name, content.decode()])
                else:
                    found.append([name, [part.get_filename(), part.get_content_type(), len(content), sum(content)]])
            return found
        return urllib.parse.parse_qsl(body.decode("latin-1"), keep_blank_values=True)

    def any(self):
        global KEPT
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        path, _, query = self.path.partition("?")
        if path == "/echo":
            said = {"method": self.command, "path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}, "fields": self.fields(body)}
            self.answer(json.dumps(said).encode())
        elif path == "/chunked":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for line in (b"one ", b"two ", b"x" * 70000, b" three"):
                self.wfile.write(b"%x; note=1\r\n%s\r\n" % (len(line), line))
            self.wfile.write(b"0\r\nTrailer: yes\r\n\r\n")
        elif path == "/nospace":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length:5\r\nX:  a b \r\n\r\nhello")
        elif path == "/slow":
            time.sleep(10)
        elif path == "/away":
            self.answer(b"", status=303, Location="/echo?there", Set_Cookie="seen=yes; Path=/; HttpOnly; SameSite=Strict")
        elif path == "/keep" and self.command == "POST":
            KEPT = body
            self.answer(b"kept", "text/plain")
        elif path == "/keep":
            policy = {"Content_Security_Policy": urllib.parse.unquote(query)} if query else {}
            self.answer(KEPT, "text/html; charset=utf-8", **policy)
        else:
            self.file(path, dict(urllib.parse.parse_qsl(query, keep_blank_values=True)))

    def file(self, path, wishes):
        place = os.path.join(FOLDER, os.path.basename(path))
        if not os.path.isfile(place):
            return self.answer(b"not here", "text/plain", 404)
        headers = {"Cache_Control": wishes.get("cache", "no-store")}
        if "csp" in wishes:
            headers["Content_Security_Policy"] = wishes["csp"]
        if "save" in wishes:
            headers["Content_Disposition"] = f'attachment; filename="{os.path.basename(path)}"'
        kind = "text/html; charset=utf-8" if path.endswith(".html") else "application/octet-stream"
        self.answer(open(place, "rb").read(), kind, **headers)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = any


FOLDER = sys.argv[1] if len(sys.argv) > 1 else "."
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Toy)
server.daemon_threads = True
print("listening on", server.server_address[1], flush=True)
server.serve_forever()
