import { execFile } from "node:child_process";
import { StoryError } from "./story.js";

/** What a program that ended well wrote. */
export interface Ran {
  readonly stdout: string;
}

/** The program is not on this machine. */
export class ProgramMissing extends StoryError {
  readonly code = "ERR_PROGRAM_MISSING";
}

/**
 * Runs a program to its end, at most 20 s. Throws `ProgramMissing` when there is none of this name, and `StoryError`
 * with the last line it wrote when it fails.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env: { ...process.env, ...env }, timeout: 20_000 }, (error, stdout, stderr) => {
      if (error === null) return resolve({ stdout });
      if (error.code === "ENOENT") return reject(new ProgramMissing(`${program} is not on this machine`));
      const last = stderr.trimEnd().split("\n").at(-1) || "it said nothing";
      return reject(new StoryError(`${program} ${args[0] ?? ""} failed: ${last}`));
    });
  });
}
