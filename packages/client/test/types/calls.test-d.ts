// Checked by three compilers, never run: what compiles here is what users may write, and what is marked must not compile.
import {
  createClient,
  type DeclaredError,
  type DeliveryResult,
  type EmchatAuthenticationError,
  type EmchatNotFoundError,
  type EmchatPromise,
  type EmchatRateLimitedError,
  type EmchatServerError,
  type ErrorOf,
  image,
  isEmchatError,
  type MessageInput,
  type PresenceResult,
  type SafeResult,
  text,
} from "@emchat/client";

type Equal<Left, Right> =
  (<Type>() => Type extends Left ? 1 : 2) extends <Type>() => Type extends Right ? 1 : 2 ? true : false;
declare function isTrue<Claim extends true>(claim?: Claim): void;
declare function never(value: never): void;

const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });

// getUserStatus, happy
const presence = client.users.getStatus("zw123", { timeout: 5000 });
isTrue<Equal<typeof presence, EmchatPromise<PresenceResult, "getUserStatus">>>();
const { username, status } = await presence;
isTrue<Equal<typeof username, string>>();
isTrue<Equal<typeof status, "online" | "offline">>();

// getUserStatus, sad
// @ts-expect-error a username is a string
client.users.getStatus(17);
// @ts-expect-error a typo in the options
client.users.getStatus("zw123", { timeOut: 5000 });
// @ts-expect-error a status call takes no message
client.users.getStatus("zw123", "hello");
// @ts-expect-error presence has two statuses
if (status === "away") throw status;

// sendMessageToUser, happy
const delivery = client.users.sendMessage("zw123", {
  msg: { type: "text", msg: "hi" },
  from: "support",
  ext: { order: 1 },
});
isTrue<Equal<typeof delivery, EmchatPromise<DeliveryResult, "sendMessageToUser">>>();
client.users.sendMessage("zw123", text("hi"));
client.users.sendMessage("zw123", image({ url: "https://a1.easemob.com/x", size: { width: 1, height: 1 } }));
client.users.sendMessage("zw123", { type: "loc", addr: "here", lat: 39.9, lng: 116.3 });

// sendMessageToUser, sad
// @ts-expect-error the commonest mistake
client.users.sendMessage("zw123", { mgs: { type: "txt", msg: "hi" } });
// @ts-expect-error no such type of message
client.users.sendMessage("zw123", { type: "emoji", msg: "hi" });
// @ts-expect-error a text has no url
client.users.sendMessage("zw123", { type: "txt", msg: "hi", url: "https://x" });
// @ts-expect-error `from` is a name
client.users.sendMessage("zw123", { msg: text("hi"), from: 5 });
// @ts-expect-error a message is needed
client.users.sendMessage("zw123");

// sendMessageToGroup, happy
const group = client.groups.sendMessage("1402541206787", "hi");
isTrue<Equal<typeof group, EmchatPromise<DeliveryResult, "sendMessageToGroup">>>();

// sendMessageToGroup, sad
// @ts-expect-error ids are strings: numbers of 16 digits lose some
client.groups.sendMessage(1402541206787, "hi");
// @ts-expect-error groups have no presence
client.groups.getStatus("1402541206787");

// sendMany, happy and sad
for await (const result of client.users.sendMany(new Set(["zw123"]), (name) => `hi ${name}`, { concurrency: 5 })) {
  if (result.ok) isTrue<Equal<typeof result.error, undefined>>();
  else isTrue<Equal<typeof result.error.outcome, "not-sent" | "rejected" | "unknown">>();
}
// @ts-expect-error a string would be taken for its letters
client.users.sendMany("zw123", "hi");
// @ts-expect-error a typo in the options
client.users.sendMany(["zw123"], "hi", { concurency: 5 });

// the raw door, happy and sad
const raw = await client.request("getUserStatus", { path: { username: "zw123" } });
isTrue<Equal<typeof raw.duration, number>>();
client.request("sendMessageToGroup", { path: { group_name: "1" }, body: { msg: text("hi") }, deadline: 5 });
// @ts-expect-error no such operation
client.request("sendMessageToRoom", { path: { room: "1" } });
// @ts-expect-error the wrong path parameter
client.request("getUserStatus", { path: { group_name: "1" } });
// @ts-expect-error a send needs a body
client.request("sendMessageToUser", { path: { username: "zw123" } });

// errors narrow by the contract's own key, per operation
const safe = await client.safe.users.sendMessage("zw123", "hi");
isTrue<Equal<typeof safe, SafeResult<DeliveryResult, "sendMessageToUser">>>();
if (safe.ok) isTrue<Equal<typeof safe.value, DeliveryResult>>();
else {
  const { error } = safe;
  isTrue<Equal<typeof error, ErrorOf<"sendMessageToUser">>>();
  switch (error.key) {
    case 401: {
      const known: EmchatAuthenticationError = error;
      isTrue<Equal<typeof error.status, 401>>();
      const description: string | undefined = error.body?.error_description;
      void [known, description];
      break;
    }
    case 404: {
      const known: EmchatNotFoundError = error;
      void known;
      break;
    }
    case 429: {
      const known: EmchatRateLimitedError = error;
      isTrue<Equal<typeof error.kind, "rateLimited">>();
      void known;
      break;
    }
    case 500:
    case 503: {
      const known: EmchatServerError = error;
      void known;
      break;
    }
    case 400:
    case 403:
    case 413:
    case 415:
      isTrue<Equal<typeof error.operation, "sendMessageToUser">>();
      break;
    case 200:
      if (error.kind === "target") void error.results[0]?.target;
      break;
    case undefined:
      break;
    default:
      never(error);
  }
}

const seen = await client.safe.users.getStatus("zw123");
if (!seen.ok) {
  // @ts-expect-error a status call has no body that could be too large
  if (seen.error.key === 413) throw seen.error;
  // @ts-expect-error an error has no value
  seen.value.status;
}

try {
  await presence;
} catch (error) {
  if (isEmchatError(error, "rateLimited")) isTrue<Equal<typeof error.retryAfterMs, number | undefined>>();
  if (isEmchatError(error) && error.operation === "getUserStatus" && error.key === 404) {
    const known: DeclaredError<"getUserStatus", 404> = error;
    void known;
  }
  // @ts-expect-error no such kind
  isEmchatError(error, "teapot");
}

const whole = await client.groups.sendMessage("1", "hi").withResponse();
isTrue<Equal<typeof whole.operation, "sendMessageToGroup">>();
isTrue<Equal<typeof whole.value, DeliveryResult>>();

// options, happy and sad
client.withOptions({ rate: { sendMessageToGroup: { requests: 5, perMs: 1000 }, getUserStatus: false }, retry: false });
// @ts-expect-error a typo in the options
createClient({ org: "a", app: "b", token: "c", timeOut: 5 });
createClient();
createClient({ appKey: "a#b", baseUrl: undefined, retry: { attempts: undefined } });
// @ts-expect-error `from` stands beside a message
client.users.sendMessage("zw123", { type: "txt", msg: "hi", from: "support" });
// @ts-expect-error so does `ext`
client.users.sendMessage("zw123", { type: "txt", msg: "hi", ext: { order: 1 } });
client.users.sendMessage("zw123", "hi", { from: "support", ext: { order: 1 }, headers: { "x-a": "1" }, retry: false });
client.withOptions({ headers: { "x-a": 1, "x-b": ["a", "b"], "x-c": true } });
interface Order {
  readonly order: number;
}
const order: Order = { order: 1 };
client.users.sendMessage("zw123", { msg: text("hi"), ext: order });
// @ts-expect-error a status call has no sender
client.users.getStatus("zw123", { from: "support" });
// @ts-expect-error no such operation to pace
client.withOptions({ rate: { sendMessageToRoom: { requests: 5, perMs: 1000 } } });

const messages: readonly MessageInput[] = ["hi", text("hi"), { msg: text("hi") }];
void messages;
