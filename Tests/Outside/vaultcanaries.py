#!/usr/bin/env python3
"""A thousand words that nobody else knows, put through every command on a vault; none of them may lie on the disk in the clear.

    vaultcanaries.py HABEAS [--count 1000] [--folders]

The vault, the device's state, HOME, TMPDIR and the agent's folder lie in an ext4 image of their own; files and the passphrase come from outside of it. When all
commands have run, some of them killed half-way, the whole image is scanned, blocks that no file has any more included: as UTF-8 (any case), UTF-16 in both orders,
base64 at its three alignments, hex, and inflated from every zlib or gzip stream. A control shows that a word written in each of these forms, and deleted, is found.

Needs root and loop devices; where those are refused it says SKIPPED and scans the files of a folder instead (--folders does so at once). Exit 1 if anything was found.
HABEAS is a build for debugging: the keys of its vaults open quickly.
"""
import argparse, base64, gzip, json, os, random, shutil, signal, string, subprocess, sys, tempfile, time, zlib

CHANCE = random.SystemRandom()
COMMON = "".join(CHANCE.choices(string.ascii_lowercase, k=12))
CONTROL = "".join(CHANCE.choices(string.ascii_lowercase, k=12))


class Canaries:
    """Words that begin with letters common to the run and end with their own."""

    def __init__(self):
        self.made = 0

    def word(self):
        self.made += 1
        return COMMON + "".join(CHANCE.choices(string.ascii_lowercase, k=8))

    def words(self, count):
        return " ".join(self.word() for _ in range(count))


def forms(word):
    """The shapes in which a word is looked for."""
    plain = word.encode()
    yield "UTF-8", plain
    yield "UTF-16LE", word.encode("utf-16-le")
    yield "UTF-16BE", word.encode("utf-16-be")
    yield "hex", plain.hex().encode()
    for shift in range(3):
        # Only the digits that the word alone decides.
        text = base64.b64encode(b"\0" * shift + plain)
        yield f"base64 +{shift}", text[(shift * 8 + 5) // 6:(shift + len(plain)) * 8 // 6]


def find(data, word, depth=2):
    """The forms in which a word stands in some bytes."""
    lower = data.lower()
    found = {name for name, form in forms(word) if (data if name.startswith("base64") else lower).find(form) >= 0}
    if depth == 0:
        return found
    for head, window in ((b"\x1f\x8b\x08", 31), (b"\x78\x01", 15), (b"\x78\x5e", 15), (b"\x78\x9c", 15), (b"\x78\xda", 15)):
        at = data.find(head)
        while at >= 0:
            try:
                opened = zlib.decompressobj(window).decompress(data[at:at + (1 << 20)], 1 << 22)
                found |= {f"{name}, inflated" for name in find(opened, word, depth - 1)}
            except zlib.error:
                pass
            at = data.find(head, at + 1)
    return found


def scan(places, word):
    """The forms found in files, read with an overlap, passing over what is all zeros."""
    found = set()
    for place in places:
        with open(place, "rb") as file:
            tail = b""
            while piece := file.read(1 << 22):
                if piece.count(0) < len(piece):
                    found |= find(tail + piece, word)
                tail = piece[-(1 << 16):]
    return found


def files_below(folder):
    return [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names if os.path.isfile(os.path.join(place, name))]


class Run:
    def __init__(self, habeas, inside, outside, canaries):
        self.habeas, self.inside, self.outside, self.canaries = habeas, inside, outside, canaries
        for name in ("home", "state", "run", "tmp"):
            os.makedirs(f"{inside}/{name}", mode=0o700, exist_ok=True)
        self.passphrase = canaries.words(3)
        self.put("words", self.passphrase.encode())
        os.chmod(f"{outside}/words", 0o600)
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": f"{inside}/home", "HABEAS_STATE": f"{inside}/state",
            "XDG_RUNTIME_DIR": f"{inside}/run", "TMPDIR": f"{inside}/tmp", "HABEAS_VAULT": f"{inside}/vault", "HABEAS_TEST_WORK_FACTOR": "2",
        }
        self.locked = ("--passphrase-file", f"{outside}/words")
        self.problems = []

    def put(self, name, content):
        with open(f"{self.outside}/{name}", "wb") as file:
            file.write(content)
        return f"{self.outside}/{name}"

    def __call__(self, *words, input=b"", agent=False, may_fail=False):
        run = subprocess.run(
            [self.habeas, *words, *(() if agent else self.locked)], cwd=f"{self.inside}/home", env=self.environment, input=input, capture_output=True)
        if run.returncode and not may_fail:
            self.problems.append(f"{' '.join(words[:2])}: {run.stderr.decode()}")
        return run.stdout.decode()

    def killed(self, *words, seconds, input=b""):
        """A command that is killed after a moment."""
        p = subprocess.Popen(
            [self.habeas, *words, *self.locked], cwd=f"{self.inside}/home", env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            p.stdin.write(input)
            p.stdin.flush()
        except BrokenPipeError:
            pass
        time.sleep(seconds)
        p.kill()
        p.wait()

    def report(self, count):
        c = self.canaries
        people = ", ".join(f"{c.word().capitalize()} {c.word().capitalize()}" for _ in range(max(1, count // 3)))
        return (f"Police detained the activists {people} in {c.word().capitalize()} on 3 May 2024. "
                f"{c.words(max(1, count - 2 * (count // 3)))}.\n").encode()

    def features(self, count):
        """Every command that exists, with words of ours in all that it is given."""
        c = self.canaries
        self("init", "--owner", c.word(), "--json")
        self("add", self.put(f"{c.word()}.txt", self.report(30)), "--json")
        self("add", self.put(f"{c.word()}.html", b"<html><title>" + c.words(5).encode() + b"</title><body><p>" + self.report(30) + b"</p></body></html>"))
        self("add", "-", "--name", f"{c.word()}.txt", "--published", "2024-05-04", input=self.report(30))
        self("add", self.put(f"{c.word()}.gz", gzip.compress(c.words(20).encode())))
        self("add", self.put(f"{c.word()}.bin", c.words(20).encode("utf-16-le") + bytes(200_000)))
        # A pipe longer than what is kept in memory goes through a temporary file.
        self("add", "-", "--name", c.word(), input=(c.words(20).encode() + b"\n") * 160_000)
        self.killed("add", "-", "--name", c.word(), seconds=1, input=(c.words(20).encode() + b"\n") * 160_000)
        # In the agent.
        self("unlock", "--idle", "5")
        self("add", self.put(f"{c.word()}.txt", self.report(30)), agent=True)
        self("add", "-", "--name", c.word(), input=self.report(30), agent=True)
        listed = [json.loads(line) for line in self("evidence", "list", "--json", agent=True).splitlines()]
        if listed:
            self("evidence", "show", listed[0]["item"], agent=True)
            self("evidence", "export", listed[1]["item"], f"{self.outside}/{c.word()}", agent=True)
            self("evidence", "show", listed[0]["item"])
        self("log", agent=True)
        self("log", "--json", "--last", "3")
        self("evidence", "list")
        for name in self.later():
            self(*name, agent=True, may_fail=True)
        os.makedirs(f"{self.outside}/many")
        number = 0
        while c.made < count:
            number += 1
            self.put(f"many/{c.word()}-{number}.txt", self.report(29))
        self("add", f"{self.outside}/many", agent=True)
        self.killed("add", self.put(f"{c.word()}.txt", self.report(10)), seconds=0.05)

    def later(self):
        """Commands that may not be there yet: what is given to them must not lie about, whether they take it or not."""
        c = self.canaries
        yield "verify",
        yield "erase", c.word(), "--reason", c.word()
        yield "member", "add", c.word(), "--role", "reader"
        yield "device", "add", c.word(), f"{self.outside}/{c.word()}"
        yield "member", "list"

    def kill_all(self):
        """Kills the agent: the processes that have its program open and our folder in their arguments."""
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                words = open(f"/proc/{pid}/cmdline", "rb").read().split(b"\0")
            except OSError:
                continue
            if self.habeas.encode() in words[:1] and f"{self.inside}/vault".encode() in words:
                os.kill(int(pid), signal.SIGKILL)


def leave_control(folder):
    """Writes a word in every form, makes it safe, and deletes it."""
    for number, (_, form) in enumerate(list(forms(CONTROL)) + [("gzip", gzip.compress(b"control " + CONTROL.encode() * 3))]):
        with open(f"{folder}/control{number}", "wb") as file:
            file.write(form.rjust(len(form) + number + 1, b" "))
            file.flush()
            os.fsync(file.fileno())
        os.remove(f"{folder}/control{number}")


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("habeas")
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--folders", action="store_true")
    o = options.parse_args()
    outside, base = tempfile.mkdtemp(prefix="vaultcanaries.", dir="/dev/shm" if os.path.isdir("/dev/shm") else None), tempfile.mkdtemp(prefix="vaultcanaries.")
    inside, image, mounted = f"{base}/disk", f"{base}/disk.img", False
    os.mkdir(inside)
    canaries = Canaries()
    try:
        why = "asked for" if o.folders else None
        if not why:
            for words in (["truncate", "-s", "512M", image], ["mkfs.ext4", "-q", "-F", "-E", "nodiscard", image], ["mount", "-o", "loop,nodiscard", image, inside]):
                try:
                    done = subprocess.run(words, capture_output=True, text=True)
                except OSError as error:
                    why = str(error)
                    break
                if done.returncode:
                    why = done.stderr.strip() or words[0]
                    break
            mounted = not why
        if why:
            print(f"SKIPPED: no file system of its own here ({why}); only the files of a folder are scanned")
        if mounted:
            leave_control(inside)
        run = Run(os.path.abspath(o.habeas), inside, outside, canaries)
        try:
            run.features(o.count)
        finally:
            run.kill_all()
        time.sleep(0.2)
        if mounted:
            subprocess.run(["sync", "-f", inside])
            for _ in range(50):
                if subprocess.run(["umount", inside], capture_output=True).returncode == 0:
                    mounted = False
                    break
                time.sleep(0.05)
        if not why:
            places = [image]
        else:
            places = files_below(inside)
            names = "\n".join(places)
            if COMMON in names.lower():
                run.problems.append("a name of a file has a canary")
        hits = scan(places, COMMON)
        wanted = {name for name, _ in forms(CONTROL)} | {"UTF-8, inflated"}
        missed = set() if why else wanted - scan(places, CONTROL)
        size = sum(os.path.getsize(place) for place in places)
    finally:
        if mounted:
            subprocess.run(["umount", inside], capture_output=True)
        shutil.rmtree(base, ignore_errors=True)
        shutil.rmtree(outside, ignore_errors=True)
    for problem in run.problems:
        print(problem)
    if missed:
        print(f"the control was not found as {', '.join(sorted(missed))}")
    print(f"{canaries.made} canaries, {len(hits)} found{' as ' + ', '.join(sorted(hits)) if hits else ''}, in {size >> 20} MiB")
    sys.exit(bool(hits or missed or run.problems) or canaries.made < o.count)


main()
