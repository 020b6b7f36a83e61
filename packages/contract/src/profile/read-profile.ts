import { readFile } from "node:fs/promises";
import { ContractSetupError, messageOf } from "../errors.ts";
import { isRecord } from "../spec/json.ts";
import { yaml } from "../spec/yaml.ts";
import { BUILT_IN_PROFILES } from "./built-in.ts";
import { FORGIVENESS, type Forgiveness, type Profile, STRICT_PROFILE } from "./profile.ts";

/** What a profile file may hold. */
const KEYS = [
  "name",
  "extends",
  "forgives",
  "era",
  "parameters",
  "recipients",
  "known",
  "unknown",
  "otherTenant",
  "unknownTenant",
  "targets",
  "tokens",
  "credentials",
  "disposable",
  "provoke",
  "errors",
  "limitsRate",
  "rate",
  "budget",
  "concurrency",
  "slowAfterMs",
  "timeoutMs",
] as const;

/**
 * Finds a profile: a built-in name (`strict`, `mock`, `mock-strict`, `2014`, `today`), or a YAML or JSON file. A file may name another
 * profile in `extends` and holds only what differs. Tokens are named by environment variable (`tokenEnv`).
 *
 * @throws {ContractSetupError} with file and line when the file is not of that form.
 * @example
 * ```ts
 * import { readProfile } from "@emchat/contract";
 *
 * const profile = await readProfile("mock", process.env);
 * console.log(profile.forgives);
 * ```
 */
export async function readProfile(
  nameOrFile: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Profile> {
  const known = Object.hasOwn(BUILT_IN_PROFILES, nameOrFile) ? BUILT_IN_PROFILES[nameOrFile] : undefined;
  if (known !== undefined) return known;
  let text: string;
  try {
    text = await readFile(nameOrFile, "utf8");
  } catch (error) {
    throw new ContractSetupError(
      `cannot read the profile ${nameOrFile}: ${messageOf(error)}. Give a file, or one of ${Object.keys(BUILT_IN_PROFILES).join(", ")}.`,
    );
  }
  return profileFromText(text, nameOrFile, env);
}

/**
 * The same from text that is already there; `source` names it in messages.
 *
 * @throws {ContractSetupError} with source and line when the text is no profile.
 * @example
 * ```ts
 * import { profileFromText } from "@emchat/contract";
 *
 * const profile = profileFromText("extends: mock\nrate: 5\n", "inline");
 * console.log(profile.rate);
 * ```
 */
export function profileFromText(
  text: string,
  source: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Profile {
  const { isMap, isScalar, LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (key: string): number => {
    const { contents } = document;
    const pair = isMap(contents)
      ? contents.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    return pair !== undefined && isScalar(pair.key) ? lines.linePos(pair.key.range?.[0] ?? 0).line : 1;
  };
  const problem = document.errors[0];
  if (problem !== undefined) {
    throw new ContractSetupError(`${source}:${lines.linePos(problem.pos[0]).line}: ${problem.message.split("\n")[0]}`);
  }
  const root: unknown = document.toJS() ?? {};
  if (!isRecord(root)) throw new ContractSetupError(`${source}: a profile must be an object`);
  const broken = (key: string, message: string) =>
    new ContractSetupError(`${source}:${lineOf(key)}: "${key}" ${message}`);
  const unknown = Object.keys(root).find((key) => !KEYS.some((known) => known === key));
  if (unknown !== undefined) throw broken(unknown, `is nothing that a profile has; it has ${KEYS.join(", ")}`);

  const base = BUILT_IN_PROFILES[String(root["extends"] ?? "strict")];
  if (base === undefined) throw broken("extends", `must be one of ${Object.keys(BUILT_IN_PROFILES).join(", ")}`);
  const number = (key: "rate" | "budget" | "concurrency" | "slowAfterMs" | "timeoutMs"): number | undefined => {
    const value = root[key];
    if (value === undefined) return undefined;
    if (typeof value !== "number" || !(value > 0)) throw broken(key, "must be a number above 0");
    return value;
  };
  const texts = (key: string, value: unknown): Record<string, string> => {
    if (!isRecord(value)) throw broken(key, "must be an object of names and values");
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, String(inner)]));
  };
  const lists = (
    key: string,
    otherwise: Readonly<Record<string, readonly string[]>>,
  ): Readonly<Record<string, readonly string[]>> => {
    const value = root[key];
    if (value === undefined) return otherwise;
    if (!isRecord(value)) throw broken(key, "must be an object of parameter names and lists of values");
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, (Array.isArray(inner) ? inner : [inner]).map(String)]),
    );
  };
  const tenant = (key: "otherTenant" | "unknownTenant", statuses: readonly number[]): Profile["otherTenant"] => {
    const value = root[key];
    if (value === undefined) return base[key];
    const { status, ...parameters } = isRecord(value) ? value : {};
    const given = status === undefined ? statuses : (Array.isArray(status) ? status : [status]).map(Number);
    return { parameters: texts(key, isRecord(value) ? parameters : value), statuses: given };
  };
  const forgives = (): readonly Forgiveness[] => {
    const value = root["forgives"];
    if (value === undefined) return base.forgives;
    const list = Array.isArray(value) ? value.map(String) : [];
    const wrong = list.find((entry) => !FORGIVENESS.some((one) => one === entry));
    if (!Array.isArray(value) || wrong !== undefined)
      throw broken("forgives", `must be a list of ${FORGIVENESS.join(", ")}`);
    return FORGIVENESS.filter((one) => list.includes(one));
  };
  const targets = (): Profile["targets"] => {
    const value = root["targets"];
    if (value === undefined) return base.targets;
    if (value !== "any" && value !== "known") throw broken("targets", "must be any or known");
    return value;
  };
  const tokens = (): Profile["tokens"] => {
    const value = root["tokens"];
    if (value === undefined) return base.tokens;
    if (!Array.isArray(value)) throw broken("tokens", "must be a list of { name, tokenEnv, status, error }");
    return value.flatMap((entry) => {
      if (!isRecord(entry) || typeof entry["name"] !== "string") throw broken("tokens", "entries need a name");
      const variable = entry["tokenEnv"];
      const token = typeof variable === "string" ? env[variable] : entry["token"];
      if (typeof variable !== "string" && typeof token !== "string")
        throw broken("tokens", `entry ${entry["name"]} needs tokenEnv`);
      if (typeof token !== "string" || token === "") return [];
      const error = typeof entry["error"] === "string" ? entry["error"] : undefined;
      return [
        { name: entry["name"], token, status: typeof entry["status"] === "number" ? entry["status"] : 401, error },
      ];
    });
  };
  const credentials = (): Profile["credentials"] => {
    const value = root["credentials"];
    if (value === undefined) return base.credentials;
    if (!isRecord(value)) throw broken("credentials", "must be an object of security schemes and { tokenEnv }");
    const found: Record<string, string> = {};
    for (const [scheme, entry] of Object.entries(value)) {
      const variable = isRecord(entry) ? entry["tokenEnv"] : undefined;
      if (typeof variable !== "string") throw broken("credentials", `entry ${scheme} needs tokenEnv`);
      const secret = env[variable];
      if (secret !== undefined && secret !== "") found[scheme] = secret;
    }
    return found;
  };
  const provoke = (): Profile["provoke"] => {
    const value = root["provoke"];
    if (value === undefined) return base.provoke;
    if (value === null || value === false) return undefined;
    if (!isRecord(value) || typeof value["header"] !== "string" || !Array.isArray(value["statuses"])) {
      throw broken("provoke", 'must be an object of "header", "value" with {status}, and "statuses"');
    }
    return {
      header: value["header"],
      value: String(value["value"] ?? "{status}"),
      statuses: value["statuses"].map(Number),
    };
  };
  return {
    name: typeof root["name"] === "string" ? root["name"] : source,
    forgives: forgives(),
    era: root["era"] === undefined ? base.era : String(root["era"]),
    parameters: root["parameters"] === undefined ? base.parameters : texts("parameters", root["parameters"]),
    recipients: lists("recipients", base.recipients),
    known: lists("known", base.known),
    unknown: lists("unknown", base.unknown),
    otherTenant: tenant("otherTenant", [401, 403]),
    unknownTenant: tenant("unknownTenant", [404]),
    targets: targets(),
    tokens: tokens(),
    credentials: credentials(),
    disposable: typeof root["disposable"] === "boolean" ? root["disposable"] : base.disposable,
    provoke: provoke(),
    errors: lists("errors", base.errors),
    limitsRate: typeof root["limitsRate"] === "boolean" ? root["limitsRate"] : base.limitsRate,
    rate: number("rate") ?? base.rate,
    budget: number("budget") ?? base.budget,
    concurrency: number("concurrency") ?? base.concurrency,
    slowAfterMs: number("slowAfterMs") ?? base.slowAfterMs,
    timeoutMs: number("timeoutMs") ?? STRICT_PROFILE.timeoutMs,
  };
}
