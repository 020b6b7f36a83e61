import type { SpecInfo } from "@emchat/control";
import type { EditedContract } from "../pipeline/edited-contract.ts";
import { SpecError } from "./spec-error.ts";

/** The contract that is served. */
interface ServedContract {
  /** What of it differs from the one that this package was built with; `undefined` for that one. */
  readonly loaded: { readonly document: unknown; readonly info: SpecInfo } | undefined;
  /** Why the file that was read last is not served. */
  readonly error: string | undefined;
  /** There when the contract is another one than this package was built with. */
  readonly edited: EditedContract | undefined;
}

/** Holds the contract that is served, and changes it. */
export interface ContractHolder {
  readonly edited: EditedContract | undefined;
  document(): Promise<unknown>;
  info(): Promise<SpecInfo>;
  /**
   * Reads a file and serves it from then on. When it cannot be served, the one before stays, and its info says why.
   * @throws SpecError
   */
  load(file: string): Promise<readonly string[]>;
}

/** A holder of the contract that this package was built with. What can be said about that one is made when somebody asks. */
export function createContractHolder(clock: () => number): ContractHolder {
  let current: ServedContract = { loaded: undefined, error: undefined, edited: undefined };
  const startedAt = clock();
  let built: SpecInfo | undefined;
  const builtInfo = async (): Promise<SpecInfo> => {
    built ??= await describe(await compiledDocument(), startedAt, [], undefined);
    return built;
  };

  return {
    get edited() {
      return current.edited;
    },
    document: async () => current.loaded?.document ?? (await compiledDocument()),
    async info() {
      const { loaded, error } = current;
      const info = loaded?.info ?? (await builtInfo());
      return error === undefined ? info : { ...info, error };
    },
    async load(file) {
      try {
        // What edited contracts need is loaded when there is one.
        const [{ loadSpec }, { checkSpec }, { findingText }] = await Promise.all([
          import("./load-spec.ts"),
          import("./check-spec.ts"),
          import("./finding-text.ts"),
        ]);
        const spec = loadSpec(file);
        const { findings } = checkSpec(spec.document);
        const broken = findings.find(({ level }) => level === "error");
        if (broken !== undefined) {
          const { line, column } = spec.placeOf(broken.pointer);
          throw new SpecError(file, line, column, `${broken.pointer} ${broken.message}`);
        }
        const warnings = findings.map((finding) => findingText(finding, spec, file));
        const info = await describe(spec.document, clock(), warnings, file);
        const { hash } = await builtInfo();
        const edited = info.hash === hash ? undefined : await compile(spec.document);
        current = { loaded: { document: spec.document, info }, error: undefined, edited };
        return spec.files;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        // What Prism says about a document has no place.
        const refusal = error instanceof SpecError ? error : new SpecError(file, 1, 1, why);
        current = { ...current, error: refusal.message };
        throw refusal;
      }
    },
  };
}

/** The contract that this package was built with, loaded when somebody asks for it. */
async function compiledDocument(): Promise<unknown> {
  return (await import("@emchat/schema/document")).document;
}

async function compile(document: Readonly<Record<string, unknown>>): Promise<EditedContract> {
  const [{ loadPrismHttp }, { compileEditedContract }] = await Promise.all([
    import("../pipeline/prism-http.ts"),
    import("../pipeline/edited-contract.ts"),
  ]);
  return compileEditedContract(await loadPrismHttp(), document);
}

async function describe(
  document: unknown,
  now: number,
  warnings: readonly string[],
  file: string | undefined,
): Promise<SpecInfo> {
  const { title = "", version = "" } = (document as { info?: { title?: string; version?: string } }).info ?? {};
  return {
    title,
    version,
    hash: await hashOf(document),
    loadedAt: now,
    warnings: [...warnings],
    ...(file === undefined ? undefined : { file }),
  };
}

async function hashOf(document: unknown): Promise<string> {
  const { createHash } = await import("node:crypto");
  return createHash("sha256").update(JSON.stringify(document)).digest("hex").slice(0, 16);
}
