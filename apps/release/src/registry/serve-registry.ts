// Runs as a process of its own: node serve-registry.ts TOOLS-FOLDER SETTINGS-AS-JSON. Prints its port on one line.
import { createRequire } from "node:module";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";

const [toolsFolder = "", settings = ""] = process.argv.slice(2);
const { runServer } = createRequire(join(toolsFolder, "package.json"))("verdaccio") as {
  runServer(settings: object): Promise<Server>;
};
const server = await runServer(JSON.parse(settings));
server.listen(0, "127.0.0.1", () => console.log(`port ${(server.address() as AddressInfo).port}`));
