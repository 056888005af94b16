import { describe, expect, test } from "vitest";
import { judgeFiles } from "../../pack/judge-files.js";

const file = (path: string, text = "") => ({ path, content: Buffer.from(text) });
const whole = ["LICENSE", "README.md", "package.json"].map((path) => file(path));
// A body of the length that a real key has; it is no key.
const key = `-----BEGIN PRIVATE KEY-----\n${"MIIE".repeat(60)}\n-----END PRIVATE KEY-----`;

describe("judgeFiles", () => {
  test("has nothing against a package of licence, README, package.json and code", () => {
    expect(judgeFiles([...whole, file("dist/index.js", "export {};\n")], ["/home/me/repo/"])).toEqual([]);
  });

  test("names each of the files that every package needs", () => {
    expect(judgeFiles([file("package.json")], [])).toEqual(["LICENSE is missing", "README.md is missing"]);
  });

  test.each([
    { name: "a test", of: file("dist/a.test.js"), says: "dist/a.test.js is a test" },
    { name: "a folder of tests", of: file("test/a.js"), says: "test/a.js is a test" },
    { name: "a source", of: file("src/a.ts"), says: "src/a.ts is a source" },
    { name: "a build log", of: file("dist/x.tsbuildinfo"), says: "dist/x.tsbuildinfo is left over from a build" },
    { name: "a file of settings", of: file(".env.local"), says: ".env.local looks like credentials" },
    { name: "a key file", of: file("dist/server.pem"), says: "dist/server.pem looks like credentials" },
    { name: "a private key", of: file("dist/a.js", `"${key}"`), says: "dist/a.js holds a private key" },
    {
      name: "a private key in a string with escapes",
      of: file("dist/a.js", JSON.stringify(key)),
      says: "dist/a.js holds a private key",
    },
    { name: "an npm token", of: file("a.js", `npm_${"a1".repeat(18)}`), says: "a.js holds an npm token" },
    { name: "a GitHub token", of: file("a.js", `ghp_${"a1".repeat(18)}`), says: "a.js holds a GitHub token" },
    { name: "an AWS key", of: file("a.js", `AKIA${"A1".repeat(8)}`), says: "a.js holds an AWS key" },
    { name: "the folder of the build", of: file("a.js", "/home/me/repo/a.ts"), says: "a.js tells where it was built" },
    {
      name: "a map without its sources",
      of: file("dist/a.js.map", '{"sources":["../src/a.ts"],"sourcesContent":[null]}'),
      says: "dist/a.js.map points to ../src/a.ts, which is not in the package",
    },
    {
      name: "a link to a map that is not there",
      of: file("dist/a.js", "export {};\n//# sourceMappingURL=a.js.map\n"),
      says: "dist/a.js names the map a.js.map, which is not in the package",
    },
  ])("refuses $name", ({ of, says }) => {
    expect(judgeFiles([...whole, of], ["/home/me/repo/"])).toEqual([says]);
  });

  test("takes a map that carries its sources, and a key cut short in an example", () => {
    const map = file("dist/a.js.map", '{"sources":["../src/a.ts"],"sourcesContent":["export {};"]}');
    const code = file("dist/a.js", "//# sourceMappingURL=a.js.map\n");
    const readme = file("doc.md", '"-----BEGIN PRIVATE KEY-----\\nMIIE…\\n-----END PRIVATE KEY-----"');
    expect(judgeFiles([...whole, map, code, readme], [])).toEqual([]);
  });
});
