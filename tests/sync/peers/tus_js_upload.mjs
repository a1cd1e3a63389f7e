// Uploads a file with tus-js-client: `node tus_js_upload.mjs URL FILE METADATA-JSON [UPLOAD-URL | stop]`, the token in TOKEN.
// With `stop` it aborts after the first part that arrived and prints where the upload is; with its URL it goes on there.
// On success it prints {"url":…,"began":<offset of the first byte sent>}; a refusal is {"status":…} and exit code 1.
import { createReadStream, statSync } from "node:fs";
import { Upload } from "tus-js-client";

const [endpoint, file, metadata, third] = process.argv.slice(2);
const say = (words, code) => {
  console.log(JSON.stringify(words));
  process.exit(code);
};

const parts = [];
const upload = new Upload(createReadStream(file), {
  endpoint,
  uploadUrl: third === "stop" ? null : third,
  uploadSize: statSync(file).size,
  chunkSize: 65536,
  retryDelays: null,
  metadata: JSON.parse(metadata),
  headers: { Authorization: `Bearer ${process.env.TOKEN}` },
  onBeforeRequest: (request) => {
    if (request.getMethod() === "PATCH") parts.push(Number(request.getHeader("Upload-Offset")));
  },
  onChunkComplete: async () => {
    if (third !== "stop") return;
    await upload.abort();
    say({ url: upload.url }, 0);
  },
  onSuccess: () => say({ url: upload.url, began: parts[0] }, 0),
  onError: (failure) => say({ status: failure.originalResponse?.getStatus() ?? 0 }, 1),
});
upload.start();
