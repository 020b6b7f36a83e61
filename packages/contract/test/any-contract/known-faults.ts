import type { Node, Wrong } from "../servers/any-server.ts";

const good = (operation: string, change: (body: Node) => void): Wrong => ({
  spoil: (answer, seen) => {
    if (seen.operation === operation && answer.status < 300) change(answer.body);
  },
});

const status = (from: number, to: number): Wrong => ({
  spoil: (answer) => {
    if (answer.status === from) answer.status = to;
  },
});

const takes = (operation: string, when: (body: Node) => boolean): Wrong => ({
  takes: (body, id) => id === operation && when(body),
});

/** Ten faults of each API: its name, what its server does wrong, and how. */
export const FAULTS: readonly (readonly [string, string, Wrong])[] = [
  ["pet-store", "nobody's key is looked at", { skips: ["security"] }],
  ["pet-store", "statuses are not checked", { skips: ["status"] }],
  ["pet-store", "limits are not checked", { skips: ["limit"] }],
  ["pet-store", "a search needs no text", { skips: ["q"] }],
  ["pet-store", "the trace is not checked", { skips: ["X-Trace"] }],
  [
    "pet-store",
    "a pet needs no status",
    takes("addPet", (body) => typeof body?.name === "string" && body.status === undefined),
  ],
  [
    "pet-store",
    "an empty change is taken",
    takes("changePet", (body) => body && typeof body === "object" && Object.keys(body).length === 0),
  ],
  ["pet-store", "pets have no name in replies", good("getPet", (body) => delete body.name)],
  ["pet-store", "what was made is answered 200", status(201, 200)],
  [
    "pet-store",
    "photos may be there twice",
    takes("addPet", (body) => Array.isArray(body?.photos) && new Set(body.photos).size < body.photos.length),
  ],
  ["repository-host", "issues are made by anybody", { skips: ["security"] }],
  ["repository-host", "states are not checked", { skips: ["state"] }],
  ["repository-host", "labels are not checked", { skips: ["labels"] }],
  ["repository-host", "dates are not checked", { skips: ["since"] }],
  ["repository-host", "pages may be of any size", { skips: ["per_page"] }],
  ["repository-host", "a title may be empty", takes("createIssue", (body) => body?.title === "")],
  [
    "repository-host",
    "colours are not checked",
    takes("createIssue", (body) => typeof body?.labels?.[0]?.color === "string"),
  ],
  ["repository-host", "a milestone of null is refused", { refuses: (body) => body?.milestone === null }],
  [
    "repository-host",
    "full_name is null",
    good("getRepository", (body) => {
      body.full_name = null;
    }),
  ],
  ["repository-host", "a method that is not there is taken", { skips: ["method"] }],
  ["payments", "nobody's secret is looked at", { skips: ["security"] }],
  ["payments", "created is not checked", { skips: ["created"] }],
  ["payments", "limits are not checked", { skips: ["limit"] }],
  [
    "payments",
    "amounts are not checked",
    takes("createCharge", (body) => typeof body?.amount === "number" && body.amount < 50),
  ],
  [
    "payments",
    "currencies are not checked",
    takes("createCharge", (body) => typeof body?.currency === "string" && typeof body.amount === "number"),
  ],
  [
    "payments",
    "a charge needs no amount",
    takes("createCharge", (body) => body?.amount === undefined && body?.currency !== undefined),
  ],
  ["payments", "unknown fields are taken", { skips: ["body"] }],
  ["payments", "names of charges are not checked", { skips: ["charge"] }],
  [
    "payments",
    "amounts are texts in replies",
    good("getCharge", (body) => {
      body.amount = "100";
    }),
  ],
  [
    "payments",
    "what is idempotent is refused",
    {
      spoil: (answer, seen) => {
        if (seen.values?.["Idempotency-Key"] !== undefined && answer.status === 200) answer.status = 500;
      },
    },
  ],
  ["music", "nobody's token is looked at", { skips: ["security"] }],
  ["music", "ids are not checked", { skips: ["ids"] }],
  ["music", "markets are not checked", { skips: ["market"] }],
  ["music", "a volume may be anything", { skips: ["percent"] }],
  ["music", "devices are not checked", { skips: ["device"] }],
  [
    "music",
    "a cover needs no title",
    takes("setCover", (body) => body?.cover !== undefined && body.title === undefined),
  ],
  ["music", "a title may be long", takes("setCover", (body) => body?.cover !== undefined && body?.title?.length > 12)],
  ["music", "tracks have no length", good("getTracks", (body) => delete body.tracks[0].duration_ms)],
  ["music", "a volume that was set is answered 200", status(204, 200)],
  [
    "music",
    "it is neither up nor down",
    {
      spoil: (answer, seen) => {
        if (seen.operation === "status" && answer.status === 200) answer.body = "sideways";
      },
    },
  ],
  ["tasks", "nobody's keys are looked at", { skips: ["security"] }],
  ["tasks", "orders are not checked", { skips: ["sort"] }],
  ["tasks", "filters are not checked", { skips: ["filter"] }],
  ["tasks", "lists are not checked", { skips: ["list"] }],
  ["tasks", "numbers of tasks are not checked", { skips: ["task"] }],
  ["tasks", "a note needs no text", takes("addTask", (body) => body?.kind === "note" && body.text === undefined)],
  [
    "tasks",
    "colours are not checked",
    takes("addTask", (body) => body?.kind === "note" && Array.isArray(body.colours) && typeof body.text === "string"),
  ],
  [
    "tasks",
    "a repeat needs no guests",
    takes(
      "addTask",
      (body) =>
        body?.kind === "event" && body.guests === undefined && typeof body.at === "string" && body.repeat % 5 === 0,
    ),
  ],
  [
    "tasks",
    "any repeat will do",
    takes(
      "putTask",
      (body) => body?.kind === "event" && typeof body.repeat === "number" && typeof body.at === "string",
    ),
  ],
  ["tasks", "there are no items", good("listTasks", (body) => delete body.items)],
];
