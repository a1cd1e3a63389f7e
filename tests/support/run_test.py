#!/usr/bin/env python3
"""Runs one test program and lets its output through. With CI=true a skipped test is a failure, unless the test's name is in
allowed_skips.txt, and then it is printed."""

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path



def forget_killed_clocks():
    """libfaketime keeps a semaphore under its process's number, and leaves it when that is killed: a later process of the same
    number would not start."""
    for left in Path("/dev/shm").glob("*faketime_s*_*"):
        number = left.name.rpartition("_")[2]
        if number.isdigit() and not Path("/proc", number).exists():
            with contextlib.suppress(OSError):
                left.unlink()


name, *command = sys.argv[1:]
forget_killed_clocks()
allowed = {}
for line in (Path(__file__).parent / "allowed_skips.txt").read_text().splitlines():
    if line and not line.startswith("#"):
        test, _, why = line.partition(" ")
        allowed[test] = why.strip()

suppressions = Path(__file__).parent / "tsan_suppressions.txt"
# Qt starts programs by vfork, whose child writes into its parent's memory that it was forked: ThreadSanitizer would end the parent
# at the next thread that it starts.
os.environ.setdefault("TSAN_OPTIONS", f"suppressions={suppressions} die_after_fork=0")
process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
skipped = []
for line in process.stdout:
    sys.stdout.write(line)
    if re.match(r"SKIP\s+:", line):
        skipped.append(line.strip())
status = process.wait()
plain = name.removeprefix("asan/").removeprefix("tsan/")
if skipped and plain in allowed:
    print(f"skipped, as {name} may be: {allowed[plain]}")
elif skipped and os.environ.get("CI") == "true":
    print(f"{len(skipped)} skipped, and with CI=true that is a failure")
    status = status or 1
sys.exit(status if status >= 0 else 128 - status)
