/** One thing in a request that does not fit the document. */
export interface Violation {
  readonly place: "body" | "path" | "query";
  /** Members and positions from the top: `["dates", "begin"]`, `["states", "0"]`; empty for the whole. */
  readonly path: readonly string[];
  /** Keyword of the JSON schema that refused: `required`, `type`, `enum`, …; or `readable` for bytes that are no JSON object. */
  readonly keyword: "readable" | (string & {});
  /** What the keyword demands, as Ajv names it: `{ limit: 1000 }`, `{ type: "integer" }`. */
  readonly params: Readonly<Record<string, unknown>>;
  /** What stood there. */
  readonly found: "absent" | "empty" | "null" | "value";
}
