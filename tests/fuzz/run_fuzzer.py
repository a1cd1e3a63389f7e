#!/usr/bin/env python3
"""run_fuzzer.py PROGRAM MAX_LENGTH: lets a fuzzer try inputs for JOTTER_FUZZ_SECONDS (60). It starts from what the program
makes itself and from the inputs that once found a fault (regressions/NAME). An input that finds one is kept in findings/
beside the program's folder, and named with how to try it again."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

program, length = Path(sys.argv[1]), sys.argv[2]
name = program.name.removeprefix("fuzz_")
seconds = os.environ.get("JOTTER_FUZZ_SECONDS", "60")
regressions = Path(__file__).parent / "regressions" / name
findings = program.parent.parent / "findings"
findings.mkdir(exist_ok=True)

with tempfile.TemporaryDirectory(prefix="jotter-fuzz-") as folder:
    corpus = Path(folder) / "corpus"
    corpus.mkdir()
    subprocess.run([program, f"--seeds={corpus}"], check=True)
    seeds = len(list(corpus.iterdir()))
    known = [regressions] if regressions.is_dir() else []
    print(f"{name}: from {seeds} inputs, {seconds} s", flush=True)
    status = subprocess.run(
        [program, f"-max_total_time={seconds}", f"-max_len={length}", "-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1",
         "-verbosity=0", "-print_funcs=0", f"-artifact_prefix={findings / name}-", corpus, *known],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}).returncode
    print(f"{name}: {len(list(corpus.iterdir())) - seeds} more inputs that reach something new")
if status:
    print(f"to try it again: {program} {findings}/{name}-…")
sys.exit(1 if status else 0)
