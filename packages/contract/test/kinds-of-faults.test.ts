import { expect, test } from "vitest";
import { loadSpec, type RunOptions, runContract, STRICT_PROFILE } from "../src/index.ts";
import { TOKEN } from "./run-cli.ts";
import { type ServerOptions, startRightServer } from "./servers/right-server.ts";

type Spoil = NonNullable<ServerOptions["spoil"]>;
type Body = Record<string, unknown> & { data?: Record<string, unknown>[] };

const spec = await loadSpec();
const body = (draft: { body: unknown }): Body => draft.body as Body;

async function found(spoil: Spoil, options: Partial<RunOptions>): Promise<string[]> {
  const server = await startRightServer({ spoil });
  const result = await runContract({ url: server.url, spec, token: TOKEN, cases: 0, ...options });
  await server.close();
  return [...new Set(result.failures.map(({ first }) => first.check))];
}

/** A kind of fault, the cases that show it, the check that names it, and the fault itself. */
const FAULTS: readonly (readonly [string, string, string, () => Spoil])[] = [
  [
    "a success of another status",
    "getUserStatus/auth/scheme-*",
    "status",
    () => (draft) => {
      if (draft.status === 200) draft.status = 202;
    },
  ],
  [
    "errors announced as text",
    "getUserStatus/auth/*",
    "media-type",
    () => (draft) => {
      if (draft.status === 401) draft.headers["Content-Type"] = "text/plain";
    },
  ],
  [
    "another charset",
    "getUserStatus/auth/*",
    "media-type",
    () => (draft) => {
      draft.headers["Content-Type"] = "application/json; charset=gbk";
    },
  ],
  [
    "no WWW-Authenticate",
    "getUserStatus/auth/*",
    "headers",
    () => (draft) => {
      delete draft.headers["WWW-Authenticate"];
    },
  ],
  [
    "a WWW-Authenticate for another scheme",
    "getUserStatus/auth/*",
    "challenge",
    () => (draft) => {
      if (draft.status === 401) draft.headers["WWW-Authenticate"] = 'Basic realm="a"';
    },
  ],
  [
    "an Allow that lists too much",
    "getUserStatus/method/*",
    "allow",
    () => (draft) => {
      if (draft.status === 405) draft.headers["Allow"] = "GET, DELETE";
    },
  ],
  [
    "a 405 in HTML",
    "getUserStatus/method/*",
    "envelope",
    () => (draft) => {
      if (draft.status === 405) draft.body = "<h1>no</h1>";
    },
  ],
  [
    "a key of the envelope left out",
    "getUserStatus/auth/*",
    "schema",
    () => (draft) => {
      delete body(draft)["duration"];
    },
  ],
  [
    "a time in seconds",
    "getUserStatus/auth/*",
    "relation:timestamp-is-now",
    () => (draft) => {
      body(draft)["timestamp"] = Math.floor(Date.now() / 1000);
    },
  ],
  [
    "a clock that stands still",
    "getUserStatus/sequence/clock",
    "clock",
    () => {
      const then = Date.now();
      return (draft) => {
        body(draft)["timestamp"] = then;
      };
    },
  ],
  [
    "a duration of minutes",
    "getUserStatus/auth/scheme-*",
    "duration",
    () => (draft) => {
      body(draft)["duration"] = 60_000;
    },
  ],
  [
    "the name that was asked for not echoed",
    "getUserStatus/path/username/*",
    "relation:target-is-echoed",
    () => (draft) => {
      const [first] = body(draft).data ?? [];
      if (first !== undefined) first["target_name"] = "zw123";
    },
  ],
  [
    "two results for one target",
    "sendMessageToUser/body/examples/*",
    "relation:one-result-per-target",
    () => (draft) => {
      const { data } = body(draft);
      data?.push({ ...data[0] });
    },
  ],
  [
    "a failed target in a success",
    "sendMessageToUser/body/examples/*",
    "exemplary",
    () => (draft) => {
      const { data } = body(draft);
      if (data !== undefined) data[0] = { result_code: 404 };
    },
  ],
  [
    "the wrong error for broken JSON",
    "sendMessageToUser/body/(root)/syntax/*",
    "error-identifier",
    () => (draft) => {
      if (body(draft)["error"] === "json_parse") body(draft)["error"] = "illegal_argument";
    },
  ],
  [
    "a stack trace",
    "getUserStatus/auth/*",
    "leak",
    () => (draft) => {
      if (draft.status === 401) body(draft)["exception"] = "Error: no\n    at check (/srv/app/auth.js:10:5)";
    },
  ],
  [
    "a key twice",
    "getUserStatus/auth/scheme-*",
    "json",
    () => (draft) => {
      draft.body = JSON.stringify(draft.body).replace("{", '{"timestamp":1,');
    },
  ],
  [
    "a byte order mark",
    "getUserStatus/auth/scheme-*",
    "json",
    () => (draft) => {
      draft.body = `\uFEFF${JSON.stringify(draft.body)}`;
    },
  ],
  [
    "names whose case counts",
    "getUserStatus/sequence/case-of-username",
    "ignore-case",
    () =>
      (draft, { values }) => {
        if (draft.status === 200 && /[A-Z]/.test(values["username"] ?? ""))
          Object.assign(draft, {
            status: 404,
            body: { error: "entity_not_found", timestamp: Date.now(), duration: 0 },
          });
      },
  ],
  [
    "a second call answered otherwise",
    "getUserStatus/sequence/repeat",
    "repeat",
    () => {
      const seen = new Set<string>();
      return (draft, { request }) => {
        if (seen.has(request.url ?? "")) body(draft)["application"] = "00000000-0000-0000-0000-000000000000";
        seen.add(request.url ?? "");
      };
    },
  ],
  [
    "replies of the call before",
    "getUserStatus/sequence/alternate-username",
    "relation:target-is-echoed",
    () => {
      let before: string | undefined;
      return (draft, { values }) => {
        const [first] = body(draft).data ?? [];
        if (first !== undefined && before !== undefined) first["target_name"] = before;
        before = values["username"];
      };
    },
  ],
  [
    "a user unknown to one operation only",
    "*/sequence/unknown-username-everywhere",
    "isolation",
    () =>
      (draft, { operation, values }) => {
        if (operation === "getUserStatus" && values["username"]?.startsWith("zzq"))
          Object.assign(draft, {
            status: 404,
            body: { error: "entity_not_found", timestamp: Date.now(), duration: 0 },
          });
      },
  ],
  [
    "one method too many",
    "sendMessageToUser/method/*",
    "status",
    () =>
      (draft, { request }) => {
        if (request.method === "PUT") draft.status = 200;
      },
  ],
  [
    "a failure over one kind of message",
    "sendMessageToGroup/body/examples/*",
    "no-server-error",
    () =>
      (draft, { text }) => {
        if (text.includes('"video"')) draft.status = 500;
      },
  ],
  [
    "a rule forgotten where two optional parts meet",
    "sendMessageToUser/body/(root)/combination/*",
    "status",
    () =>
      (draft, { text }) => {
        if (draft.status === 400 && text.includes('"thumb"') && text.includes('"ext"')) draft.status = 200;
      },
  ],
  [
    "no HEAD",
    "getUserStatus/method/HEAD",
    "status",
    () =>
      (draft, { request }) => {
        if (request.method === "HEAD") draft.status = 404;
      },
  ],
  [
    "HTML for browsers",
    "getUserStatus/header/accept-browser/*",
    "media-type",
    () =>
      (draft, { request }) => {
        if (request.headers.accept?.startsWith("text/html") && draft.status === 404)
          draft.headers["Content-Type"] = "text/html";
      },
  ],
  [
    "a reply in UTF-16",
    "getUserStatus/auth/scheme-*",
    "json",
    () => (draft) => {
      draft.body = `\uFEFF${[...JSON.stringify(draft.body)].join("\u0000")}`;
    },
  ],
];

test.each(FAULTS)("%s is noticed by %s as %s", async (_, only, check, spoil) => {
  expect(await found(spoil(), { only: [only] })).toContain(check);
});

test("the same cases find nothing on a right server", async () => {
  expect(await found(() => undefined, { only: FAULTS.map(([, only]) => only) })).toEqual([]);
});

test("a fault that only random bodies meet is found by the random phase and made small", async () => {
  const spoil: Spoil = (draft, { text }) => {
    if (draft.status === 200 && /"lat":-\d/.test(text)) draft.status = 500;
  };
  const server = await startRightServer({ spoil });
  const options = {
    url: server.url,
    spec,
    token: TOKEN,
    cases: 0,
    only: ["getUserStatus/auth/none"],
    randomMs: 60_000,
  };
  const result = await runContract(options);
  await server.close();
  const [group] = result.failures;
  expect(group?.first.check).toBe("no-server-error");
  expect(group?.first.id).toMatch(/^sendMessageTo\w+\/random\/s1-path-/);
  expect(group?.first.case.json).toMatchObject({ msg: { type: "loc" } });
});

test("a server that limits nobody, by its profile, may not answer 429", async () => {
  const spoil: Spoil = (draft) => {
    Object.assign(draft, {
      status: 429,
      headers: { "Retry-After": "1" },
      body: { error: "reach_limit", timestamp: Date.now(), duration: 0 },
    });
  };
  const profile = { ...STRICT_PROFILE, limitsRate: false };
  expect(await found(spoil, { only: ["getUserStatus/auth/scheme-*"], profile })).toEqual(["status"]);
});
