#!/usr/bin/env python3
"""Walks through a draft with `habeas review` at a pseudo terminal, as a person would, and counts the keys.

usage: reviewkeys.py KEYS [ARGUMENT...]

Runs `habeas review ARGUMENT...` in the environment it is given. Each time the program waits for a key, the next of KEYS is pressed
(`\\n` is Enter); at the end of KEYS the rest is accepted with `a`. Prints what was shown, then `keys: N` and `exit: N` and whether the
terminal is as it was before.
"""
import os
import pty
import select
import signal
import sys
import termios
import time

keys = sys.argv[1].encode().decode("unicode_escape")
ends_with = None
if keys.endswith("!TERM"):
    keys, ends_with = keys[:-5], signal.SIGTERM
arguments = ["habeas", "review"] + sys.argv[2:]

child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm"
    os.execvp(arguments[0], arguments)

shown = b""
pressed = 0
before = termios.tcgetattr(terminal)
deadline = time.monotonic() + 60
unread = b""
# What the program ends its questions with.
questions = (b"q quit", b"(number):", b"name:", b"VALUE:", b"(numbers):", b"to name an item):", b"event:")
done = False
while time.monotonic() < deadline and not done:
    ready, _, _ = select.select([terminal], [], [], 0.15)
    if ready:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
        unread += part
        continue
    # Quiet: it waits for us.
    plain = unread
    for code in (b"\x1b[0m", b"\x1b[1m", b"\x1b[2m", b"\x1b[1;4m"):
        plain = plain.replace(code, b"")
    plain = plain.rstrip(b" \r\n")
    if not any(plain.endswith(question) for question in questions) and not plain.endswith(b"is no key here; ? shows them."):
        if not plain.endswith((b"new, / to look for a name:",)) and b"goes on where you left" not in plain[-40:] \
                and not plain.endswith(b"."):
            continue
    unread = b""
    if pressed < len(keys):
        key = keys[pressed]
        pressed += 1
    elif ends_with is not None:
        os.kill(child, ends_with)
        done = True
        continue
    else:
        key = "a"
        pressed += 1
        if pressed > 400:
            break
    # The characters of a line are typed together.
    os.write(terminal, key.encode())
    while key not in "\n" and pressed < len(keys) and plain.endswith((b"VALUE:", b"  name:", b"(numbers):", b"  event:")) and key != "\n":
        key = keys[pressed]
        pressed += 1
        os.write(terminal, key.encode())
time.sleep(0.1)
try:
    after = termios.tcgetattr(terminal)
    same = after[:4] == before[:4]
except termios.error:
    same = None
_, status = os.waitpid(child, 0)
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
print()
print(f"keys: {pressed}")
print(f"exit: {os.waitstatus_to_exitcode(status)}")
print(f"terminal as before: {same}")
