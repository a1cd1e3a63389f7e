"""The peer of P8: curl fetches the same changes from nginx over TLS, and the sqlite3 shell imports them, with what screens read of
them and the same indexes, into a file without encryption."""

import csv
import hashlib
import json
import subprocess
import time
from pathlib import Path

# As in app/store/sqlite/schema.cpp, for ids as text.
SCHEMA = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE TABLE change(row INTEGER PRIMARY KEY, id TEXT, stream TEXT, entity TEXT, type TEXT, effective TEXT, at TEXT, seq INTEGER,
  number INTEGER, state INTEGER, hash TEXT, bytes TEXT);
CREATE UNIQUE INDEX change_id ON change(id);
CREATE INDEX change_entity ON change(entity);
CREATE INDEX change_stream ON change(stream, seq);
CREATE UNIQUE INDEX change_number ON change(number) WHERE number IS NOT NULL AND number <> '';
CREATE TABLE observation(stream TEXT, at TEXT, entity TEXT, change TEXT, author TEXT, help TEXT, steps TEXT, note TEXT, media TEXT,
  PRIMARY KEY(stream, at DESC, entity DESC)) WITHOUT ROWID;
CREATE TABLE document(stream TEXT, entity TEXT, change TEXT, fields TEXT);
CREATE INDEX document_entity ON document(stream, entity);
CREATE VIRTUAL TABLE note_search USING fts5(note, stream UNINDEXED, at UNINDEXED, entity UNINDEXED, prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2');
"""


class SqliteImport:
    def __init__(self, nginx, documents, work):
        self.nginx, self.work = nginx, Path(work)
        (nginx.work / "received" / "changes.ndjson").write_bytes(Path(documents).read_bytes())
        self.tables = {name: self.work / f"{name}.csv" for name in ("change", "observation", "document", "note_search")}
        with open(documents, encoding="utf-8") as lines:
            self.write_tables(line.rstrip("\n") for line in lines)

    def write_tables(self, lines):
        files = {name: open(path, "w", newline="", encoding="utf-8") for name, path in self.tables.items()}
        rows = {name: csv.writer(file) for name, file in files.items()}
        for row, line in enumerate(lines, 1):
            change = json.loads(line)
            fields, stream, entity, at = change["fields"], change["stream"], change["entity"], change["at"]
            digest = hashlib.sha256(line.encode()).hexdigest()
            rows["change"].writerow([row, change["id"], stream, entity, change["type"], change["hlc"], at, row, "", "", digest, line])
            if change["type"] != "observation":
                rows["document"].writerow([stream, entity, change["id"], json.dumps(fields)])
                continue
            rows["observation"].writerow([stream, at, entity, change["id"], change["author"], fields.get("help", ""),
                                          json.dumps(fields.get("steps", [])), fields.get("note", ""), ""])
            if fields.get("note"):
                rows["note_search"].writerow([fields["note"], stream, at, entity])
        for file in files.values():
            file.close()

    def seconds(self):
        database = self.work / "import.db"
        for ending in ("", "-wal", "-shm"):
            Path(f"{database}{ending}").unlink(missing_ok=True)
        script = SCHEMA + ".mode csv\n" + "".join(f".import {path} {name}\n" for name, path in self.tables.items())
        start = time.monotonic()
        subprocess.run(["curl", "--silent", "--show-error", "--fail", "--insecure", "--output", self.work / "fetched.ndjson",
                        f"https://127.0.0.1:{self.nginx.port}/changes.ndjson"], check=True)
        done = subprocess.run(["sqlite3", "-bail", database], input=script, text=True, capture_output=True, check=True)
        seconds = time.monotonic() - start
        if done.stderr.strip():
            raise ValueError(done.stderr.strip().splitlines()[0])
        return seconds
