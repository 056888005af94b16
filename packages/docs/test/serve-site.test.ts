import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServedSite, serveSite } from "../src/serve-site.js";

let folder: string;
let served: ServedSite;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "site-"));
  await mkdir(join(folder, "site", "anytime"), { recursive: true });
  await writeFile(join(folder, "secret.html"), "outside");
  await mkdir(join(folder, "site", "assets"), { recursive: true });
  await writeFile(join(folder, "site", "assets", "site-1a2b.js"), "let a;");
  await writeFile(join(folder, "site", "index.html"), "<p>landing");
  await writeFile(join(folder, "site", "anytime", "index.html"), "<p>anytime");
  served = await serveSite({ port: 0, root: join(folder, "site") });
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

/** Sends the path as it stands: `fetch` would resolve dots before sending. */
function get(path: string, method = "GET"): Promise<{ answer: IncomingMessage; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.url);
    const sent = request({ hostname, port, path, method }, async (answer) => {
      resolve({ answer, body: Buffer.concat(await answer.toArray()).toString() });
    });
    sent.on("error", reject).end();
  });
}

describe("serveSite", () => {
  test.each([
    { path: "/", body: "<p>landing" },
    { path: "/anytime/", body: "<p>anytime" },
    { path: "/anytime/index.html?x=1", body: "<p>anytime" },
  ])("serves $path as HTML", async ({ path, body }) => {
    const got = await get(path);
    expect([got.answer.statusCode, got.body]).toEqual([200, body]);
    expect(got.answer.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
  });

  test.each([
    "/../secret.html",
    "/anytime/../../secret.html",
    "/%2e%2e/secret.html",
    "/..%2fsecret.html",
    "/..\\secret.html",
    "//secret.html",
    "/%00",
    "/%",
    "/missing",
    "http://127.0.0.1/../secret.html",
  ])("answers 404 to %s", async (path) => {
    expect((await get(path)).answer.statusCode).toBe(404);
  });

  test("sends a folder without its slash to the one with it", async () => {
    const { answer } = await get("/anytime");
    expect([answer.statusCode, answer.headers.location]).toEqual([308, "/anytime/"]);
  });

  test("compresses for those who take gzip", async () => {
    const response = await fetch(served.url, { headers: { "accept-encoding": "gzip" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(await response.text()).toBe("<p>landing");
  });

  test("answers HEAD without a body and refuses POST", async () => {
    const head = await get("/", "HEAD");
    expect([head.answer.statusCode, head.answer.headers["content-length"], head.body]).toEqual([200, "10", ""]);
    const post = await get("/", "POST");
    expect([post.answer.statusCode, post.answer.headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  test("lets files be kept whose name changes with their content, and no others", async () => {
    const kept = async (path: string) => (await get(path)).answer.headers["cache-control"];
    expect(await kept("/assets/site-1a2b.js")).toBe("max-age=31536000, immutable");
    expect(await kept("/anytime/")).toBe("no-cache");
  });

  test("reads files again when it is told to, and tells the pages that listen", async () => {
    const root = join(folder, "live");
    await mkdir(root);
    await writeFile(join(root, "index.html"), "<head></head>one");
    const live = await serveSite({ port: 0, root, isLive: true });
    const { body } = await fetch(`${live.url}_live`);
    const reader = (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    await writeFile(join(root, "index.html"), "<head></head>two");
    await live.reload();
    expect((await reader.read()).value).toBe("data: reload\n\n");
    expect(await (await fetch(live.url)).text()).toMatch(/_live\.js.*two$/s);
    expect((await fetch(`${live.url}_live.js`)).headers.get("content-type")).toMatch(/^text\/javascript/);
    await live.close();
  });

  test("has nothing live unless it is asked for", async () => {
    expect((await get("/_live")).answer.statusCode).toBe(404);
    expect((await get("/_live.js")).answer.statusCode).toBe(404);
  });

  test("listens on the loopback when no host is given", () => {
    expect(new URL(served.url).hostname).toBe("127.0.0.1");
  });

  test("rejects with EADDRINUSE when the port is taken", async () => {
    const port = Number(new URL(served.url).port);
    await expect(serveSite({ port, root: join(folder, "site") })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test("rejects with ENOENT when the site was not built", async () => {
    await expect(serveSite({ port: 0, root: join(folder, "none") })).rejects.toMatchObject({ code: "ENOENT" });
  });
});
