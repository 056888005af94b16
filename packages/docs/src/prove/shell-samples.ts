import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a shell printed. */
export interface ShellOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** Programs that samples for a shell call. */
const programs = ["bash", "curl", "openssl"];

/** Throws an `Error` that says which program of the samples is missing here: without them nothing is proven. */
export async function checkPrograms(): Promise<void> {
  for (const program of programs) {
    await run(program, ["--version"])
      .catch(() => run(program, ["version"]))
      .catch((cause: unknown) => {
        const text = `The samples of the docs are run as they are shown, and ${program} is not here: install it and build again.`;
        throw new Error(text, { cause });
      });
  }
}

/**
 * Runs a sample in the folder, which also holds the configuration of curl. `variables`: of the shell, set by the setup.
 * Rejects when a command fails, and after 20 seconds.
 */
export async function runShell(
  folder: string,
  text: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<ShellOutput> {
  const { PATH = "" } = process.env;
  const env = { PATH, HOME: folder, CURL_HOME: folder, ...variables };
  return run("bash", ["-euo", "pipefail", "-c", text], { cwd: folder, env, timeout: 20_000, maxBuffer: 16 * 2 ** 20 });
}

/** The status of the last answer that curl got. */
export function statusIn({ stderr }: ShellOutput): string {
  return [...stderr.matchAll(/^status (\d{3})$/gm)].at(-1)?.[1] ?? "none";
}

/** Variables that a setup of the shell leaves, such as a token. */
export async function runSetup(folder: string, text: string): Promise<Readonly<Record<string, string>>> {
  const names = [...text.matchAll(/^([A-Z]+)=/gm)].map(([, name = ""]) => name);
  const print = names.map((name) => `printf '%s=%s\\n' ${name} "$${name}"`).join("\n");
  const { stdout } = await runShell(folder, `${text}\n${print}`);
  return Object.fromEntries(
    stdout.split("\n").flatMap((line) => {
      const [, name, value] = /^([A-Z]+)=(.+)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}
