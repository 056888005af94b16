import { ResourceError } from "../engine/kit.js";
import { at } from "../json.js";

/** Rows of a list, with pages or without; none where there is no list. */
export function rowsOf(content: unknown): readonly unknown[] {
  const rows = Array.isArray(content) ? content : at(content, "data");
  return Array.isArray(rows) ? rows : [];
}

/** A number of an answer. Throws `ResourceError` where it is none. */
export function numberAt(content: unknown, ...way: readonly string[]): number {
  const value = at(content, ...way);
  if (typeof value !== "number") throw new ResourceError(`an answer has no ${way.join("/")}`);
  return value;
}

/** A text of an answer. Throws `ResourceError` where it is none. */
export function textAt(content: unknown, ...way: readonly string[]): string {
  const value = at(content, ...way);
  if (typeof value !== "string") throw new ResourceError(`an answer has no ${way.join("/")}`);
  return value;
}
