import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compareTarballs, differencesOf } from "../../pack/compare-tarballs.js";
import type { PackedPackage } from "../../pack/pack-packages.js";

const place = mkdtempSync(join(tmpdir(), "compare-tarballs-"));
afterAll(() => rmSync(place, { recursive: true }));

/** A tarball of `package/` with one file, written at `time` (seconds since 1970). */
function pack(label: string, text: string, time: number): PackedPackage {
  const folder = join(place, label, "package");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "a.js"), text);
  utimesSync(join(folder, "a.js"), time, time);
  utimesSync(folder, time, time);
  const tarball = join(place, `${label}.tgz`);
  execFileSync("tar", ["-czf", tarball, "-C", join(place, label), "package"]);
  return { folder: "packages/a", name: "@x/a", version: "1.0.0", tarball };
}

describe("compareTarballs", () => {
  test("finds nothing when the bytes are the same", async () => {
    const one = pack("same", "export {};\n", 1000);
    expect(await compareTarballs([one], [one])).toEqual([]);
  });

  test("names the file and the byte that differ", async () => {
    const found = await compareTarballs([pack("left", "let a = 1;\n", 1000)], [pack("right", "let a = 2;\n", 1000)]);
    expect(found).toEqual(["@x/a: a.js differs from byte 8 on"]);
  });

  test("tells when only the times differ", async () => {
    const found = await compareTarballs([pack("early", "let a;\n", 1000)], [pack("late", "let a;\n", 2000)]);
    expect(found).toEqual(["@x/a: the same files, in another order or with other times"]);
  });

  test("tells of a package that only one build made", async () => {
    expect(await compareTarballs([pack("alone", "", 1)], [])).toEqual(["@x/a: only one of the builds made it"]);
  });
});

describe("differencesOf", () => {
  test("names files that one package has alone, and where a longer file goes on", () => {
    const file = (path: string, text: string) => ({ path, content: Buffer.from(text) });
    expect(differencesOf([file("a", "1"), file("b", "1")], [file("b", "12"), file("c", "1")])).toEqual([
      "a is in one of them alone",
      "b differs from byte 1 on",
      "c is in one of them alone",
    ]);
  });
});
