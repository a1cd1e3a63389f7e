#!/usr/bin/env python3
"""Runs a command with an S3 store of its own, made for it and gone after it: Debian's OpenStack Swift (one_node_swift.py), with a bucket that
one key and secret may use. JOTTER_MEDIA holds its address, AWS_… key and secret, JOTTER_TEST_S3 its folder, which has the files in which
the objects lie, the list of what was asked, and takes faults."""

import base64
import email.utils
import hashlib
import hmac
import os
import select
import signal
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

PYTHON = "/usr/bin/python3"  # Debian's own, for Debian's Swift
KEY, SECRET, BUCKET = "test:school", "secret-of-the-test", "media"
PATIENCE = 120  # seconds; a busy machine is slow to start it


def make_bucket(endpoint):
    date = email.utils.formatdate(usegmt=True)
    signature = hmac.new(SECRET.encode(), f"PUT\n\n\n{date}\n/{BUCKET}".encode(), hashlib.sha1).digest()
    authorization = f"AWS {KEY}:{base64.b64encode(signature).decode()}"
    request = urllib.request.Request(f"{endpoint}/{BUCKET}", method="PUT", data=b"",
                                     headers={"Date": date, "Authorization": authorization, "Content-Type": ""})
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=PATIENCE).close()


def main():
    if subprocess.run([PYTHON, "-c", "import swift"], capture_output=True).returncode != 0:
        # Said as Qt Test says it, so that a run that may skip nothing fails on it.
        print("SKIP   : Swift is not installed")
        return 0
    # Told to end, this ends the command first, as when it is interrupted.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    folder = tempfile.mkdtemp(prefix="jotter-s3-")
    # It goes, and the folder with it, when its standard input ends: also when this program is killed.
    store = subprocess.Popen([PYTHON, Path(__file__).parent / "one_node_swift.py", folder, KEY, SECRET],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        if not select.select([store.stdout], [], [], PATIENCE)[0]:
            raise SystemExit("Swift does not start")
        endpoint = f"http://127.0.0.1:{int(store.stdout.readline())}"
        make_bucket(endpoint)
        os.environ["JOTTER_MEDIA"] = f"s3://{BUCKET}/tests?endpoint={endpoint}"
        os.environ["AWS_ACCESS_KEY_ID"] = KEY
        os.environ["AWS_SECRET_ACCESS_KEY"] = SECRET
        os.environ["JOTTER_TEST_S3"] = folder
        return subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL).returncode
    finally:
        store.stdin.close()
        store.wait()


sys.exit(main())
