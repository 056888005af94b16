import type { TryItField } from "../try-it-data.js";

/** Something the reader typed that is no value. The message names the field. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** How an example stands in a field: text as it is, everything else as JSON. */
export function writeValue(example: unknown): string {
  if (example === undefined) return "";
  return typeof example === "string" ? example : JSON.stringify(example);
}

/**
 * The value of a field: undefined when it is empty and may be. What the example shows to be no text is read as JSON.
 * Throws `InputError`.
 */
export function readValue({ example, isRequired, name }: TryItField, typed: string): unknown {
  if (typed === "") {
    if (isRequired) throw new InputError(`${name} is needed`);
    return undefined;
  }
  if (example === undefined || typeof example === "string") return typed;
  return readJson(name, typed);
}

/** Reads JSON. Throws `InputError` that says where it ends to be some. */
export function readJson(name: string, typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch (error) {
    throw new InputError(`${name} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}
