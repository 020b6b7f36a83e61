import { createServer } from "node:http";

/**
 * The limit: what `node:http` does when all that is asked of it is to parse JSON and to answer JSON of the same size as the
 * service's. It looks at no path, no token and no schema, and keeps nothing.
 */
const envelope = (action: string, data: object): object => ({
  action,
  application: "4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5",
  params: {},
  uri: "https://a1.easemob.com/easemob-demo/chatdemoui",
  entities: [],
  data: [data],
  timestamp: Date.now(),
  duration: 0,
  organization: "easemob-demo",
  applicationName: "chatdemoui",
});
const presence = { target_name: "zw123", result_code: 200, result_content: { result: "offline" } };
const delivery = { result_code: 200, result_content: { result: "ok" } };

const server = createServer((request, response) => {
  const answer = (action: string, data: object): void => {
    const text = JSON.stringify(envelope(action, data));
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
    response.end(text);
  };
  if (request.method === "GET") {
    answer("get", presence);
    return;
  }
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    JSON.parse(Buffer.concat(chunks).toString("utf8"));
    answer("post", delivery);
  });
});
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => process.stdout.write("ready\n"));
// A profile is written by a process that ends by itself.
process.once("SIGTERM", () => process.exit(0));
