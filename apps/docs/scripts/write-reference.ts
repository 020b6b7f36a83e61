import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { measuredFiles, readMeasured } from "../src/measured/measured-file.ts";
import { measuredPage } from "../src/measured/measured-page.ts";
import { commandLinesPage } from "../src/reference/command-lines.ts";
import { configurationPage } from "../src/reference/configuration.ts";
import { controlApiPage } from "../src/reference/control-api.ts";
import type { JsonObject } from "../src/reference/json.ts";
import { languages } from "../src/reference/languages.ts";
import { operationsPage } from "../src/reference/operations.ts";

// Pages that the contract and the programs write: they are made anew before each build and are not committed.

const docs = fileURLToPath(new URL("../src/content/docs", import.meta.url));
const read = async (place: string): Promise<JsonObject> =>
  parse(await readFile(fileURLToPath(import.meta.resolve(place)), "utf8")) as JsonObject;

const contract = await read("@emchat/spec/openapi.yaml");
const control = await read("@emchat/control/control.openapi.yaml");
const schema = await read("@emchat/mock-server/emchat-mock.schema.json");
const commandLines = commandLinesPage();

for (const language of languages) {
  const { words } = language;
  const folder = join(docs, language.folder, "reference");
  await rm(folder, { recursive: true, force: true });
  await write(folder, "operations", words.operations, words.operationsAbout, operationsPage(contract, language));
  await write(folder, "commands", words.commands, words.commandsAbout, commandLines);
  await write(
    folder,
    "configuration",
    words.configuration,
    words.configurationAbout,
    configurationPage(schema, language),
  );
  for (const name of measuredFiles) {
    const measured = await readMeasured(name);
    if (measured === undefined) continue;
    const { title, about, body } = measuredPage(name, measured, language.folder !== "");
    await write(folder, name, title, about, body);
  }
  await write(folder, "control-api", words.controlApi, words.controlApiAbout, controlApiPage(control, language));
}

async function write(folder: string, name: string, title: string, description: string, body: string): Promise<void> {
  const file = join(folder, `${name}.md`);
  await mkdir(dirname(file), { recursive: true });
  const head = { title, description, editUrl: false };
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  await writeFile(file, `---\n${lines.join("\n")}\n---\n\n${description}\n\n${body}`);
}
