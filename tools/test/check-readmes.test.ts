import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkReadmes, compileFences } from "../check-readmes.js";
import { repository } from "../generate.js";

const folder = join(repository, "packages/client");
const fence = (language: string, code: string) => `Text.\n\n\`\`\`${language}\n${code}\n\`\`\`\n`;

describe("compileFences", () => {
  test("names the line of an error", () => {
    const text = fence("ts", 'import "@openissuing/client";\nexport const bad: string = 1;');
    expect(compileFences(text, folder)).toEqual([expect.stringMatching(/README-1\.ts:2: Type 'number'/)]);
  });

  test("lets a package import itself", () => {
    const code = 'import { unwrap } from "@openissuing/client";\nexport const call: typeof unwrap = unwrap;';
    expect(compileFences(fence("ts", code), folder)).toEqual([]);
  });

  test("leaves fragments alone: without imports, or with an ellipsis", () => {
    expect(compileFences(fence("ts", "unknown();"), folder)).toEqual([]);
    expect(compileFences(fence("ts", 'import "@openissuing/client";\n// …\nunknown();'), folder)).toEqual([]);
  });

  test("leaves other languages alone", () => {
    expect(compileFences(fence("js", "const = ;"), folder)).toEqual([]);
  });
});

describe("checkReadmes", () => {
  test("finds nothing in the READMEs of the packages", async () => {
    expect(await checkReadmes(repository)).toEqual([]);
  }, 60_000);
});
