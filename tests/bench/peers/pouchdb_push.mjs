// The peer of P6: the same documents from a PouchDB to a pouchdb-server, replicated with a batch size, timed.
// node pouchdb_push.mjs DOCUMENTS.ndjson SERVER_FOLDER PORT BATCH  →  {"seconds": …} on standard output
import { createRequire } from "node:module";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const PouchDB = require("pouchdb");
const [documentsFile, folder, port, batch] = process.argv.slice(2);
const url = `http://127.0.0.1:${port}`;

const documents = readFileSync(documentsFile, "utf8").trim().split("\n").map((line) => {
  const document = JSON.parse(line);
  return { _id: document.id, ...document };
});

mkdirSync(folder, { recursive: true });
const server = spawn(process.execPath,
  [require.resolve("pouchdb-server/bin/pouchdb-server"), "--host", "127.0.0.1", "--port", port, "--dir", folder, "--no-stdout-logs"],
  { stdio: "ignore", cwd: folder });

async function answers() {
  const until = Date.now() + 20000;
  while (Date.now() < until) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("pouchdb-server does not answer");
}

const local = mkdtempSync(join(tmpdir(), "pouchdb-"));
try {
  await answers();
  const tablet = new PouchDB(join(local, "tablet"));
  await tablet.bulkDocs(documents);
  const start = process.hrtime.bigint();
  const result = await tablet.replicate.to(`${url}/school`, { batch_size: Number(batch), batches_limit: 10 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.docs_written !== documents.length) throw new Error(`${result.docs_written} documents arrived`);
  console.log(JSON.stringify({ seconds }));
  await tablet.close();
} finally {
  server.kill();
  rmSync(local, { recursive: true, force: true });
}
