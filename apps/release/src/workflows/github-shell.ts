/** The command by which GitHub runs a script that names `bash` as its shell. */
export function githubShell(script: string): readonly [command: string, args: readonly string[]] {
  return ["bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]];
}
