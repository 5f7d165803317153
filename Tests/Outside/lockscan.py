#!/usr/bin/env python3
"""After `lock` no process of ours has a key, a passphrase or a word of what is kept: the memory of all of them is read.

    lockscan.py HABEAS

Makes a vault, unlocks it, has the process that holds the keys add, list, show and search what carries words that nobody else knows, and learns the keys with the program
age. Before the lock these must be found in that process, and in a process of ours that holds a word for the test; after it that process is gone, and of the words and keys
nothing is found but what the other one holds. "Ours" is every process that runs HABEAS, or that has the test's folder in its arguments, environment or folder.

Needs the right to read the memory of other processes (root); else says SKIPPED and exits with 77. HABEAS is a build for debugging: the keys of its vaults open quickly.
"""
import base64, os, pty, random, re, shutil, string, subprocess, sys, tempfile, time

CHANCE = random.SystemRandom()
ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def word():
    return "".join(CHANCE.choices(string.ascii_lowercase, k=20))


def raw(text):
    """The 32 bytes of an AGE-SECRET-KEY-1..."""
    bits = "".join(format(ALPHABET.index(c), "05b") for c in text.strip().lower().split("1", 1)[1][:-6])
    return int(bits[:256], 2).to_bytes(32, "big")


class Desk:
    def __init__(self, habeas, folder):
        self.habeas, self.folder = habeas, folder
        self.passphrase = " ".join(word() for _ in range(3))
        os.mkdir(folder + "/run", 0o700)
        self.put("words", self.passphrase + "\n")
        self.environment = {
            "PATH": "/usr/bin:/bin", "HOME": folder, "HABEAS_STATE": folder + "/state", "XDG_RUNTIME_DIR": folder + "/run",
            "HABEAS_VAULT": folder + "/vault", "HABEAS_TEST_WORK_FACTOR": "4", "LC_ALL": "C.UTF-8"}

    def put(self, name, text):
        with open(os.open(self.folder + "/" + name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)

    def __call__(self, *words, input=""):
        done = subprocess.run([self.habeas, *words], cwd=self.folder, env=self.environment, input=input, capture_output=True, text=True)
        if done.returncode:
            sys.exit("lockscan: habeas %s: %s" % (" ".join(words), done.stderr))
        return done.stdout

    def with_words(self, *words):
        return self(*words, "--passphrase-file", self.folder + "/words")

    def opened_with_passphrase(self, path):
        """What age opens with the passphrase, which it only takes from a terminal."""
        out = self.folder + "/opened"
        child, terminal = pty.fork()
        if child == 0:
            os.execvp("age", ["age", "-d", "-o", out, path])
        time.sleep(0.3)
        os.write(terminal, self.passphrase.encode() + b"\n")
        try:
            while os.read(terminal, 1024):
                pass
        except OSError:
            pass
        os.waitpid(child, 0)
        with open(out) as file:
            return file.read()

    def keys(self, recovery):
        """The keys that the vault has, by name, as bytes and as text."""
        found = {"the passphrase": [self.passphrase.encode()], "the recovery key": [recovery.strip().encode(), raw(recovery)]}
        self.put("recovery", recovery)
        files = [os.path.join(place, name) for place, _, names in os.walk(self.folder + "/vault/epochs") for name in names]
        epoch = subprocess.run(["age", "-d", "-i", self.folder + "/recovery", files[0]], capture_output=True, text=True).stdout
        keys = os.listdir(self.folder + "/vault/keys")
        member = self.opened_with_passphrase(self.folder + "/vault/keys/" + keys[0])
        for text, who in (epoch, "the epoch"), (member, "the member"):
            for kind, value in re.findall(r"^(identity|secret|signing) (\S+)", text, re.M):
                found["%s's %s" % (who, kind)] = [value.encode(), raw(value) if kind == "identity" else base64.b64decode(value)]
        if len(found) != 6:
            sys.exit("lockscan: age did not open the keys: %s" % ", ".join(found))
        return found


def is_ours(pid, desk):
    try:
        if os.readlink("/proc/%s/exe" % pid).removesuffix(" (deleted)") == desk.habeas:
            return True
        about = b"".join(open("/proc/%s/%s" % (pid, name), "rb").read() for name in ("cmdline", "environ"))
        return desk.folder.encode() in about or os.readlink("/proc/%s/cwd" % pid).startswith(desk.folder)
    except OSError:
        return False


def ours(desk):
    return [int(pid) for pid in os.listdir("/proc") if pid.isdigit() and int(pid) != os.getpid() and is_ours(pid, desk)]


def memory(pid):
    """All that a process has in memory and that it may have written."""
    with open("/proc/%d/maps" % pid) as maps, open("/proc/%d/mem" % pid, "rb", 0) as bytes_:
        for line in maps:
            place, mode = line.split()[:2]
            # What comes from a file and can't be written is the file.
            if "r" not in mode or "w" not in mode and len(line.split()) > 5:
                continue
            start, end = (int(part, 16) for part in place.split("-"))
            for at in range(start, end, 1 << 24):
                try:
                    bytes_.seek(at)
                    # With as much of what follows as the longest key.
                    yield bytes_.read(min((1 << 24) + 256, end - at))
                except (OSError, ValueError, OverflowError):
                    pass


def scan(pids, wanted):
    """By process, the names of what its memory has."""
    found = {}
    for pid in pids:
        found[pid] = set()
        try:
            for piece in memory(pid):
                found[pid] |= {name for name, forms in wanted.items() if any(form in piece for form in forms)}
        except OSError:
            pass
    return found


def main():
    habeas = os.path.realpath(sys.argv[1])
    folder = tempfile.mkdtemp(prefix="hl-", dir="/tmp")
    desk, holder = Desk(habeas, folder), None
    try:
        recovery = desk.with_words("init", "--owner", "A. Editor")
        canaries = [word() for _ in range(100)]
        wanted = {"a word that is kept": [form for each in canaries for form in (each.encode(), each.encode("utf-16-le"))]}
        wanted |= desk.keys(recovery)
        desk.with_words("unlock")
        # A page, a file of another type, a long one that is a blob in pieces; and each way of reading them again.
        desk("add", "-", "--name", canaries[0] + ".txt", input="Police detained the activist %s in May 2024. %s\n" % (canaries[1].capitalize(), " ".join(canaries[2:50])))
        desk("add", "-", "--name", canaries[50], input=(" ".join(canaries[51:]) + "\n") * 2_000)
        for item in re.findall(r"\[(\S+)\]", desk("evidence", "list")):
            desk("evidence", "show", item)
        desk("log"), desk("verify", "--read-data"), desk("member", "list")
        holders = [pid for pid in ours(desk) if b"agent" in open("/proc/%d/cmdline" % pid, "rb").read().split(b"\0")
                   and desk.folder.encode() in open("/proc/%d/cmdline" % pid, "rb").read()]
        if len(holders) != 1:
            sys.exit("lockscan: %d processes hold the keys" % len(holders))
        agent = holders[0]
        try:
            open("/proc/%d/mem" % agent, "rb").close()
        except OSError as error:
            print("SKIPPED: the memory of other processes can't be read here (%s)" % error)
            sys.exit(77)
        # A process of ours that holds a word: the scan has to find it before and after.
        holder = subprocess.Popen(
            [sys.executable, "-c", "import sys; held = sys.stdin.readline(); print('held', flush=True); sys.stdin.read()"],
            cwd=folder, env=desk.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        control = word()
        holder.stdin.write(control + "\n")
        holder.stdin.flush()
        holder.stdout.readline()
        wanted["the word of the control"] = [control.encode()]
        before = scan(ours(desk), wanted)
        start = time.monotonic()
        desk("lock")
        seconds = time.monotonic() - start
        alive = os.path.exists("/proc/%d" % agent) and "State:\tZ" not in open("/proc/%d/status" % agent).read()
        after = scan(ours(desk), wanted)
    finally:
        if holder:
            holder.kill()
        subprocess.run([habeas, "lock"], cwd=folder, env=desk.environment, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)
    problems = []
    # Without these in it, that they are not found afterwards would say nothing.
    for name in ("the epoch's secret", "the member's signing", "a word that is kept"):
        if name not in before[agent]:
            problems.append("%s was not found in the process that holds the keys" % name)
    # It opened the keys and is not needed any more.
    if "the passphrase" in before[agent]:
        problems.append("the passphrase is still in the process that holds the keys")
    if alive:
        problems.append("the process that held the keys is still there after the lock")
    for when, found in ("before", before), ("after", after):
        if found.get(holder.pid) != {"the word of the control"}:
            problems.append("the control was not found alone %s the lock: %s" % (when, found.get(holder.pid)))
    for pid, found in after.items():
        if pid != holder.pid and found:
            problems.append("process %d has %s after the lock" % (pid, ", ".join(sorted(found))))
    for problem in problems:
        print(problem)
    print("before: %s; after: nothing in %d processes of ours; locked in %.2f s" % (", ".join(sorted(before[agent])), len(after), seconds))
    sys.exit(bool(problems))


main()
