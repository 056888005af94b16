// A step on a terminal turns and then becomes a line; anywhere else it is one line when it is done.
import { Listr } from "listr2";

/** A step that ended. */
export interface DoneStep {
  readonly title: string;
  readonly ok: boolean;
  /** Its result, or why it failed. */
  readonly says: string;
  readonly milliseconds: number;
}

/** Shows one step while `work` runs, and how it ended. `work` must not reject. */
export type ShowStep = (title: string, work: () => Promise<DoneStep>) => Promise<DoneStep>;

/** Width of the column of titles: the longest fits. */
const titleWidth = 42;

/** One line of the table without its mark: title, time, result. */
export function stepLine({ title, says, milliseconds }: DoneStep): string {
  return `${title.padEnd(titleWidth)} ${`${Math.round(milliseconds)} ms`.padStart(8)}  ${says}`;
}

/** Marks and lines through `print`, for logs, pipes and tests. */
export function showPlainly(print: (line: string) => void): ShowStep {
  return async (_title, work) => {
    const done = await work();
    print(`${done.ok ? "✓" : "✗"} ${stepLine(done)}`);
    return done;
  };
}

/** A spinner for the step under way, on a terminal. */
export const showLive: ShowStep = async (title, work) => {
  let done: DoneStep | undefined;
  const tasks = new Listr(
    [
      {
        title,
        task: async (_, task) => {
          done = await work();
          task.title = stepLine(done);
          if (!done.ok) throw new Error(done.says);
        },
      },
    ],
    // The program itself hears signals: it has children to end.
    { registerSignalListeners: false, exitOnError: false, rendererOptions: { showErrorMessage: false } },
  );
  await tasks.run();
  return done ?? { title, ok: false, says: "was not run", milliseconds: 0 };
};
