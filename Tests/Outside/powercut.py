#!/usr/bin/env python3
"""Simulated power cuts: what a program acknowledged must still be there after the plug is pulled.

    powercut.py [--rounds 50] [--when ack|random] [--size 256M] [--fresh | --renew N] [--most N] [--prepare COMMAND] -- WRITER ... -- CHECK ...

WRITER runs inside a small ext4 image, mounted on a loop device, with that file system as its working directory. It prints a
line for each thing that it promises is safe. At a random moment, or just when a promise has been read (--when ack, the only way
to see a missing fsync of a folder), the writer is stopped, the file system is shut down without flushing its log
(FS_IOC_SHUTDOWN, NOLOGFLUSH), unmounted and mounted again. CHECK then runs there with all promised lines on standard input: exit 0
if everything is there and sound, anything else counts as a loss and its last line is shown. --fresh starts every round on an
empty image, --renew every so many rounds; --most is the most promises that are read before a cut; --prepare
is run to its end on every empty image, and all that it prints is safe.

Needs root, loop devices and e2fsprogs. Where those are refused it prints SKIPPED and exits 77. Exit 1 if any round lost anything,
2 if nothing was promised at all. Prove that it has teeth: the same command under `eatmydata` (no fsync at all) has to lose in nearly every round.
"""
import argparse, fcntl, os, random, select, shlex, shutil, signal, struct, subprocess, sys, tempfile, time

SHUTDOWN, NOLOGFLUSH = 0x8004587D, 2


def sh(*words):
    return subprocess.run(words, capture_output=True, text=True)


class Disk:
    """An ext4 image that can lose its power."""

    def __init__(self, size):
        self.folder = tempfile.mkdtemp(prefix="powercut.")
        self.image, self.at = os.path.join(self.folder, "disk.img"), os.path.join(self.folder, "disk")
        os.mkdir(self.at)
        self.size = size

    def format(self):
        sh("rm", "-f", self.image)
        for words in (("truncate", "-s", self.size, self.image), ("mkfs.ext4", "-q", "-F", self.image)):
            try:
                made = sh(*words)
            except OSError as error:
                skip(str(error))
            if made.returncode:
                skip(made.stderr.strip() or " ".join(words))

    def mount(self):
        done = sh("mount", "-o", "loop", self.image, self.at)
        if done.returncode:
            skip(done.stderr.strip())

    def unmount(self):
        for _ in range(250):
            # Until the loop device is let go, a new mount would be the old file system, still shut down: every read an error.
            if not os.path.ismount(self.at) or sh("umount", self.at).returncode == 0:
                if not sh("losetup", "-j", self.image).stdout.strip():
                    return
            time.sleep(0.02)
        raise SystemExit("powercut: the image stays busy")

    def cut(self):
        fd = os.open(self.at, os.O_RDONLY)
        try:
            fcntl.ioctl(fd, SHUTDOWN, struct.pack("I", NOLOGFLUSH))
        except OSError as error:
            skip("the file system can't be shut down: %s" % error)
        finally:
            os.close(fd)

    def remove(self):
        sh("umount", self.at)
        shutil.rmtree(self.folder, ignore_errors=True)


def skip(why):
    print(f"SKIPPED: no simulated power cut here ({why})")
    sys.exit(77)


def read_until(p, heard, end, enough):
    """What the writer says until there is enough of it, its end or the time's."""
    while time.time() < end and not enough(heard):
        if select.select([p.stdout], [], [], max(0, min(0.2, end - time.time())))[0]:
            piece = p.stdout.read(4096)
            if not piece:
                break
            heard += piece
    return heard


def main():
    if sys.argv[1:].count("--") != 2:
        sys.exit(__doc__)
    first = sys.argv.index("--")
    second = sys.argv.index("--", first + 1)
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--rounds", type=int, default=50)
    options.add_argument("--when", choices=("ack", "random"), default="ack")
    options.add_argument("--size", default="256M")
    options.add_argument("--fresh", action="store_true")
    options.add_argument("--renew", type=int, default=0)
    options.add_argument("--most", type=int, default=4)
    options.add_argument("--prepare")
    options.add_argument("--seed", type=int, default=1)
    o = options.parse_args(sys.argv[1:first])
    writer, check = sys.argv[first + 1:second], sys.argv[second + 1:]
    if os.geteuid():
        skip("not root")
    chance, disk, promised = random.Random(o.seed), Disk(o.size), []
    losses, total, said, began = 0, 0, [], time.time()
    p = None

    def renew():
        disk.format()
        promised.clear()
        if o.prepare:
            disk.mount()
            made = subprocess.run(shlex.split(o.prepare), cwd=disk.at, capture_output=True, text=True)
            if made.returncode:
                raise SystemExit("powercut: " + made.stderr)
            promised.extend(made.stdout.splitlines())
            disk.unmount()

    try:
        for n in range(o.rounds):
            if o.fresh or n == 0 or o.renew and n % o.renew == 0:
                renew()
            disk.mount()
            p = subprocess.Popen(writer, cwd=disk.at, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
            heard, lines = b"", chance.randint(1, o.most)
            if o.when == "random":  # the clock starts at the first promise
                heard = read_until(p, heard, time.time() + 60, lambda h: h)
                heard = read_until(p, heard, time.time() + chance.uniform(0.005, 0.15), lambda h: False)
            else:
                heard = read_until(p, heard, time.time() + 60, lambda h: h.count(b"\n") >= lines)
            p.send_signal(signal.SIGSTOP)
            # What is said after the cut is no promise: an fsync that the cut interrupts may return as if all were well.
            while select.select([p.stdout], [], [], 0)[0]:
                piece = p.stdout.read(1 << 16)
                if not piece:
                    break
                heard += piece
            disk.cut()
            p.kill()
            p.stdout.read()
            p.wait()
            new = heard[:heard.rfind(b"\n") + 1].decode().splitlines()
            promised += new
            total += len(new)
            disk.unmount()
            disk.mount()
            r = subprocess.run(check, cwd=disk.at, input="".join(l + "\n" for l in promised), capture_output=True, text=True)
            if r.returncode:
                losses += 1
                said = (r.stdout + r.stderr).strip().splitlines()[-1:] or [f"exit {r.returncode}"]
            disk.unmount()
            if r.returncode and not o.fresh:  # what is lost once would be counted in every later round
                renew()
    finally:
        if p and p.poll() is None:
            p.kill()
            p.wait()
        disk.remove()
    print(f"{o.rounds} cuts ({o.when}), {total} promises, {losses} rounds with a loss, {time.time() - began:.1f} s" + (f"; last: {said[0]}" if said else ""))
    sys.exit(2 if total == 0 else losses > 0)


main()
