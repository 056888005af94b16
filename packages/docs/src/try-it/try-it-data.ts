/** A parameter of a request, or a member of a form with files. */
export interface TryItField {
  readonly name: string;
  readonly place: "form" | "path" | "query";
  /** Value of the example; undefined when there is none. */
  readonly example: unknown;
  readonly isRequired: boolean;
  /** Whether a file is sent. */
  readonly isFile: boolean;
}

/** What the form of an operation is made from. It stands in the page as JSON. */
export interface TryItOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly fields: readonly TryItField[];
  /** Example of a body without files; undefined when there is no such body. */
  readonly body?: unknown;
}
