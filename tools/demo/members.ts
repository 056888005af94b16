import { StoryError } from "./story.js";

/** Reads an answer of unknown shape member by member; throws `StoryError` when a member is something else. */
export interface Members {
  text(name: string): string;
  number(name: string): number;
  texts(name: string): readonly string[];
  in(name: string): Members;
}

/** Members of a parsed answer; anything but an object has none. */
export function membersOf(value: unknown): Members {
  function read<T>(name: string, is: (member: unknown) => member is T): T {
    const member: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
    if (!is(member)) throw new StoryError(`an answer lacks ${name}`);
    return member;
  }
  return {
    text: (name) => read(name, (member) => typeof member === "string"),
    number: (name) => read(name, (member) => typeof member === "number"),
    texts: (name) => read(name, (member) => Array.isArray(member)).map(String),
    in: (name) => membersOf(read(name, (member) => typeof member === "object")),
  };
}
