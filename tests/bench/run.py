#!/usr/bin/env python3
"""`./run bench`: every figure of performance.md that is measured today, one line each: name ours reference ratio goal.
The programs bench_* measure themselves beside their reference; what has a peer outside is measured here, in turns, and its
median is taken. The same goes into bench.json."""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from nginx_put import Nginx, free_port  # noqa: E402

HERE = Path(__file__).parent
ROUNDS = 5


def line(figure):
    """As bench.h prints it, so that both kinds of line read alike."""
    print(f"{figure['name']:<44} {figure['ours']:>12.4g} {figure['reference']:>12.4g} {figure['unit']:<4} "
          f"ratio {figure['ratio']:.3g}  goal {figure['goal']}", flush=True)
    return figure


def own_programs(build, wanted):
    figures = []
    for program in sorted((build / "bin").glob("bench_*")):
        if program.name in ("bench_push", "bench_push_photos") or (wanted and not any(w in program.name for w in wanted)):
            continue
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            subprocess.run([program, "--json", out.name], check=True)
            figures += json.loads(Path(out.name).read_text() or "[]")
    return figures


def seconds(command):
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])["seconds"]


def push(build, work):
    """P6. The documents are the very changes that our side pushes; PouchDB gets its best batch size of those measured."""
    documents = work / "changes.ndjson"
    ours, theirs = [], []
    for round_number in range(ROUNDS + 1):
        mine = seconds([build / "bin/bench_push", "--documents", documents])
        peer = min(seconds(["node", HERE / "pouchdb_push.mjs", documents, work / f"pouch-{round_number}-{batch}", str(free_port()),
                            str(batch)]) for batch in ((1000, 2000) if round_number == 0 else (1000,)))
        if round_number:  # the first warms up
            ours.append(mine)
            theirs.append(peer)
    mine, peer = statistics.median(ours), statistics.median(theirs)
    return line({"name": "P6 push 10,000 (PouchDB / ours)", "ours": mine, "reference": peer, "unit": "s",
                 "ratio": peer / mine, "goal": ">= 10"})


def push_photos(build, work):
    """P7. 200 photos of 300 KB."""
    photos = work / "photos"
    photos.mkdir()
    subprocess.run([build / "bin/bench_push_photos", "--make", photos], check=True)
    files = sorted(photos.iterdir())
    ours, theirs = [], []
    with Nginx(work / "nginx") as nginx:
        for round_number in range(ROUNDS + 1):
            mine, peer = seconds([build / "bin/bench_push_photos", "--photos", photos]), nginx.put(files)
            if round_number:
                ours.append(mine)
                theirs.append(peer)
    mine, peer = statistics.median(ours), statistics.median(theirs)
    return line({"name": "P7 push 200 photos (ours / curl+nginx)", "ours": mine, "reference": peer, "unit": "s",
                 "ratio": mine / peer, "goal": "<= 1.3"})


def main():
    build, wanted = Path(sys.argv[1]).resolve(), sys.argv[2:]
    figures = own_programs(build, wanted)
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in (("push", push), ("push_photos", push_photos)):
            if not wanted or name in wanted:
                work = Path(folder) / name
                work.mkdir()
                figures.append(measure(build, work))
    (build / "bench.json").write_text(json.dumps(figures, indent=1))
    print(f"{len(figures)} figures, also in {(build / 'bench.json').relative_to(Path.cwd())}")


if __name__ == "__main__":
    main()
