#!/usr/bin/env python3
"""`./run bench`: every figure of performance.md that is measured today, one line each: name ours reference ratio goal.
The programs bench_* measure themselves beside their reference; what has a peer outside is measured here, in turns, and its
median is taken. The same goes into bench.json."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PEERS = HERE / "peers"
sys.path.insert(0, str(PEERS))
from nginx_put import Nginx, free_port  # noqa: E402
from sqlite_import import SqliteImport  # noqa: E402

ROUNDS = 5
# With these words before it a program's server has its tables in a PostgreSQL of its own.
ON_POSTGRES = (sys.executable, HERE.parent / "support/with_postgres.py")
# What the programs here need told, and are started with.
WITH_PEER = {"bench_push", "bench_push_photos", "bench_first_fill"}
# What is measured on either of the server's stores.
ON_BOTH = {"bench_bell_rush", "bench_nothing_new"}


def line(figure):
    """As bench.h prints it, so that both kinds of line read alike."""
    print(f"{figure['name']:<44} {figure['ours']:>12.4g} {figure['reference']:>12.4g} {figure['unit']:<4} "
          f"ratio {figure['ratio']:.3g}  goal {figure['goal']}", flush=True)
    return figure


def own_programs(build, wanted, unmeasured):
    figures = []
    for program in sorted((build / "bin").glob("bench_*")):
        if program.name in WITH_PEER or (wanted and not any(w in program.name for w in wanted)):
            continue
        runs = [[program]]
        if program.name in ON_BOTH:
            runs.append([*ON_POSTGRES, program])
        for command in runs:
            with tempfile.NamedTemporaryFile(suffix=".json") as out:
                done = subprocess.run([*command, "--json", out.name])
                figures += json.loads(Path(out.name).read_text() or "[]")
            if done.returncode != 0:
                unmeasured.append(program.name)
    return figures


def seconds(command):
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])["seconds"]


class SlowLine:
    """A port of this machine from which everything goes to another one over a line of 10 Mbit/s and 40 ms."""

    def __init__(self, build, port):
        self.process = subprocess.Popen([build / "bin/bench-line", str(port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return int(self.process.stdout.readline())

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


class Rounds:
    """One of our programs that measures a round for every line it reads."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def round(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def seconds(self):
        return self.round()["seconds"]


def in_turns(*measures):
    """Medians of ROUNDS runs of each, taken in turns, after one that warms up."""
    rounds = [[measure() for measure in measures] for _ in range(ROUNDS + 1)][1:]
    return [statistics.median(times) for times in zip(*rounds)]


def compared(name, ours, reference, goal, faster=False):
    """A figure in seconds; `faster` where the ratio says how many times faster ours is."""
    return line({"name": name, "ours": ours, "reference": reference, "unit": "s",
                 "ratio": reference / ours if faster else ours / reference, "goal": goal})


def push(build, work):
    """P6. The documents are the very changes that our side pushes; PouchDB has its best batch size (sync-traps.md: 1,000)."""
    documents, number, program = work / "changes.ndjson", iter(range(100)), build / "bin/bench_push"

    def pouchdb():
        return seconds(["node", PEERS / "pouchdb_push.mjs", documents, work / f"pouch-{next(number)}", str(free_port()), "1000"])

    with Rounds(program, "--documents", documents) as sqlite, Rounds(*ON_POSTGRES, program) as postgres:
        mine, elsewhere, peer = in_turns(sqlite.seconds, postgres.seconds, pouchdb)
    return [compared("P6 push 10,000, SQLite (PouchDB / ours)", mine, peer, ">= 10", faster=True),
            compared("P6 push 10,000, PostgreSQL (PouchDB / ours)", elsewhere, peer, ">= 10", faster=True)]


def push_photos(build, work):
    """P7."""
    photos, files = make_photos(work)
    number, program = iter(range(100)), build / "bin/bench_push_photos"

    def tus_js():
        return seconds(["node", PEERS / "tus_js_push.mjs", photos, work / f"tus-{next(number)}"])

    with Nginx(work / "nginx") as nginx, Rounds(program, "--photos", photos) as sqlite, \
            Rounds(*ON_POSTGRES, program, "--photos", photos) as postgres:
        mine, elsewhere, curl, tus = in_turns(sqlite.seconds, postgres.seconds, lambda: nginx.put(files), tus_js)
    return [compared("P7 push 200 photos, SQLite (ours / curl+nginx)", mine, curl, "<= 1.3"),
            compared("P7 push 200 photos, PostgreSQL (ours / curl+nginx)", elsewhere, curl, "<= 1.3"),
            compared("P7 push 200 photos (tus-js-client / ours)", mine, tus, "faster", faster=True)]


def make_photos(work):
    """200 photos of 300 KB, of bytes that do not compress, like those of a JPEG."""
    photos = work / "photos"
    photos.mkdir()
    for number in range(200):
        (photos / f"{number:03}.jpg").write_bytes(os.urandom(300_000))
    return photos, sorted(photos.iterdir())


def first_fill(build, work):
    """P8."""
    documents, program = work / "changes.ndjson", build / "bin/bench_first_fill"
    with Nginx(work / "nginx") as nginx, Rounds(program, "--documents", documents) as sqlite, \
            Rounds(*ON_POSTGRES, program) as postgres:
        sqlite.seconds()  # keeps the documents
        peer = SqliteImport(nginx, documents, work)
        mine, elsewhere, theirs = in_turns(sqlite.seconds, postgres.seconds, peer.seconds)
    return [compared("P8 first fill, 53,000 changes, SQLite (ours / curl + .import)", mine, theirs, "<= 1.5"),
            compared("P8 first fill, 53,000 changes, PostgreSQL (ours / curl + .import)", elsewhere, theirs, "<= 1.5")]


def wire_bytes(build, work):
    """P10. What gzip makes of the same changes, one a line, as one file."""
    documents = work / "changes.ndjson"
    with Rounds(build / "bin/bench_push", "--counted", "--documents", documents) as rounds:
        sent = rounds.round()["bytes"]
    lines = documents.read_bytes()
    packed = subprocess.run(["gzip", "-c"], input=lines, capture_output=True, check=True).stdout
    count = lines.count(b"\n")
    return [line({"name": "P10 bytes sent of an observation (ours / gzip)", "ours": sent / count, "reference": len(packed) / count,
                  "unit": "B", "ratio": sent / len(packed), "goal": "<= 1.0, and <= 120 B"})]


def slow_push(build, work):
    """10,000 records over the slow line, beside curl with the same changes, packed by gzip."""
    documents, packed = work / "changes.ndjson", work / "changes.ndjson.gz"
    with Nginx(work / "nginx") as nginx, SlowLine(build, nginx.port) as port, \
            Rounds(build / "bin/bench_push", "--slow", "--documents", documents) as rounds:
        rounds.seconds()
        packed.write_bytes(subprocess.run(["gzip", "-c", documents], capture_output=True, check=True).stdout)
        mine, theirs = in_turns(rounds.seconds, lambda: nginx.put([packed], port))
    return [compared("slow line, push 10,000 (ours / curl)", mine, theirs, "ours <= 3 s")]


def slow_photos(build, work):
    """200 photos over the slow line take most of a minute: once each, with nothing to warm up."""
    photos, files = make_photos(work)
    with Nginx(work / "nginx") as nginx, SlowLine(build, nginx.port) as port, \
            Rounds(build / "bin/bench_push_photos", "--photos", photos, "--slow") as rounds:
        mine, theirs = rounds.seconds(), nginx.put(files, port)
    return [compared("slow line, push 200 photos (ours / curl)", mine, theirs, "<= 1.05")]


def main():
    build, wanted = Path(sys.argv[1]).resolve(), sys.argv[2:]
    unmeasured = []
    figures = own_programs(build, wanted, unmeasured)
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in (("push", push), ("push_photos", push_photos), ("first_fill", first_fill), ("wire_bytes", wire_bytes),
                              ("slow_push", slow_push), ("slow_photos", slow_photos)):
            if not wanted or name in wanted:
                work = Path(folder) / name
                work.mkdir()
                try:
                    figures += measure(build, work)
                except (OSError, ValueError, subprocess.SubprocessError) as failure:
                    unmeasured.append(f"{name} ({failure})")
    (build / "bench.json").write_text(json.dumps(figures, indent=1))
    print(f"{len(figures)} figures, also in {(build / 'bench.json').relative_to(Path.cwd())}")
    if unmeasured:
        sys.exit("not measured to the end: " + ", ".join(unmeasured))


if __name__ == "__main__":
    main()
