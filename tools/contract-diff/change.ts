import type { RuleId } from "./rules.js";

/** A difference at one place, before it is known which operations it concerns. */
export interface Finding {
  readonly rule: RuleId;
  /** Component and member, or operation and status, as a reader would look it up. */
  readonly place: string;
  /** What stood there before, where one word tells it. */
  readonly was?: string | undefined;
  readonly is?: string | undefined;
}

/** A difference with all it concerns. */
export interface Change extends Finding {
  /** Name of the document, or of the package whose types differ. */
  readonly subject: string;
  /** operationIds the difference reaches, in order of the document; empty when it concerns the document as a whole. */
  readonly operations: readonly string[];
}

/** Collects findings of a subject; the same finding of several operations becomes one change. */
export class ChangeList {
  readonly #subject: string;
  readonly #found = new Map<string, { finding: Finding; operations: Set<string> }>();

  constructor(subject: string) {
    this.#subject = subject;
  }

  add(finding: Finding, operation?: string): void {
    const key = JSON.stringify([finding.rule, finding.place, finding.was, finding.is]);
    const entry = this.#found.get(key) ?? { finding, operations: new Set() };
    this.#found.set(key, entry);
    if (operation !== undefined) entry.operations.add(operation);
  }

  changes(): Change[] {
    return [...this.#found.values()].map(({ finding, operations }) => ({
      ...finding,
      subject: this.#subject,
      operations: [...operations],
    }));
  }
}
