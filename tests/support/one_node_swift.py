#!/usr/bin/python3
"""OpenStack Swift as Debian ships it, with its S3 interface and its own accounts, in one process on free ports of 127.0.0.1: proxy, account,
container and object server on one device, one replica. `one_node_swift.py FOLDER KEY SECRET` prints the port of the S3 interface and serves
until its standard input ends, so that it goes with whoever started it, and the folder with it.

For the tests of faults: FOLDER/fault says what goes wrong, as KIND METHOD TIMES (or the first one or two of these). `503`: refused; `lost`:
done, and answered with 503; `cut`: half of the answer; `hang`: no answer until the file is gone; `versioned`: the bucket says that it keeps
what is erased. FOLDER/asked lists each request: method, path, Range, status, and `lent` where a session's token came with it.

Nothing here is in a hurry: on a busy machine a list has to be as new as what it lists."""

import os
import shutil
import sys
import time as clock
from pathlib import Path

import eventlet
import eventlet.wsgi
from swift.common import utils, wsgi
from swift.common.ring import RingBuilder
from swift.common.swob import Request, Response

VERSIONED = b'<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>'

STORES = ("account", "container", "object")

SWIFT_CONF = """[swift-hash]
swift_hash_path_suffix = jotter
[storage-policy:0]
name = only
default = yes
"""

STORE_CONF = """[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
log_address = {folder}/none
container_update_timeout = 60
conn_timeout = 30
node_timeout = 60
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
"""

PROXY_CONF = """[DEFAULT]
swift_dir = {folder}
log_address = {folder}/none
[pipeline:main]
pipeline = faults catch_errors cache s3api tempauth proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
conn_timeout = 30
node_timeout = 60
recoverable_node_timeout = 60
[filter:faults]
paste.filter_factory = one_node_swift:faults
folder = {folder}
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
paste.filter_factory = one_node_swift:cache
[filter:s3api]
use = egg:swift#s3api
allow_multipart_uploads = false
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_{user} = {secret} .admin
"""


class Memory:
    """What Swift asks of memcached, which a single process does not need."""

    def __init__(self):
        self.kept = {}

    def set(self, key, value, time=0, **_):
        self.kept[key] = (value, clock.time() + time if time else float("inf"))

    def get(self, key, **_):
        value, until = self.kept.get(key, (None, 0))
        return value if clock.time() < until else None

    def incr(self, key, delta=1, time=0, **_):
        self.set(key, (self.get(key) or 0) + delta, time)
        return self.get(key)

    def delete(self, key, **_):
        self.kept.pop(key, None)


def cache(_global_conf, **_conf):
    memory = Memory()

    def with_cache(app):
        def call(env, start_response):
            env["swift.cache"] = memory
            return app(env, start_response)
        return call
    return with_cache


def half(body):
    yield body[:len(body) // 2]
    raise ConnectionError("cut, as the test wants it")


def faults(_global_conf, folder, **_conf):
    fault, asked = Path(folder) / "fault", open(Path(folder) / "asked", "a", buffering=1, encoding="utf-8")
    done = {}

    def now(method):
        try:
            kind, *limits = fault.read_text().split()
            when = fault.stat().st_mtime_ns
        except (FileNotFoundError, ValueError):
            return ""
        if limits and limits[0] != method:
            return ""
        done[when] = done.get(when, 0) + 1
        return kind if len(limits) < 2 or done[when] <= int(limits[1]) else ""

    def answer(request, app):
        kind = now(request.method)
        if kind == "hang":
            asked.write(f"{request.method} {request.path_qs} hangs\n")
        while kind == "hang" and fault.exists():
            eventlet.sleep(0.02)
        if kind == "versioned" and "versioning" in request.params:
            return Response(body=VERSIONED, request=request)
        if kind in ("503", "hang"):
            return Response(status=503, request=request)
        response = request.get_response(app)
        if kind == "lost":
            return Response(status=503, request=request)
        if kind == "cut":
            body = response.body
            response.app_iter = half(body)
            response.content_length = len(body)
        return response

    def with_faults(app):
        def call(env, start_response):
            request = Request(env)
            response = answer(request, app)
            lent = " lent" if "X-Amz-Security-Token" in request.headers else ""
            asked.write(f"{request.method} {request.path_qs} {request.headers.get('Range', '-')} {response.status_int}{lent}\n")
            return response(env, start_response)
        return call
    return with_faults


def listen():
    return eventlet.listen(("127.0.0.1", 0), backlog=512)


def make_ring(folder, kind, port):
    builder = RingBuilder(4, 1, 0)
    builder.add_dev({"id": 0, "region": 1, "zone": 1, "ip": "127.0.0.1", "port": port, "device": "disk", "weight": 1})
    builder.rebalance()
    builder.get_ring().save(str(folder / f"{kind}.ring.gz"))


def serve(path, kind, sock, folder):
    app = wsgi.loadapp(str(path), global_conf={"log_name": f"{kind}-server"})
    pool = wsgi.RestrictedGreenPool(size=256)
    return eventlet.spawn(eventlet.wsgi.server, sock, app, log=open(folder / "log", "a", encoding="utf-8"), custom_pool=pool,
                          protocol=wsgi.SwiftHttpProtocol, capitalize_response_headers=False)


def leave_with_the_starter(folder):
    """A thread of the system's own: it waits whatever the server does."""
    eventlet.patcher.original("os").read(0, 1)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def main():
    folder, key, secret = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    sys.modules["one_node_swift"] = sys.modules["__main__"]
    (folder / "devices" / "disk").mkdir(parents=True)
    (folder / "swift.conf").write_text(SWIFT_CONF)
    utils.set_swift_dir(str(folder))
    utils.eventlet_monkey_patch()
    confs = {kind: STORE_CONF.format(folder=folder, kind=kind) for kind in STORES}
    confs["proxy"] = PROXY_CONF.format(folder=folder, user=key.replace(":", "_"), secret=secret)
    sockets = {kind: listen() for kind in confs}
    for kind in STORES:
        make_ring(folder, kind, sockets[kind].getsockname()[1])
    for kind, text in confs.items():
        path = folder / f"{kind}-server.conf"
        path.write_text(text)
        serve(path, kind, sockets[kind], folder)
    print(sockets["proxy"].getsockname()[1], flush=True)
    eventlet.patcher.original("threading").Thread(target=leave_with_the_starter, args=(folder,), daemon=True).start()
    while True:
        eventlet.sleep(3600)


if __name__ == "__main__":
    main()
