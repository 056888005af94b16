import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeSite } from "../src/write-site.js";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "site-"));
});
afterEach(() => rm(root, { recursive: true }));

describe("writeSite", () => {
  test("writes what differs, leaves the rest untouched and deletes what is no more", async () => {
    const first = new Map([
      ["index.html", "a"],
      ["bank/cards.html", "b"],
      ["bank/gone.html", "c"],
    ]);
    expect(await writeSite(first, root)).toBe(3);
    const { mtimeNs } = await stat(join(root, "index.html"), { bigint: true });
    const second = new Map([
      ["index.html", "a"],
      ["bank/cards.html", "new"],
    ]);
    expect(await writeSite(second, root)).toBe(1);
    expect((await stat(join(root, "index.html"), { bigint: true })).mtimeNs).toBe(mtimeNs);
    expect(await readFile(join(root, "bank/cards.html"), "utf8")).toBe("new");
    expect(await readdir(join(root, "bank"))).toEqual(["cards.html"]);
  });
});
