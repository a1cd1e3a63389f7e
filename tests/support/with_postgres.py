#!/usr/bin/env python3
"""Runs a command with a PostgreSQL of its own, made for it and gone after it: on a free port of 127.0.0.1, as an ordinary account (never
root), for an ordinary role that the policies which keep schools apart apply to. JOTTER_LOG holds its address."""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path


def programs():
    """The folder of the newest PostgreSQL of Debian, or None."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(Path(path).parts[4]))
    return Path(found[-1]).parent if found else None


def as_account(command):
    """PostgreSQL refuses to run as root; the account `postgres` comes with its package."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def run(command, **more):
    subprocess.run(as_account([str(word) for word in command]), check=True, stdout=subprocess.DEVNULL, cwd="/", **more)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def main():
    tools = programs()
    if not tools:
        # Said as Qt Test says it, so that a run that may skip nothing fails on it.
        print("SKIP   : PostgreSQL is not installed")
        return 0
    place = Path(tempfile.mkdtemp(prefix="jotter-postgres-"))
    try:
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(place, account.pw_uid, account.pw_gid)
        data, port = place / "data", free_port()
        run([tools / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--no-sync"])
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={place} -c max_connections=200"
        run([tools / "pg_ctl", "-D", data, "-w", "-t", "120", "-l", place / "log", "-o", options, "start"])
        try:
            sql = "CREATE ROLE school LOGIN; CREATE DATABASE school OWNER school"
            for statement in sql.split(";"):
                run([tools / "psql", "-q", "-h", "127.0.0.1", "-p", port, "-d", "postgres", "-c", statement])
            os.environ["JOTTER_LOG"] = f"postgresql://school@127.0.0.1:{port}/school"
            os.environ["JOTTER_TEST_POSTGRES_DATA"] = str(data)
            os.environ["JOTTER_TEST_SUPERUSER"] = f"postgresql://postgres@127.0.0.1:{port}/school"
            return subprocess.run(sys.argv[1:]).returncode
        finally:
            run([tools / "pg_ctl", "-D", data, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(place, ignore_errors=True)


sys.exit(main())
