import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const source = new URL("../src/", import.meta.url);
const files = readdirSync(source).filter((name) => name.endsWith(".ts"));

describe("main entry", () => {
  test.each(files)("%s needs nothing that only Node has", (name) => {
    const code = readFileSync(new URL(name, source), "utf8").replaceAll(/\/\*\*[\s\S]*?\*\//g, "");
    expect(code).not.toMatch(/["']node:|from "\.\/node\/|\b(process|Buffer|require|__dirname)\b/);
  });
});
