import { writeFile } from "node:fs/promises";
import { ContractSetupError } from "../errors.ts";
import { replayHar } from "../har/replay.ts";
import { palette } from "../report/palette.ts";
import { oneLine } from "../report/printable.ts";
import { parseReportTarget } from "../report/write-reports.ts";
import { loadSpec, placeOf } from "../spec/spec.ts";
import { HELP } from "./help.ts";
import { EXIT, type Io } from "./io.ts";
import { parseFlags } from "./options.ts";

const FLAGS = {
  spec: { type: "string" },
  base: { type: "string" },
  report: { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
} as const;

/** How many findings are printed; the report has them all. */
const MAX_PRINTED = 50;

/** `emchat-contract replay`: judges recorded traffic. */
export async function replayCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values: flags, positionals } = parseFlags(argv, FLAGS, true);
  if (flags.help === true) {
    io.stdout(HELP["replay"] ?? "");
    return EXIT.kept;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new ContractSetupError("give one recording: emchat-contract replay FILE.har");
  const reports = (flags.report ?? []).map(parseReportTarget);
  const other = reports.find(({ kind }) => kind !== "json");
  if (other !== undefined) throw new ContractSetupError(`--report ${other.kind}: replay writes json=FILE only`);
  const spec = await loadSpec(flags.spec);
  const result = await replayHar(file, spec, flags.base ?? "");
  const colour = palette(io.colours);
  const bad = result.exchanges.filter((exchange) => exchange.findings.length > 0);
  for (const exchange of bad.slice(0, MAX_PRINTED)) {
    for (const finding of exchange.findings) {
      io.stdout(
        `${colour.bad("✗")} #${exchange.index} ${exchange.operation}: ${finding.check}  ${oneLine(exchange.request)} -> ${exchange.status}\n` +
          `    ${oneLine(`${finding.why}; expected ${finding.expected}, got ${finding.got}`)}\n    ${placeOf(spec, finding.rule)}\n`,
      );
    }
  }
  for (const { file: target } of reports) {
    const text = `${JSON.stringify(result, null, 2)}\n`;
    if (target === "-") io.stdout(text);
    else await writeFile(target, text);
  }
  if (result.judged === 0) {
    throw new ContractSetupError(
      `nothing was judged: none of the ${result.skipped} exchanges is of an operation of ${spec.document.source}; is --base right?`,
    );
  }
  io.stdout(
    `${bad.length === 0 ? colour.good("The contract is kept.") : colour.bad(`${bad.length} exchanges break the contract.`)} ${result.judged} judged, ${result.skipped} of no declared operation, ${result.unfinished} without a reply.\n`,
  );
  return bad.length === 0 ? EXIT.kept : EXIT.broken;
}
