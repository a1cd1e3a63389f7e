#!/usr/bin/env python3
"""The stores that tests get for themselves (with_postgres.py, with_s3.py) go with whoever got them, however that ends: none of their processes is
left, and nothing of their folders."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

SUPPORT = Path(__file__).parents[1] / "support"
PATIENCE = 60_000  # milliseconds
STORES = {"with_postgres.py": "JOTTER_TEST_POSTGRES_DATA", "with_s3.py": "JOTTER_TEST_S3"}


def processes_of(folder):
    """Everything that was started with this folder among its words."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                if folder.encode() in (entry / "cmdline").read_bytes():
                    found.append(os.pidfd_open(int(entry.name)))
            except OSError:
                pass  # it has ended meanwhile
    return found


def ends(processes):
    for one in processes:
        poll = select.poll()
        poll.register(one, select.POLLIN)
        if not poll.poll(PATIENCE):
            return False
    return True


def check(script, variable, how):
    """What is wrong; nothing when all is well."""
    command = ["sh", "-c", f'echo "${variable}"; echo $$; exec tail -f /dev/null']
    with subprocess.Popen([sys.executable, SUPPORT / script, *command], stdout=subprocess.PIPE, text=True) as starter:
        said = starter.stdout.readline().strip()
        if said.startswith("SKIP"):
            print(said)
            return ""
        folder = Path(said).parent if script == "with_postgres.py" else Path(said)
        runs = os.pidfd_open(int(starter.stdout.readline()))
        processes = processes_of(str(folder))
        starter.send_signal(how)
        starter.wait()
        if how == signal.SIGKILL:
            signal.pidfd_send_signal(runs, signal.SIGKILL)  # nobody could have done that
    if not processes:
        return "no process was found, so none could be missed"
    if not ends([runs]):
        return "the command goes on"
    if not ends(processes):
        return "a process of the store goes on"
    return f"{folder} is left" if folder.exists() else ""


def main():
    wrong = False
    for script, variable in STORES.items():
        for how in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
            problem = check(script, variable, how)
            print(f"{script} after {how.name}: {problem or 'all gone'}")
            wrong = wrong or bool(problem)
    return 1 if wrong else 0


sys.exit(main())
