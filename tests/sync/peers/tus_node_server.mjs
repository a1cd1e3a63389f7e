// @tus/server on a free port of 127.0.0.1: `node tus_node_server.mjs FOLDER [PORT]`. Says its port when it listens.
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const [folder, port] = process.argv.slice(2);
const server = new Server({ path: "/v1/media/uploads", relativeLocation: true, datastore: new FileStore({ directory: folder }) });
const listening = server.listen({ host: "127.0.0.1", port: Number(port ?? 0) }, () => console.log(listening.address().port));
