#!/usr/bin/env python3
"""Runs a command with a PostgreSQL of its own (one_postgres.py), made for it and gone after it, also when this program is killed. JOTTER_LOG
holds its address for an ordinary role, JOTTER_TEST_SUPERUSER that for its superuser, JOTTER_TEST_POSTGRES_DATA its folder."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from one_postgres import programs


def main():
    if not programs():
        # Said as Qt Test says it, so that a run that may skip nothing fails on it.
        print("SKIP   : PostgreSQL is not installed")
        return 0
    # Told to end, this ends the command first, as when it is interrupted.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    place = Path(tempfile.mkdtemp(prefix="jotter-postgres-"))
    store = subprocess.Popen([sys.executable, Path(__file__).parent / "one_postgres.py", place],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        port = store.stdout.readline().strip()
        if not port:
            raise SystemExit("PostgreSQL does not start")
        os.environ["JOTTER_LOG"] = f"postgresql://school@127.0.0.1:{port}/school"
        os.environ["JOTTER_TEST_POSTGRES_DATA"] = str(place / "data")
        os.environ["JOTTER_TEST_SUPERUSER"] = f"postgresql://postgres@127.0.0.1:{port}/school"
        return subprocess.run(sys.argv[1:]).returncode
    finally:
        store.stdin.close()
        store.stdout.read()  # until it is gone
        store.wait()


sys.exit(main())
