import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { languageOf, siteSamples } from "../../src/prove/site-samples.js";

describe("siteSamples", () => {
  test("are the blocks of code as they are read, each once, by the path of its page", async () => {
    const root = await mkdtemp(join(tmpdir(), "site-"));
    await writeFile(join(root, "b.html"), '<main><pre><code><b>import</b> "a";</code></pre></main>');
    await writeFile(join(root, "a.html"), "<pre><code>import &quot;a&quot;;</code></pre><pre>{}</pre>");
    await writeFile(join(root, "c.md"), "<pre>not a page</pre>");
    expect((await siteSamples(root)).map(({ language, page, text }) => [language, page, text])).toEqual([
      ["typescript", "a.html", 'import "a";'],
      ["other", "a.html", "{}"],
    ]);
    await rm(root, { recursive: true });
  });
});

describe("languageOf", () => {
  test.each([
    ["typescript", 'import { a } from "b";'],
    ["typescript", "const a = 1;\nexport const b = a;"],
    ["shell", 'data=$(openssl rand -hex 20)\ncurl -sS "$BASE"'],
    ["shell", "# A comment\ncurl -sS x"],
    ["shell", "TOKEN=$(curl -sS x)"],
    ["other", '{ "curl": "no" }'],
    ["other", "on: [push]\njobs: {}"],
  ])("is %s for %j", (language, text) => {
    expect(languageOf(text)).toBe(language);
  });
});
