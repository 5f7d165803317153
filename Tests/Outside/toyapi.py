#!/usr/bin/env python3
"""An API on 127.0.0.1 with an OpenAPI document, that schemathesis.sh is tried against.

    toyapi.py right|wrong

Prints `listening on PORT`. Both ask for the bearer token `secret` and answer GET /good/{number}; `wrong` has POST /bad too, which fails where the word in its body has an odd length.
"""
import http.server, json, sys

WRONG = sys.argv[1:] == ["wrong"]
NUMBER = {"name": "number", "in": "path", "required": True, "schema": {"type": "integer"}}
BODY = {"required": True, "content": {"application/json": {"schema": {"type": "object", "properties": {"word": {"type": "string"}}, "required": ["word"]}}}}
ANSWERS = {"200": {"description": "fine"}, "400": {"description": "not fine"}, "401": {"description": "who?"}}
DOCUMENT = {"openapi": "3.1.0", "info": {"title": "toy", "version": "1"}, "paths": {"/good/{number}": {"get": {"parameters": [NUMBER], "responses": ANSWERS}}}}
if WRONG:
    DOCUMENT["paths"]["/bad"] = {"post": {"requestBody": BODY, "responses": ANSWERS}}


class API(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, said):
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path == "/openapi.json":
            return self.answer(200, DOCUMENT)
        if self.headers.get("Authorization") != "Bearer secret":
            return self.answer(401, {})
        if WRONG and self.path == "/bad" and self.command == "POST":
            try:
                word = json.loads(body)["word"]
                return self.answer(500 if len(word) % 2 else 200, {})
            except (ValueError, KeyError, TypeError):
                return self.answer(400, {})
        good = self.path.startswith("/good/") and self.path[6:].lstrip("-").isdigit()
        self.answer(200 if good else 400, {})

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_QUERY = any


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), API)
print("listening on", server.server_address[1], flush=True)
server.serve_forever()
