// A peer of P7: the same files from tus-js-client to @tus/server on this machine, in parts of 1 MiB, two at once as Jotter sends them,
// timed until the last has arrived.
// node tus_js_push.mjs FOLDER SERVER_FOLDER  →  {"seconds": …} on standard output
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Upload } from "tus-js-client";

const [folder, serverFolder] = process.argv.slice(2);
mkdirSync(serverFolder, { recursive: true });
const program = fileURLToPath(new URL("../../sync/peers/tus_node_server.mjs", import.meta.url));
const server = spawn(process.execPath, [program, serverFolder], { stdio: ["ignore", "pipe", "inherit"] });

async function listeningPort() {
  for await (const line of createInterface({ input: server.stdout })) return Number(line);
  throw new Error("@tus/server does not listen");
}

const send = (endpoint, bytes) =>
  new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint,
      chunkSize: 1 << 20,
      retryDelays: null,
      onSuccess: () => resolve(upload.url.split("/").at(-1)),
      onError: reject,
    });
    upload.start();
  });

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

try {
  const endpoint = `http://127.0.0.1:${await listeningPort()}/v1/media/uploads`;
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const arrived = [];
  const next = files.entries();
  const start = process.hrtime.bigint();
  await Promise.all([0, 1].map(async () => {
    for (const [number, bytes] of next) arrived[number] = await send(endpoint, bytes);
  }));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  for (const [number, id] of arrived.entries())
    if (sha256(readFileSync(join(serverFolder, id))) !== sha256(files[number])) throw new Error("a file arrived otherwise than it was sent");
  console.log(JSON.stringify({ seconds }));
} finally {
  server.kill();
}
