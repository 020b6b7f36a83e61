// node run.js NAME: uses one package and prints what it did. Runs on Node, Bun and Deno alike.
import process from "node:process";

const { use } = await import(`./use-${process.argv[2]}.js`);
console.log(await use({ baseUrl: process.env.CONSUMER_BASE_URL, app: process.env.CONSUMER_APP }));
