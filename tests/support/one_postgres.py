#!/usr/bin/env python3
"""A PostgreSQL as Debian ships it, on a free port of 127.0.0.1: `one_postgres.py FOLDER` makes it below an empty folder, prints its port when it
can be asked, and stops it when standard input ends, so that it goes with whoever started it, and the folder with it. It runs as an ordinary
account, never root, and has an ordinary role `school` that the policies which keep schools apart apply to."""

import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path


def programs():
    """The folder of the newest PostgreSQL of Debian, or None."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(Path(path).parts[4]))
    return Path(found[-1]).parent if found else None


def as_account(command):
    """PostgreSQL refuses to run as root; the account `postgres` comes with its package."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def run(command):
    subprocess.run(as_account([str(word) for word in command]), check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def leave_the_starter():
    """Nobody's child and in no terminal's group: who ends a whole tree of processes at once does not end this one, which still has to
    stop the database and clear the folder away."""
    if os.fork():
        os._exit(0)
    os.setsid()
    for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(wanted, signal.SIG_IGN)


def serve(place, tools):
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(place, account.pw_uid, account.pw_gid)
    data, port = place / "data", free_port()
    run([tools / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--no-sync"])
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={place} -c max_connections=200"
    run([tools / "pg_ctl", "-D", data, "-w", "-t", "120", "-l", place / "log", "-o", options, "start"])
    try:
        for statement in ("CREATE ROLE school LOGIN", "CREATE DATABASE school OWNER school"):
            run([tools / "psql", "-q", "-h", "127.0.0.1", "-p", port, "-d", "postgres", "-c", statement])
        print(port, flush=True)
        sys.stdin.read()
    finally:
        run([tools / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def main():
    place = Path(sys.argv[1])
    leave_the_starter()
    try:
        serve(place, programs())
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
