import {
  createEmulator,
  type EmulatorConfig,
  FaultSyntaxError,
  readDuration,
  readFault,
  readInstant,
} from "@emchat/emulator";

/** Says what is wrong, and where. */
export type Refuse = (path: readonly (string | number)[], message: string) => never;

/** Holds the world of a configuration or a scenario to what no schema says. @throws what `refuse` throws */
export function checkWorld(world: EmulatorConfig, refuse: Refuse): void {
  const checked = (path: readonly (string | number)[], read: () => unknown): void => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof FaultSyntaxError || error instanceof RangeError || error instanceof TypeError))
        throw error;
      refuse(path, `/${path.join("/")}: ${error.message}`);
    }
  };
  const { clock, faults = [], replies = [], apps = [], tokens = [] } = world;
  if (clock !== undefined) checked(["clock"], () => readInstant(clock));
  faults.forEach((fault, at) => {
    checked(["faults", at], () => readFault(fault));
  });
  replies.forEach(({ status, headers, body, ...input }, at) => {
    const effect = {
      kind: "reply",
      status,
      ...(headers && { headers }),
      ...(body === undefined ? {} : { body }),
    } as const;
    checked(["replies", at], () => readFault({ ...input, effect }));
  });
  apps.forEach(({ presence = [] }, app) => {
    presence.forEach(({ after }, at) => {
      checked(["apps", app, "presence", at, "after"], () => readDuration(after));
    });
  });
  tokens.forEach(({ expiresAt }, at) => {
    if (expiresAt !== undefined) checked(["tokens", at, "expiresAt"], () => readInstant(expiresAt));
  });
  refuseSameTokens(tokens, refuse);
  try {
    // What no schema says, such as names that differ only in case, the emulator says.
    createEmulator({ config: world });
  } catch (error) {
    refuse([], error instanceof Error ? error.message : "the emulator refuses it");
  }
}

function refuseSameTokens(tokens: NonNullable<EmulatorConfig["tokens"]>, refuse: Refuse): void {
  tokens.forEach(({ label, token }, at) => {
    const say = (message: string): never => refuse(["tokens", at], `/tokens/${at} ${message}`);
    if (label === token) say("has itself as its label; give it another label");
    const earlier = tokens.slice(0, at);
    if (earlier.some((other) => other.label === label)) say(`has a label that is taken: ${label}`);
    if (earlier.some((other) => other.token === token)) say("is a token that stands above already");
  });
}
