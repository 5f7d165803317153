#!/usr/bin/env python3
"""Calls to the system that fail: a session of habeas under strace, where every n-th write, fsync, rename or ftruncate is refused or kills it.

    vaultfaults.py HABEAS [--every N] [--first N] [--calls write,fsync,rename,ftruncate] [--faults EIO,ENOSPC,EINTR,KILL]
    vaultfaults.py HABEAS --full-disk

Each fault hits one command of the session (init, add, add after a torn write, evidence export, log), which starts from the state that the commands
before it left. Then, with no fault: the vault opens; all that was acknowledged is there and the same; it takes another file; the command that failed said one
clear sentence and had an exit other than 0, or did all of its work; a failed fsync was not called again. strace counts the calls of each thread by
itself, so a fault may hit several threads. --full-disk does the same on a small tmpfs that fills up.

Needs strace and ptrace (for --full-disk: root and tmpfs). Where those are refused it prints SKIPPED and exits 77. Exit 1 if anything went wrong.
HABEAS is a build for debugging: the keys of its vaults open quickly.
"""
import argparse, hashlib, json, os, re, shutil, signal, subprocess, sys, tempfile

CALLS = {
    "write": "write,pwrite64,writev,pwritev",
    "fsync": "fsync,fdatasync",
    "rename": "?rename,?renameat,?renameat2",
    "ftruncate": "ftruncate",
}
REPORT = b"Police detained the activist Aidar Samatov in Astana on 3 May 2024.\n"


def skip(why):
    print(f"SKIPPED: no failing calls here ({why})")
    sys.exit(77)


class Place:
    """A vault, what the device remembers, and the files beside them."""

    def __init__(self, habeas, folder):
        self.habeas, self.folder = habeas, folder
        self.vault, self.state = f"{folder}/vault", f"{folder}/state"
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": folder, "HABEAS_VAULT": self.vault, "HABEAS_STATE": self.state,
            "XDG_RUNTIME_DIR": folder, "HABEAS_PASSPHRASE_FILE": f"{folder}/words", "HABEAS_TEST_WORK_FACTOR": "2",
        }

    def begin(self):
        os.makedirs(self.folder, exist_ok=True)
        self.put("words", b"quiet words that nobody knows here\n")
        self.put("report.txt", REPORT)
        self.put("photo.bin", bytes(range(256)) * 700)
        self.put("after.bin", b"after the fault")
        os.chmod(f"{self.folder}/words", 0o600)

    def put(self, name, content):
        with open(f"{self.folder}/{name}", "wb") as file:
            file.write(content)

    def run(self, *words, under=()):
        return subprocess.run([*under, self.habeas, *words], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True)

    def mark(self):
        """How the device tells this copy of the vault from others, and where it remembers it."""
        found = os.stat(f"{self.vault}/FORMAT")
        mark = "%d %d.%d" % (found.st_ino, found.st_ctime_ns // 10**9, found.st_ctime_ns % 10**9)
        return mark, hashlib.sha256(mark.encode()).digest()[:16].hex()

    def copy(self, folder):
        """The same, elsewhere; the copy of the vault is made to be the same one in the eyes of the device, so that it goes on with its log."""
        shutil.copytree(self.folder, folder)
        other = Place(self.habeas, folder)
        if os.path.exists(f"{self.vault}/FORMAT"):
            vault = re.search(rb"id ([0-9a-f]+)", open(f"{self.vault}/FORMAT", "rb").read()).group(1).decode()
            (old, old_name), (new, new_name) = self.mark(), other.mark()
            memory = f"{other.state}/{vault}/copies/"
            text = open(memory + old_name).read().replace(f"mark {old}\n", f"mark {new}\n")
            os.remove(memory + old_name)
            with open(memory + new_name, "w") as file:
                file.write(text)
        return other


def items(output):
    """What a command acknowledged: lines of JSON with an item and the name of the file."""
    found = {}
    for line in output.decode().splitlines():
        try:
            value = json.loads(line)
        except ValueError:
            continue  # a line that was cut off promises nothing
        if "blob" in value:
            found[value["item"]] = value["name"]
    return found


def sentences(run):
    """What a command said, without what it says of work that it did."""
    done = ("in the clear.", "was cut short", "Made a vault")
    return [line for line in run.stderr.decode("utf8", "replace").splitlines() if not any(words in line for words in done)]


class Faults:
    def __init__(self):
        self.count, self.wrong = 0, []

    def check(self, place, command, run, promised, what, mute=False):
        """What must be true after a fault; `mute` where the fault hit the sentence itself."""
        def wrong(why):
            self.wrong.append(f"{what}: {why}; it said {run.stderr.decode('utf8', 'replace').strip()!r}, exit {run.returncode}")
        self.count += 1
        killed = run.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)
        said = sentences(run)
        if run.returncode < 0 and not killed or run.returncode > 128 and not killed:
            return wrong("it crashed")
        if run.returncode and not killed and not mute:
            if len(said) != 1 or not said[0].startswith("habeas: ") or len(said[0]) < 20 or "Error(" in said[0] or "StoreError" in said[0]:
                wrong("not one clear sentence")
            if run.returncode not in (1, 2, 3, 4):
                wrong("another exit than failures have")
        if command[0] == "init" and (run.returncode or not os.path.exists(f"{place.vault}/FORMAT")):
            if run.returncode == 0:
                wrong("it said that the vault was made")
            if not os.path.exists(f"{place.vault}/FORMAT"):
                # Nothing was promised, and both commands say what to do; or nothing was begun, and a vault can be made.
                began = os.path.exists(f"{place.vault}/logs") or os.path.exists(f"{place.vault}/keys")
                for again in (place.run("log"), place.run(*command)):
                    if began and (again.returncode == 0 or len(sentences(again)) != 1 or b"was stopped here" not in again.stderr):
                        wrong(f"an unfinished vault is not named as one: {again.stderr.decode()!r}")
                if not began and again.returncode:
                    wrong(f"no vault can be made any more: {again.stderr.decode()!r}")
                return
        acknowledged = {**promised, **items(run.stdout)}
        log = place.run("log", "--json")
        if log.returncode:
            return wrong(f"the vault does not open: {log.stderr.decode()!r}")
        listed = {json.loads(line)["item"]: json.loads(line) for line in log.stdout.decode().splitlines()}
        for item, name in acknowledged.items():
            if item not in listed or not listed[item]["counts"]:
                return wrong(f"{name} was acknowledged and is not in the log")
            shown = place.run("evidence", "show", item)
            if shown.returncode or shown.stdout != open(f"{place.folder}/{name}", "rb").read():
                return wrong(f"{name} was acknowledged and does not come back: {shown.stderr.decode()!r}")
        if command[:2] == ("evidence", "export"):
            kept = f"{place.folder}/out.bin"
            if os.path.exists(kept) and open(kept, "rb").read() != open(f"{place.folder}/photo.bin", "rb").read():
                wrong("it left half of a file")
            if run.returncode == 0 and not os.path.exists(kept):
                wrong("it exported nothing")
        more = place.run("add", "after.bin", "--json")
        if more.returncode or len(items(more.stdout)) != 1:
            wrong(f"it takes nothing more: {more.stderr.decode()!r}")


def traced(place, command, log, fault=None, calls="write"):
    rule = [] if fault is None else ["-e", f"inject={CALLS[calls]}:{fault}"]
    return place.run(*command, under=["strace", "-f", "-y", "-qq", "-o", log, "-e", "signal=none", "-e", f"trace={CALLS[calls]}", *rule])


def most_calls(log):
    """The most calls that one thread made."""
    counts = {}
    for line in open(log, errors="replace"):
        thread, _, rest = line.partition(" ")
        if re.match(r"\s*\w+\(", rest):
            counts[thread] = counts.get(thread, 0) + 1
    return max(counts.values(), default=0)


def hit_messages(log):
    """Whether the fault hit standard error."""
    return any("(INJECTED)" in line and re.search(r" write\(2<", line) for line in open(log, errors="replace"))


def repeated_fsync(log, vault):
    """A file or folder of the vault whose fsync failed and was called again."""
    failed = set()
    for line in open(log, errors="replace"):
        found = re.search(r"(?:fsync|fdatasync)\(\d+<([^>]*)>\)", line)
        if not found or not found.group(1).startswith(vault):
            continue
        if found.group(1) in failed:
            return found.group(1)
        if "(INJECTED)" in line:
            failed.add(found.group(1))


def session(base):
    """The commands, each with the place it starts from and what was promised before."""
    def step(name, command, place, promised):
        following = place.copy(f"{base.folder}/../{name}")
        run = following.run(*command)
        if run.returncode:
            sys.exit(f"{command} fails without any fault: {run.stderr.decode()}")
        return following, {**promised, **items(run.stdout)}

    first = ("init", "--owner", "A. Editor", "--json")
    yield first, base, {}
    made, _ = step("made", first, base, {})
    add = ("add", "photo.bin", "report.txt", "--json")
    yield add, made, {}
    filled, promised = step("filled", add, made, {})
    torn = filled.copy(f"{base.folder}/../torn")
    for log in os.listdir(f"{torn.vault}/logs"):
        with open(f"{torn.vault}/logs/{log}/frames", "ab") as frames:
            frames.write(b"hbf1\x01\x00\x00\x02\x00 and the power went")
    yield ("add", "report.txt", "--json"), torn, promised
    photo = next(item for item, name in promised.items() if name == "photo.bin")
    yield ("evidence", "export", photo, "out.bin"), filled, promised
    yield ("log", "--json"), filled, promised


def under_strace(o, folder):
    faults = Faults()
    if not shutil.which("strace"):
        skip("strace is not installed")
    tried = subprocess.run(["strace", "-f", "-qq", "-o", f"{folder}/tried", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=1", "true"], capture_output=True, text=True)
    if tried.returncode:
        skip(tried.stderr.strip().splitlines()[-1] if tried.stderr.strip() else "strace fails")
    base = Place(o.habeas, f"{folder}/base")
    base.begin()
    number = 0
    for command, start, promised in session(base):
        for calls in o.calls.split(","):
            log = f"{folder}/calls"
            place = start.copy(f"{folder}/run")
            traced(place, command, log, calls=calls)
            shutil.rmtree(place.folder)
            count = most_calls(log)
            for fault in o.faults.split(","):
                for n in range(1, count + 1):
                    number += 1
                    if (number - o.first) % o.every:
                        continue
                    rule = f"signal=SIGKILL:when={n}" if fault == "KILL" else f"error={fault}:when={n}"
                    place = start.copy(f"{folder}/run")
                    run = traced(place, command, log, rule, calls)
                    what = f"{' '.join(command[:2])}, {calls} {n} of {count}, {fault}"
                    if fault == "EINTR" and calls in ("write", "rename", "ftruncate") and run.returncode:
                        faults.wrong.append(f"{what}: an interrupted call ended it: {run.stderr.decode('utf8', 'replace').strip()!r}, exit {run.returncode}")
                    if calls == "fsync" and repeated_fsync(log, place.vault):
                        faults.wrong.append(f"{what}: the fsync of {repeated_fsync(log, place.vault)} was called again")
                    faults.check(place, command, run, promised, what, mute=hit_messages(log))
                    shutil.rmtree(place.folder)
    return faults


def full_disk(o, folder):
    """Fills a small file system, gives it room again, and looks for all that was acknowledged."""
    if os.geteuid():
        skip("not root")
    faults, disk = Faults(), f"{folder}/disk"
    os.mkdir(disk)
    for kilobytes in (200, 300, 420, 560, 900):
        tried = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], capture_output=True, text=True)
        if tried.returncode:
            skip(tried.stderr.strip())
        try:
            place = Place(o.habeas, disk)
            place.begin()
            made = place.run("init", "--owner", "A. Editor", "--json")
            if made.returncode:
                sys.exit(f"init fails without any fault: {made.stderr.decode()}")
            subprocess.run(["mount", "-o", f"remount,size={kilobytes + 190}k", disk], check=True)
            promised, run = {}, None
            for _ in range(60):
                run = place.run("add", "photo.bin", "report.txt", "--json")
                if run.returncode:
                    break
                promised.update(items(run.stdout))
            if run.returncode == 0:
                faults.wrong.append(f"{kilobytes} kB never ran full")
            subprocess.run(["mount", "-o", "remount,size=16m", disk], check=True)
            faults.check(place, ("add",), run, promised, f"a disk of {kilobytes} kB")
        finally:
            subprocess.run(["umount", disk])
    return faults


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("habeas")
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--calls", default="write,fsync,rename,ftruncate")
    options.add_argument("--faults", default="EIO,ENOSPC,EINTR,KILL")
    options.add_argument("--full-disk", action="store_true")
    o = options.parse_args()
    o.habeas = os.path.abspath(o.habeas)
    folder = tempfile.mkdtemp(prefix="vaultfaults.")
    try:
        faults = full_disk(o, folder) if o.full_disk else under_strace(o, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for wrong in faults.wrong:
        print(wrong)
    print(f"{faults.count} faults, {len(faults.wrong)} wrong")
    sys.exit(bool(faults.wrong) or faults.count == 0)


main()
