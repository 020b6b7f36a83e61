/** Settings of the caller that would change what npm, Node or our own programs do. */
const FOREIGN =
  /^(npm_|pnpm_|NODE_OPTIONS$|NODE_PATH$|NODE_ENV$|EMCHAT_|TURBO_|VITEST|INIT_CWD$|FORCE_COLOR$|COREPACK_)/i;

/**
 * The environment of a stranger's machine: what this process was given, without the settings that a package manager, a test
 * runner or this repository put there.
 *
 * @param extra variables to set on top
 */
export function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: "1", NO_UPDATE_NOTIFIER: "1", ...extra };
}
