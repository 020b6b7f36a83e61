import { fileURLToPath } from "node:url";
import { runTool, stable, type Tool } from "./tool.ts";

const flows = fileURLToPath(new URL("./flows.arazzo.yaml", import.meta.url));

/** Redocly's runner of Arazzo descriptions. */
export const respect: Tool = {
  name: "redocly respect 2.77.0",
  setUp: "6 steps written by hand, with 8 criteria",
  judge: async ({ server, folder }) => {
    const args = ["respect", flows, "--server", `emchat=${server.url}`, "--input", `token=${server.token}`];
    const { code, output } = await runTool("redocly", [...args, "--max-fetch-timeout", "10000"], folder);
    const failed = output.split("\n").filter((line) => line.trim().startsWith("✗"));
    return code === 0 ? [] : [`exit ${code}`, ...failed.map(stable)];
  },
};
