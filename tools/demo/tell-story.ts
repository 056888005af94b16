import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DoneStep, ShowStep } from "./show-steps.js";
import type { Stage, Story, Told } from "./story.js";

export interface TellOptions {
  readonly show: ShowStep;
  /** Folder for what a person keeps; made when it is not there. */
  readonly output: string;
  /** Ends the story between two steps, and whatever was started at once. */
  readonly signal?: AbortSignal;
}

/** How a story went. */
export interface Telling {
  readonly steps: readonly DoneStep[];
  /** The step that failed, which is the last one. */
  readonly failed: DoneStep | undefined;
  readonly kept: readonly { readonly path: string; readonly what: string }[];
  readonly milliseconds: number;
}

/** Tells a story and ends whatever it started. Does not reject: a failure is its result. */
export async function tellStory(story: Story, { show, output, signal }: TellOptions): Promise<Telling> {
  const started = performance.now();
  const steps: DoneStep[] = [];
  const kept: { path: string; what: string }[] = [];
  const ends: (() => void | Promise<void>)[] = [];
  const scratch = await mkdtemp(join(tmpdir(), `openissuing-${story.name}-`));
  ends.push(() => rm(scratch, { recursive: true, force: true, maxRetries: 3 }));
  await mkdir(output, { recursive: true });

  let ending = Promise.resolve();
  const endAll = () => {
    ending = ending.then(async () => {
      for (let end = ends.pop(); end !== undefined; end = ends.pop()) await quietly(end);
    });
    return ending;
  };
  const interrupted = () => void endAll();
  signal?.addEventListener("abort", interrupted, { once: true });

  const stage: Stage = {
    scratch,
    output,
    onEnd: (end) => ends.push(end),
    keep: (path, what) => kept.push({ path, what }),
    step: async (title, work) => {
      let told: Told<Awaited<ReturnType<typeof work>>["value"]> | undefined;
      const done = await show(title, () =>
        timed(title, async () => {
          signal?.throwIfAborted();
          told = await work();
          return told.says;
        }),
      );
      steps.push(done);
      if (told === undefined || !done.ok) throw new Error(done.says);
      return told.value;
    },
  };

  try {
    await story.tell(stage);
  } catch (error) {
    // A step that failed is in the list already; what fails between two steps becomes one.
    if (steps.at(-1)?.ok !== false) {
      steps.push({ title: "between two steps", ok: false, says: sentenceOf(error), milliseconds: 0 });
    }
  } finally {
    await endAll();
    signal?.removeEventListener("abort", interrupted);
  }
  const failed = steps.find(({ ok }) => !ok);
  return { steps, failed, kept, milliseconds: performance.now() - started };
}

/** What cannot be ended must not keep the rest from ending. */
async function quietly(end: () => void | Promise<void>): Promise<void> {
  try {
    await end();
  } catch {}
}

async function timed(title: string, work: () => Promise<string>): Promise<DoneStep> {
  const started = performance.now();
  const ended = (ok: boolean, says: string) => ({ title, ok, says, milliseconds: performance.now() - started });
  try {
    return ended(true, await work());
  } catch (error) {
    return ended(false, sentenceOf(error));
  }
}

/** The first line of what an error says, and of what caused it. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return "an unknown failure";
  const [line = error.name] = error.message.split("\n");
  const cause = error.cause instanceof Error ? `: ${error.cause.message.split("\n")[0]}` : "";
  return `${line}${cause}`;
}
