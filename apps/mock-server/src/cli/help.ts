import { FAULT_FORMS } from "@emchat/emulator";
import { COMMANDS, OPTIONS } from "./options.ts";
import { twinOf } from "./read-values.ts";

/** The help: what the server is, what to type first, and every option with its twin. */
export function helpText(): string {
  const lefts = OPTIONS.map(
    ({ name, short, value }) =>
      `  ${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`,
  );
  const width = Math.max(...lefts.map(({ length }) => length));
  const rows = OPTIONS.map(({ summary, commands }, at) => {
    const only = commands.length >= 3 ? "" : ` [${commands.join(", ")}]`;
    return `${lefts[at]?.padEnd(width)}  ${summary}${only}`;
  });
  const twins = OPTIONS.filter(({ name }) => name !== "help" && name !== "version").map(({ name }) => twinOf(name));
  return `emchat-mock: a mock of the Easemob (emchat) chat service that you can run, watch, break and trust

Usage
  emchat-mock [options]                    start, and serve until Ctrl-C
  emchat-mock exec [options] -- COMMAND    start on a free port, run COMMAND with EMCHAT_BASE_URL set, stop, return its exit code
  emchat-mock check [SPEC]                 does every schema compile, every example validate; exit code 1 when not
  emchat-mock proxy --upstream URL         forward calls to a real service, check both ways, show them in the inspector
  emchat-mock export --as FORMAT > FILE    a session of a running server as a test, a HAR, a scenario or its state
  emchat-mock import FILE                  the state of such a file into a session of a running server
  emchat-mock ready                        is a server ready on this host and port; exit code 0 or 1

Options
${rows.join("\n")}

Every option has a twin in the environment; the command line wins:
  ${chunk(twins, 4)
    .map((line) => line.join(" "))
    .join("\n  ")}
  (EMCHAT_MOCK_FAULT and EMCHAT_MOCK_SCENARIO take several, separated by semicolons.)

Try
  emchat-mock
  curl -H 'Authorization: Bearer any' http://127.0.0.1:4010/easemob-demo/chatdemoui/users/zw123/status
  open http://127.0.0.1:4010/__mock/        every message and request, live
  curl -X PUT http://127.0.0.1:4010/__mock/api/v1/apps/easemob-demo/chatdemoui/users/zw123 -d '{"status":"online"}'
  emchat-mock --fault "503 times=2" --fault "latency:200-400 op=getUserStatus"
  emchat-mock exec --min-coverage 60 -- npm test
  emchat-mock --scenario quiet.yaml --scenario busy.yaml

One call can ask for its reply: Prefer: code=404 | example=online | dynamic=true | delay=200 | fault=reset
Faults: ${FAULT_FORMS}
  each with times=2, percent=10, op=, org=, app=, target=, token=LABEL, retry-after=1

Exit codes: 0 stopped as asked, 1 a check failed, 2 the command line is wrong or the server cannot start.
Commands: ${COMMANDS.join(", ")}
`;
}

function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
