#!/usr/bin/env python3
"""A time-stamp authority (RFC 3161) on 127.0.0.1, right and wrong, while a command runs.

    tsa.py FOLDER COMMAND...

Makes keys and certificates with openssl in FOLDER, where there are none yet, answers requests there, runs the command with the address in TSA (`$TSA/good`) and ends with its
exit. What is answered depends on the path:

    good      what `openssl ts -reply` answers
    nonce     the same hash, but another nonce        hash      the request's nonce, but another hash
    declined  a rejection in the authority's words    500       an error of the server, with a good answer in it
    cut       half of a good answer                   page      a web page
    huge      more than any answer                    slow      nothing, until the other side goes
    away      a redirect to good

FOLDER/asked has a line for each request: the path, and `right` where the request has the type that RFC 3161 says.
"""
import http.server, os, subprocess, sys, threading, urllib.parse

SETTINGS = """
[req]
distinguished_name = name
[name]
[stamping]
extendedKeyUsage = critical,timeStamping
[authority]
basicConstraints = critical,CA:TRUE
[tsa]
default_tsa = local
[local]
serial = {0}/serial
signer_cert = {0}/tsa.pem
signer_key = {0}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


def openssl(*words):
    done = subprocess.run(["openssl", *words], capture_output=True, text=True)
    if done.returncode:
        sys.exit("tsa: openssl %s: %s" % (" ".join(words), done.stderr))


def prepare(folder):
    os.makedirs(folder, exist_ok=True)
    if os.path.exists(folder + "/tsa.pem"):
        return
    settings = folder + "/openssl.cnf"
    with open(settings, "w") as file:
        # No `certs =`: its SET is not sorted as DER wants it.
        file.write(SETTINGS.format(folder))
    with open(folder + "/serial", "w") as file:
        file.write("01\n")
    openssl("req", "-x509", "-newkey", "ed25519", "-nodes", "-subj", "/CN=Root", "-days", "30", "-extensions", "authority", "-config", settings,
            "-keyout", folder + "/ca.key", "-out", folder + "/ca.pem")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Stamps", "-config", settings, "-keyout", folder + "/tsa.key", "-out", folder + "/tsa.csr")
    openssl("x509", "-req", "-in", folder + "/tsa.csr", "-CA", folder + "/ca.pem", "-CAkey", folder + "/ca.key", "-CAcreateserial", "-days", "30",
            "-extfile", settings, "-extensions", "stamping", "-out", folder + "/tsa.pem")


class Authority(http.server.BaseHTTPRequestHandler):
    lock = threading.Lock()
    number = 0

    def do_POST(self):
        query = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        way = urllib.parse.urlsplit(self.path).path.strip("/")
        right = "right" if self.headers.get("Content-Type") == "application/timestamp-query" else "wrong"
        with Authority.lock:
            with open(folder + "/asked", "a") as file:
                print(way, right, file=file)
            if way == "slow":
                pass
            elif way == "away":
                self.answer(302, b"", place="/good")
            else:
                self.answer(*self.made(way, query))
        if way == "slow":
            self.connection.settimeout(30)
            try:
                # Gives nothing back when the other side closes.
                self.connection.recv(1)
            except OSError:
                pass

    def made(self, way, query):
        """The answer's status and bytes."""
        if way == "page":
            return 200, b"<!DOCTYPE html><title>Log in</title><p>Welcome to the network of this cafe."
        if way == "huge":
            return 200, bytes(3 << 20)
        if way == "nonce":
            # The last eight bytes before the wish for a certificate are the nonce.
            query = query[:-11] + bytes(8 * [0x21]) + query[-3:]
        elif way == "hash":
            at = query.index(b"\x04\x20") + 2
            query = query[:at] + bytes(32) + query[at + 32:]
        elif way == "declined":
            query = self.with_policy(query)
        answer = self.stamped(query)
        return (500 if way == "500" else 200), (answer[:len(answer) // 2] if way == "cut" else answer)

    @staticmethod
    def with_policy(query):
        """The request with a policy that no authority has, before its nonce."""
        at = query.index(b"\x04\x20") + 34
        inner = query[2:at] + bytes([0x06, 0x04, 0x2A, 0x03, 0x04, 0x63]) + query[at:]
        return bytes([0x30, len(inner)]) + inner

    @staticmethod
    def stamped(query):
        Authority.number += 1
        name = "%s/%d" % (folder, Authority.number)
        with open(name + ".tsq", "wb") as file:
            file.write(query)
        # A rejection is an answer too, with exit 0.
        openssl("ts", "-reply", "-queryfile", name + ".tsq", "-out", name + ".tsr", "-config", folder + "/openssl.cnf")
        with open(name + ".tsr", "rb") as file:
            return file.read()

    def answer(self, status, content, place=None):
        self.send_response(status)
        if place:
            self.send_header("Location", place)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        try:
            self.wfile.write(content)
        except OSError:
            pass

    def log_message(self, *words):
        pass


folder = os.path.abspath(sys.argv[1])
prepare(folder)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Authority)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
done = subprocess.run(sys.argv[2:], env=dict(os.environ, TSA="http://127.0.0.1:%d" % server.server_port))
sys.exit(done.returncode)
