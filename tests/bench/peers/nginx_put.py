"""The peer of P7: curl puts the same files to nginx over TLS, then every received file is hashed and fsynced."""

import concurrent.futures
import getpass
import hashlib
import itertools
import os
import socket
import subprocess
import time
from pathlib import Path

CONFIG = """
daemon off;
user {user};
pid {work}/nginx.pid;
error_log {work}/error.log;
worker_processes 2;
load_module modules/ngx_http_dav_ext_module.so;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {work}/body;
  client_max_body_size 64m;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {work}/cert.pem;
    ssl_certificate_key {work}/key.pem;
    location / {{ root {work}/received; dav_methods PUT; create_full_put_path on; }}
  }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port, process):
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError("nginx does not answer")


class Nginx:
    """An nginx of our own on a free port of the loopback address, which ends with the `with`."""

    def __init__(self, work):
        self.work = Path(work)
        self.port = free_port()
        self.rounds = itertools.count()

    def __enter__(self):
        (self.work / "received").mkdir(parents=True)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                        "-subj", "/CN=localhost", "-keyout", self.work / "key.pem", "-out", self.work / "cert.pem"],
                       check=True, capture_output=True)
        (self.work / "nginx.conf").write_text(CONFIG.format(work=self.work, port=self.port, user=getpass.getuser()))
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-c", self.work / "nginx.conf"], stderr=subprocess.DEVNULL)
        answers(self.port, self.process)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def put(self, files, port=None):
        """Seconds for all files, received, hashed and on the disk; through another port that leads here. They stay there: what was just
        deleted slows down whoever makes files next (bench/push_photos.cpp)."""
        config, round_ = self.work / "put.curl", self.work / "received" / str(next(self.rounds))
        config.write_text("".join(
            f'upload-file = "{file}"\nurl = "https://127.0.0.1:{port or self.port}/{round_.name}/{file.name}"\n' for file in files))
        start = time.monotonic()
        subprocess.run(["curl", "--silent", "--show-error", "--fail", "--insecure", "--parallel", "--parallel-max", "8",
                        "--config", config], check=True, capture_output=True)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            hashes = list(pool.map(durable_hash, [round_ / file.name for file in files]))
        seconds = time.monotonic() - start
        assert hashes == [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
        return seconds


def durable_hash(path):
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return digest
