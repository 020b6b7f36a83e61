import { createHash } from "node:crypto";
import type { SpecInfo } from "@emchat/control";
import { document as compiledDocument } from "@emchat/schema/document";
import type { EditedContract } from "../pipeline/edited-contract.ts";
import { SpecError } from "./spec-error.ts";

/** The contract that is served. */
export interface ServedContract {
  readonly document: unknown;
  readonly info: SpecInfo;
  /** There when the contract is another one than this package was built with. */
  readonly edited: EditedContract | undefined;
}

/** Holds the contract that is served, and changes it. */
export interface ContractHolder {
  readonly current: ServedContract;
  /**
   * Reads a file and serves it from then on. When it cannot be served, the one before stays, and its info says why.
   * @throws SpecError
   */
  load(file: string): Promise<readonly string[]>;
}

/** A holder of the contract that this package was built with. */
export function createContractHolder(clock: () => number): ContractHolder {
  const compiledHash = hashOf(compiledDocument);
  let current: ServedContract = {
    document: compiledDocument,
    info: describe(compiledDocument, clock(), [], undefined),
    edited: undefined,
  };

  return {
    get current() {
      return current;
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
        const info = describe(spec.document, clock(), warnings, file);
        current = {
          document: spec.document,
          info,
          edited: info.hash === compiledHash ? undefined : await compile(spec.document),
        };
        return spec.files;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        // What Prism says about a document has no place.
        const refusal = error instanceof SpecError ? error : new SpecError(file, 1, 1, why);
        current = { ...current, info: { ...current.info, error: refusal.message } };
        throw refusal;
      }
    },
  };
}

async function compile(document: Readonly<Record<string, unknown>>): Promise<EditedContract> {
  const [{ loadPrismHttp }, { compileEditedContract }] = await Promise.all([
    import("../pipeline/prism-http.ts"),
    import("../pipeline/edited-contract.ts"),
  ]);
  return compileEditedContract(await loadPrismHttp(), document);
}

function describe(document: unknown, now: number, warnings: readonly string[], file: string | undefined): SpecInfo {
  const { title = "", version = "" } = (document as { info?: { title?: string; version?: string } }).info ?? {};
  return {
    title,
    version,
    hash: hashOf(document),
    loadedAt: now,
    warnings: [...warnings],
    ...(file === undefined ? undefined : { file }),
  };
}

function hashOf(document: unknown): string {
  return createHash("sha256").update(JSON.stringify(document)).digest("hex").slice(0, 16);
}
