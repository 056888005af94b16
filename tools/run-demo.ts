// Shows each API working from end to end: the published client against the sandbox, over HTTP on the loopback.
import { relative } from "node:path";
import { argv, stdout } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { anytimeStory } from "./demo/anytime.js";
import { brocardStory } from "./demo/brocard.js";
import { type ShowStep, showLive, showPlainly } from "./demo/show-steps.js";
import type { Story } from "./demo/story.js";
import { tellStory } from "./demo/tell-story.js";
import { vaultspayStory } from "./demo/vaultspay.js";

/** Every API adds its story here. */
const stories: readonly Story[] = [anytimeStory, brocardStory, vaultspayStory];

export interface DemoOptions {
  readonly show: ShowStep;
  readonly print: (line: string) => void;
  /** Folder for what a person keeps. */
  readonly output: string;
  readonly signal?: AbortSignal;
}

/** Tells the stories one after the other, up to the first that fails. Answers the exit code. */
export async function runDemo(told: readonly Story[], { print, ...options }: DemoOptions): Promise<number> {
  for (const story of told) {
    print(`\n${story.title}\n`);
    const { steps, failed, kept, milliseconds } = await tellStory(story, options);
    const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
    if (options.signal?.aborted) {
      print(`\n✗ ${story.name}: interrupted after ${seconds}; everything it started has ended.`);
      return 130;
    }
    if (failed !== undefined) {
      print(`\n✗ ${story.name}: the step "${failed.title}" failed after ${seconds}: ${failed.says}`);
      return 1;
    }
    print(`\n✓ ${story.name}: ${steps.length} steps in ${seconds}`);
    for (const { path, what } of kept) print(`  ${relative(process.cwd(), path)}  ${what}`);
  }
  return 0;
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  const interrupt = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupt.abort());
  const print = (line: string) => console.log(line);
  const output = fileURLToPath(new URL("../demo-output", import.meta.url));
  const show = stdout.isTTY ? showLive : showPlainly(print);
  process.exit(await runDemo(stories, { show, print, output, signal: interrupt.signal }));
}
