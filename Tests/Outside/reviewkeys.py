#!/usr/bin/env python3
"""Walks through drafts with `habeas review` at a pseudo terminal, as a person would, and counts the keys.

usage: reviewkeys.py KEYS [ARGUMENT...]

Runs `habeas review ARGUMENT...` in the environment it is given. Whenever the program waits, the next of KEYS is pressed (`\\n` is Enter; what
a question for a line gets is typed up to its Enter at once). When KEYS are used up: with `!TERM` at their end the program is told to end, with
`...` everything that is left is accepted with `a`, else the program is left to end. Prints what was shown, then how it went.
"""
import os
import pty
import re
import select
import signal
import sys
import termios
import time

keys = sys.argv[1].encode().decode("unicode_escape")
ending = None
for name in ("!TERM", "..."):
    if keys.endswith(name):
        keys, ending = keys[: -len(name)], name
arguments = ["habeas", "review"] + sys.argv[2:]

child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm"
    os.execvp(arguments[0], arguments)

before = termios.tcgetattr(terminal)
shown, unread, pressed, is_told = b"", b"", 0, False
# What a person is asked ends so: the line of keys, a question, a sentence after which another key is waited for.
waits = re.compile(rb"(q quit\)?|:|\.|left|\xe2\x80\xa6)\s*$")
# Questions that want a line.
wants_line = re.compile(rb"(VALUE:|^ *name:|\n *name:|\(numbers\):|  event:)\s*$")
deadline = time.monotonic() + 60
while time.monotonic() < deadline:
    ready, _, _ = select.select([terminal], [], [], 0.2)
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
    plain = re.sub(rb"\x1b\[[0-9;]*m", b"", unread)
    if is_told or not waits.search(plain):
        continue
    unread = b""
    if pressed < len(keys):
        typed = keys[pressed]
        if wants_line.search(plain) and "\n" in keys[pressed:]:
            typed = keys[pressed : keys.index("\n", pressed) + 1]
    elif ending == "...":
        typed = "a"
    else:
        is_told = True
        if ending == "!TERM":
            os.kill(child, signal.SIGTERM)
        continue
    pressed += len(typed)
    os.write(terminal, typed.encode())

try:
    after = termios.tcgetattr(terminal)
    is_same = after[:4] == before[:4]
except termios.error:
    is_same = None
if time.monotonic() >= deadline:
    os.kill(child, signal.SIGKILL)
_, status = os.waitpid(child, 0)
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
print(f"\nkeys: {pressed}\nexit: {os.waitstatus_to_exitcode(status)}\nterminal as before: {is_same}")
