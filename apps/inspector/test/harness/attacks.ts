/**
 * What a page of another site can try on a mock server, as it runs in the browser. Every attack returns what it has learned; an
 * attack that learns nothing returns the same for what is there and what is not.
 */
export interface Learned {
  /** What could be read, as text; a refusal is empty. */
  readonly read: readonly string[];
  /** For each way of asking: what was seen when the guess was right, and when it was wrong. */
  readonly oracles: Readonly<Record<string, readonly [right: string, wrong: string]>>;
}

/** Runs every attack on the control API below `api`. `right` is in a message that was sent, `wrong` is in none. Runs in the page. */
export async function attack({ api, right, wrong }: { api: string; right: string; wrong: string }): Promise<Learned> {
  /** Milliseconds after which nothing more is expected, on a busy machine either. */
  const PATIENCE = 20_000;
  const within = <T>(promise: Promise<T>, late: T): Promise<T> =>
    Promise.race([promise, new Promise<T>((resolve) => setTimeout(() => resolve(late), PATIENCE))]);
  const wait = (text: string): string => `${api}/wait?timeout=60000&query=${encodeURIComponent(`"${text}"`)}`;
  const found = (text: string): string => `${api}/messages/latest?query=${encodeURIComponent(`"${text}"`)}`;

  const readText = (path: string): Promise<string> =>
    fetch(api + path).then(
      async (reply) => (reply.ok ? await reply.text() : ""),
      () => "",
    );
  const stream = (): Promise<string> => {
    const source = new EventSource(`${api}/events`);
    const heard = new Promise<string>((resolve) => {
      source.addEventListener("hello", (event) => resolve(String((event as MessageEvent).data)));
      source.addEventListener("error", () => resolve(""));
    });
    return within(heard, "").finally(() => source.close());
  };
  const socket = (): Promise<string> => {
    const opened = new WebSocket(`${api.replace("http", "ws")}/events`);
    const said = new Promise<string>((resolve) => {
      opened.addEventListener("open", () => resolve("open"));
      opened.addEventListener("error", () => resolve(""));
    });
    return within(said, "");
  };

  const timed = (url: string): Promise<string> =>
    within(
      fetch(url, { mode: "no-cors" }).then(
        ({ type }) => `answered ${type}`,
        () => "failed",
      ),
      "no answer",
    );
  const element = (tag: "img" | "script" | "link" | "iframe" | "object" | "video", url: string): Promise<string> => {
    const made = document.createElement(tag);
    const seen = new Promise<string>((resolve) => {
      made.addEventListener("load", () => resolve("load"));
      made.addEventListener("error", () => resolve("error"));
    });
    if (made instanceof HTMLLinkElement) Object.assign(made, { rel: "stylesheet", href: url });
    else if (made instanceof HTMLObjectElement) made.data = url;
    else made.src = url;
    document.body.append(made);
    return within(seen, "nothing");
  };
  const frame = async (url: string): Promise<string> => {
    const outcome = await element("iframe", url);
    const { contentWindow, contentDocument } = document.body.lastElementChild as HTMLIFrameElement;
    return `${outcome} ${contentWindow?.length} ${contentDocument?.body.textContent ?? ""}`;
  };
  const opened = async (url: string): Promise<string> => {
    const target = window.open(url);
    const seen = (): string => {
      try {
        return target?.document.body.textContent ?? "";
      } catch {
        return "out of reach";
      }
    };
    // Until an answer is there, a window shows an empty page of its opener's.
    const opening = performance.now();
    while (seen() === "" && performance.now() - opening < PATIENCE)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const state = `${target?.closed} ${target?.length} ${seen()}`;
    target?.close();
    return state;
  };

  const oracles: Record<string, [string, string]> = {};
  const compare = async (name: string, ask: (url: string) => Promise<string>, url: (text: string) => string) => {
    oracles[name] = [await ask(url(right)), await ask(url(wrong))];
  };
  await compare("time of a wait", timed, wait);
  await compare("time of a search", timed, found);
  for (const tag of ["img", "script", "link", "object", "video"] as const) {
    await compare(`${tag} of a wait`, (url) => element(tag, url), wait);
    await compare(`${tag} of a search`, (url) => element(tag, url), found);
  }
  await compare("frame of a wait", frame, wait);
  await compare("frame of a search", frame, found);
  await compare("window on a wait", opened, wait);
  await compare("window on a search", opened, found);
  const read = await Promise.all([readText("/messages"), readText("/requests"), readText("/info"), stream(), socket()]);
  return { read, oracles };
}

/** Tries to change the mock in every way that needs no permission, and in those that ask for it. Runs in the page. */
export async function vandalise({ api }: { api: string }): Promise<void> {
  const sink = document.createElement("iframe");
  sink.name = "sink";
  document.body.append(sink);
  const post = (path: string, text: string): Promise<void> => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: api + path, target: "sink", enctype: "text/plain" });
    const field = document.createElement("input");
    // `{"…":1,"x":"=…"}` is what a form makes of it.
    Object.assign(field, { name: `${text.slice(0, -1)},"x":"`, value: '"}' });
    form.append(field);
    document.body.append(form);
    const answered = new Promise<void>((resolve) => sink.addEventListener("load", () => resolve(), { once: true }));
    form.submit();
    // What is answered without a page is never shown.
    return Promise.race([answered, new Promise<void>((resolve) => setTimeout(resolve, 2_000))]);
  };
  await post("/reset", "{}");
  await post("/faults", '{"effect":{"kind":"reset"}}');
  const calls: [string, string, RequestMode][] = [
    ["POST", "/reset", "no-cors"],
    ["POST", "/faults", "no-cors"],
    ["POST", "/reset", "cors"],
    ["DELETE", "/messages", "cors"],
    ["PUT", "/apps/o/a/users/mallory", "cors"],
    ["DELETE", "/sessions/my-test", "cors"],
  ];
  for (const [method, path, mode] of calls) {
    const body = method === "DELETE" ? undefined : '{"effect":{"kind":"reset"},"status":"online"}';
    await fetch(api + path, { method, mode, ...(body === undefined ? {} : { body }) }).catch(() => {});
  }
  navigator.sendBeacon(`${api}/reset`, "{}");
  await Promise.all(
    Array.from({ length: 64 }, (_, at) => {
      const image = new Image();
      image.src = `${api}/info?session=evil${at}`;
      return new Promise<void>((resolve) => {
        image.onload = () => resolve();
        image.onerror = () => resolve();
      });
    }),
  );
}
