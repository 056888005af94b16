/** What one step tells when it is done. */
export interface Told<Value> {
  /** One line for people: what happened, with figures. No secret, no card number. */
  readonly says: string;
  /** What later steps need. */
  readonly value: Value;
}

/** Where a story plays: it runs its steps and ends what they started. */
export interface Stage {
  /** Runs the steps of a story one after the other; the first that throws ends the story. */
  step<Value>(title: string, work: () => Promise<Told<Value>>): Promise<Value>;
  /** Folder for what only this run needs. */
  readonly scratch: string;
  /** Folder for what a person keeps. */
  readonly output: string;
  /** Adds something to end when the story is over, however it ends; the last added ends first. */
  onEnd(end: () => void | Promise<void>): void;
  /** Names a file of `output` in the closing lines. */
  keep(path: string, what: string): void;
}

/** One API, shown from its first key to its last refusal. */
export interface Story {
  readonly name: string;
  readonly title: string;
  readonly tell: (stage: Stage) => Promise<void>;
}

/** Ends a step: the reason in one sentence. */
export class StoryError extends Error {
  override readonly name = "StoryError";
}

/** Throws `StoryError` with the sentence unless the fact holds. */
export function expectThat(fact: boolean, sentence: string): asserts fact {
  if (!fact) throw new StoryError(sentence);
}
