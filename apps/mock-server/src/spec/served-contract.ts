import type { SpecInfo } from "@emchat/control";
import { type Era, eras } from "@emchat/schema";
import type { EditedContract } from "../pipeline/edited-contract.ts";
import { erasOf, inEra } from "./in-era.ts";
import { SpecError } from "./spec-error.ts";

type Json = Readonly<Record<string, unknown>>;

/** The contract that is served. */
interface ServedContract {
  /** What of it differs from the one that this package was built with; `undefined` for that one. */
  readonly loaded: { readonly document: Json; readonly info: SpecInfo } | undefined;
  /** Why the file that was read last is not served. */
  readonly error: string | undefined;
  /** There when the contract is another one than this package was built with, or judges by another era. */
  readonly edited: EditedContract | undefined;
}

/** Holds the contract that is served, and changes it. */
export interface ContractHolder {
  readonly edited: EditedContract | undefined;
  document(): Promise<unknown>;
  info(): Promise<SpecInfo>;
  /** Whether it says what replies are in an era. */
  tellsOf(era: Era): boolean;
  /** Gets ready to judge by the contract that this package was built with. */
  prepare(): Promise<void>;
  /**
   * Reads a file and serves it from then on. When it cannot be served, the one before stays, and its info says why.
   * @throws SpecError
   */
  load(file: string): Promise<readonly string[]>;
}

/** What a holder depends on. */
export interface ContractHolderParts {
  readonly clock: () => number;
  /** The era that was asked for, which a contract must tell of. */
  readonly era: Era | undefined;
  /** Whether replies from elsewhere are judged: then by the contract as it is in that era. */
  readonly judges: boolean;
}

/** A holder of the contract that this package was built with. What can be said about that one is made when somebody asks. */
export function createContractHolder({ clock, era, judges }: ContractHolderParts): ContractHolder {
  const other = era === eras[0] ? undefined : era;
  /** Compiles what the compiled validators do not know. */
  const compiled = async (document: Json, isBuilt: boolean): Promise<EditedContract | undefined> => {
    if (other === undefined || !judges) return isBuilt ? undefined : compile(document);
    return compile(inEra(document, other));
  };
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
    tellsOf: (one) => current.loaded === undefined || erasOf(current.loaded.document).includes(one),
    async prepare() {
      if (other !== undefined && judges)
        current = { ...current, edited: await compiled(await compiledDocument(), true) };
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
        if (other !== undefined && !erasOf(spec.document).includes(other)) {
          const { line, column } = spec.placeOf("/x-eras");
          const why = `its x-eras do not tell of the era ${other}, which was asked for: add it, or leave --era out`;
          throw new SpecError(file, line, column, why);
        }
        const { hash } = await builtInfo();
        const edited = await compiled(spec.document, info.hash === hash);
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
async function compiledDocument(): Promise<Json> {
  return (await import("@emchat/schema/document")).document;
}

async function compile(document: Json): Promise<EditedContract> {
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
