import { mustRun } from "../process/run-command.ts";

/** The address of the registry that this machine installs from. */
export async function upstreamRegistry(): Promise<string> {
  const { stdout } = await mustRun("npm", ["config", "get", "registry"]);
  return stdout.trim();
}
