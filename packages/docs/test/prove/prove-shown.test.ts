import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/api-document.js";
import { apiOf, otherSamples, pageRunner, type ShownApi } from "../../src/prove/prove-shown.js";
import type { SiteSample } from "../../src/prove/site-samples.js";
import { openWorkshop } from "../../src/prove/workshop.js";

const document = readDocument({ info: { title: "None" }, paths: {} });
const api = (folder: string, packageName: string): ShownApi => ({ folder, packageName, document });
const main = api("oak/main", "@openissuing/oak");
const cards = api("oak/cards", "@openissuing/oak/cards");
const elm = api("elm", "@openissuing/elm");
const apis = [main, cards, elm];
const sample = (text: string, given: Partial<SiteSample> = {}): SiteSample => ({
  page: "guides/one.html",
  language: "typescript",
  text,
  ...given,
});

describe("apiOf", () => {
  test.each([
    { name: "the pages it is on", given: sample("", { page: "elm/cards.html" }), found: elm },
    { name: "the package it imports", given: sample('import "@openissuing/oak";'), found: main },
    {
      name: "the part of a package that has a document of its own",
      given: sample('import "@openissuing/oak/cards";'),
      found: cards,
    },
    { name: "the package that has the part", given: sample('import "@openissuing/elm/codes";'), found: elm },
    {
      name: "the name in a script",
      given: sample("curl http://127.0.0.1/tenants/my-Elm", { language: "shell" }),
      found: elm,
    },
    { name: "nothing", given: sample("curl http://127.0.0.1/", { language: "shell" }), found: undefined },
  ])("finds the document by $name", ({ found, given }) => {
    expect(apiOf(apis, given)).toBe(found);
  });
});

describe("otherSamples", () => {
  test("leaves out scripts that reach a registry, and keeps modules that import from Node", () => {
    const script = sample("npx @openissuing/sandbox # elm", { language: "shell" });
    const module = sample('import "node:assert"; import "@openissuing/elm";');
    expect(otherSamples(apis, elm, [script, module])).toEqual([module]);
  });
});

describe("pageRunner", () => {
  test("has a script that makes keys make them elsewhere than those that samples use", async () => {
    const { close, folder } = await openWorkshop({ privateKey: "kept" });
    try {
      const run = await pageRunner({ packageName: "@openissuing/brocard", folder, inModule: [], inShell: [] });
      await run(sample("openssl genrsa -out id_rsa 2048", { language: "shell" }));
      expect(await readFile(join(folder, "id_rsa"), "utf8")).toBe("kept");
    } finally {
      await close();
    }
  });
});
