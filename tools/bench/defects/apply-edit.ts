import type { Edit } from "./defect.js";

type Holder = Record<string, unknown>;

/** Applies an edit to parsed JSON in place. Places that are not there stay so. */
export function applyEdit(message: unknown, edit: Edit): void {
  const parts = edit.at.split("/").slice(1);
  const name = parts.pop() ?? "";
  for (const holder of holdersOf(message, parts)) {
    const names = name === "*" ? Object.keys(holder) : [name];
    for (const each of names) change(holder, each, edit);
  }
}

function holdersOf(value: unknown, parts: readonly string[]): Holder[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Holder;
  const [first, ...rest] = parts;
  if (first === undefined) return [holder];
  const inner = first === "*" ? Object.values(holder) : [holder[first]];
  return inner.flatMap((each) => holdersOf(each, rest));
}

function change(holder: Holder, name: string, edit: Edit): void {
  if (edit.edit === "set") {
    holder[name] = edit.to;
    return;
  }
  if (!(name in holder)) return;
  const value = holder[name];
  switch (edit.edit) {
    case "remove":
      if (Array.isArray(holder)) holder.splice(Number(name), 1);
      else delete holder[name];
      return;
    case "rename":
      delete holder[name];
      holder[edit.to] = value;
      return;
    case "as-text":
      holder[name] = String(value);
      return;
    case "as-number":
      holder[name] = Number.parseInt(String(value).replace(/\D/g, "") || "0", 10);
      return;
    case "in-list":
      holder[name] = [value];
      return;
    case "add":
      holder[name] =
        typeof value === "string" ? (Number(value) + edit.by).toFixed(2) : rounded(Number(value) + edit.by);
      return;
    case "text":
      if (typeof value === "string") holder[name] = value.replace(edit.from, edit.to);
      return;
    case "hours":
    case "days":
      if (typeof value === "string")
        holder[name] = moved(value, edit.by * (edit.edit === "hours" ? 3_600_000 : 86_400_000));
  }
}

const rounded = (amount: number) => Math.round(amount * 100) / 100;

/** A printed date moved by milliseconds; what is printed behind it stays. */
function moved(text: string, by: number): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:([ T])(\d{2}:\d{2}:\d{2}))?(.*)$/.exec(text);
  if (match === null) return text;
  const [, day, separator, time = "00:00:00", rest = ""] = match;
  const iso = new Date(Date.parse(`${day}T${time}Z`) + by).toISOString();
  return separator === undefined
    ? `${iso.slice(0, 10)}${rest}`
    : `${iso.slice(0, 10)}${separator}${iso.slice(11, 19)}${rest}`;
}
