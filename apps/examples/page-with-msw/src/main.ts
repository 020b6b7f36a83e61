import { startMocks } from "./mocks.ts";

const [org, app] = ["easemob-demo", "chatdemoui"];
const emulator = await startMocks();

async function show(): Promise<void> {
  const reply = await fetch(`https://a1.easemob.com/${org}/${app}/users/alice/status`, {
    headers: { authorization: "Bearer any" },
  });
  const { data } = (await reply.json()) as { data: { result_content: { result: string } }[] };
  const output = document.querySelector("#status");
  if (output !== null) output.textContent = data[0]?.result_content.result ?? "unknown";
}

document.querySelector("#arrive")?.addEventListener("click", () => {
  emulator.users.put(org, app, "alice", { status: "online" });
  void show();
});
await show();
