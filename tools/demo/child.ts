import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { StoryError } from "./story.js";

/** A program that runs beside this one. */
export interface Child {
  readonly pid: number;
  /** Ends it: asks, and after five seconds kills it. Resolves when it is gone. */
  end(): Promise<void>;
  /** Ends it as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>;
}

const grace = 5_000;
const running = new Set<ChildProcess>();

// The last net: whatever way this process ends, but for its own kill -9, no child stays behind.
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Has a program end with this one at the latest. */
export function endWithUs(child: ChildProcess): void {
  running.add(child);
  child.once("close", () => running.delete(child));
}

/**
 * Starts a program and waits for what `ready` finds in its standard output, read line by line.
 * Throws `StoryError` when it ends before that or takes longer than `patience` milliseconds.
 */
export async function startChild<Ready>(
  command: string,
  args: readonly string[],
  { ready, patience = 20_000, ...options }: ReadyOptions<Ready>,
): Promise<Child & { readonly ready: Ready }> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  endWithUs(child);
  const gone = once(child, "close");
  gone.catch(() => {});

  const stop = async (signal: NodeJS.Signals) => {
    if (!running.has(child)) return;
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), grace);
    await gone.catch(() => {});
    clearTimeout(timer);
  };
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.push(text);
  });

  const found = new Promise<Ready>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const result = ready(line);
      if (result !== undefined) resolve(result);
    });
  });
  const timer = AbortSignal.timeout(patience);
  const late = once(timer, "abort").then(() => {
    throw new StoryError(`${nameOf(command, args)} was not ready within ${patience} ms`);
  });
  const early = gone.then(
    () => {
      throw new StoryError(`${nameOf(command, args)} ended at once: ${reasonIn(said)}`);
    },
    (error: Error) => {
      throw new StoryError(`${nameOf(command, args)} did not start: ${error.message}`);
    },
  );
  early.catch(() => {});
  try {
    const result = await Promise.race([found, late, early]);
    return { pid: child.pid ?? 0, ready: result, end: () => stop("SIGTERM"), kill: () => stop("SIGKILL") };
  } catch (error) {
    await stop("SIGKILL");
    throw error;
  }
}

export interface ReadyOptions<Ready> extends Pick<SpawnOptions, "cwd" | "env"> {
  /** Reads one line of output; anything but undefined means that the program is ready. */
  readonly ready: (line: string) => Ready | undefined;
  /** Milliseconds. */
  readonly patience?: number;
}

function nameOf(command: string, [first = ""]: readonly string[]): string {
  return (command === process.execPath ? first : command).split(/[\\/]/).at(-1) ?? command;
}

/** The line that names an error, without the stack around it; else the last. */
function reasonIn(said: readonly string[]): string {
  const lines = said.join("").trimEnd().split("\n");
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? (lines.at(-1) || "it said nothing");
}
