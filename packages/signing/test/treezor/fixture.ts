import { readFileSync } from "node:fs";

/** How each was made stands in `fixtures/README.md`. */
export function fixture(file: string): string {
  return readFileSync(new URL(`fixtures/${file}`, import.meta.url), "utf8");
}
