import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Scheme, Visit } from "./stage.js";
import { useStage } from "./use-stage.js";

describe("the form that sends a request", () => {
  const { stage, visitSite } = useStage();
  let visit: Visit;

  const placeOf = (page: Page, id: string) => page.locator(`.try-it[data-operation*='"id":"${id}"']`);
  /** What the reader sees of the outcome: folds hide what is in them. */
  const shownBy = async (place: Locator) => (await place.getByRole("status").allInnerTexts()).join();

  /** Opens the form of an operation and tells it where the sandbox is. */
  async function open(path: string, id: string, scheme: Scheme = "http"): Promise<Locator> {
    visit = await visitSite(scheme);
    await visit.go(path);
    const place = placeOf(visit.page, id);
    await place.getByRole("button", { name: "Try it in the sandbox" }).click();
    await place.getByLabel("Sandbox").fill(stage().sandboxUrl);
    return place;
  }

  async function send(place: Locator): Promise<string> {
    await place.getByRole("button", { name: "Send" }).click();
    await place.locator(".outcome").waitFor();
    return shownBy(place);
  }

  const calls = [
    { path: "anytime/accounts.html", id: "listAccounts", seen: '"total_results": 0', sent: "x-signed-request: " },
    { path: "brocard/users.html", id: "listUsers", seen: "owner@example.com", sent: "authorization: Bearer " },
    { path: "vaultspay/accounts.html", id: "listAccounts", seen: '"currencyCode": "AED"', sent: "x-auth-signature: " },
  ];
  for (const scheme of ["http", "file"] as const) {
    test.each(calls)(`shows the answer, and the request as it was signed, of $path over ${scheme}`, async (call) => {
      const place = await open(call.path, call.id, scheme);
      if (scheme === "file") await place.getByLabel("Code", { exact: true }).fill(stage().sandbox.pageCode);
      const text = await send(place);
      expect(text).toMatch(/^200 in \d+ ms/);
      expect(text).toContain(call.seen);
      await place.getByText("The request as it was sent").click();
      expect(await shownBy(place)).toContain(call.sent);
      expect(visit.faults).toEqual([]);
    });
  }

  test("sends the example of a body, encrypted where the API wants it", async () => {
    const place = await open("vaultspay/users.html", "createUser");
    expect(await place.getByLabel("Body").inputValue()).toContain('"firstName": "Amina"');
    const text = await send(place);
    expect(text).toMatch(/^200 in /);
    expect(text).toContain('"firstName": "Amina"');
    await place.getByText("The request as it was sent").click();
    expect(await shownBy(place)).toContain('{"encryptedData":"');
    expect(visit.faults).toEqual([]);
  });

  test("sends files", async () => {
    const create = await open("anytime/accounts.html", "createAccount");
    const made = /"acc_id": (\d+)/.exec(await send(create))?.[1] ?? "";
    const place = await open("anytime/kyc.html", "uploadKyc");
    await place.getByLabel("id", { exact: true }).fill(made);
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    await place
      .getByLabel("user_identity", { exact: true })
      .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: png });
    expect(await send(place)).toMatch(/^200 in /);
    expect(visit.faults).toEqual([]);
  });

  test("shows what the vendor refuses", async () => {
    const place = await open("brocard/users.html", "getUser");
    await place.getByLabel("user_id").fill("424242");
    const text = await send(place);
    expect(text).toMatch(/^404 in \d+ ms/);
    expect(text).toContain("request_id");
  });

  test("says what is wrong with what was typed, and sends nothing", async () => {
    const place = await open("brocard/users.html", "createUser");
    await place.getByLabel("Body").fill("{");
    stage().sandbox.control.clearRequests();
    expect(await send(place)).toMatch(/^The body is no JSON/);
    expect(stage().sandbox.control.requests()).toEqual([]);
  });

  test("says how to start a sandbox where there is none", async () => {
    const place = await open("brocard/users.html", "listUsers");
    await place.getByLabel("Sandbox").fill("http://127.0.0.1:9");
    expect(await send(place)).toContain("npx @openissuing/sandbox");
  });

  test("wants the code of the sandbox on a page from the disk", async () => {
    const place = await open("brocard/users.html", "listUsers", "file");
    expect(await send(place)).toContain("code");
  });

  test("does not reach what is not on this machine", async () => {
    const place = await open("brocard/users.html", "listUsers");
    await place.getByLabel("Sandbox").fill("http://192.0.2.1");
    expect(await send(place)).toContain("no sandbox");
    expect(visit.faults.join()).toContain("Content Security Policy");
  });

  test("says where to open the pages when they come from elsewhere, and asks no sandbox", async () => {
    visit = await visitSite();
    await visit.go("brocard/users.html");
    const { origin } = new URL(visit.page.url());
    await visit.page.route("https://docs.example/**", async (route) => {
      const response = await fetch(route.request().url().replace("https://docs.example", origin));
      const body = Buffer.from(await response.arrayBuffer());
      await route.fulfill({ body, contentType: response.headers.get("content-type") ?? "" });
    });
    await visit.page.goto("https://docs.example/brocard/users.html");
    const place = placeOf(visit.page, "listUsers");
    await place.getByRole("button", { name: "Try it in the sandbox" }).click();
    expect(await send(place)).toContain("from your disk");
    expect(visit.faults.filter((fault) => !fault.startsWith("foreign: https://docs.example/"))).toEqual([]);
  });

  test("keeps nothing beyond the page", async () => {
    const place = await open("anytime/accounts.html", "listAccounts");
    await send(place);
    const kept = await visit.page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    expect(kept).toEqual([0, 0, "", 0, 0]);
  });

  test("is not there without a script", async () => {
    visit = await visitSite("http", { javaScriptEnabled: false });
    await visit.go("anytime/accounts.html");
    expect(await placeOf(visit.page, "listAccounts").isVisible()).toBe(false);
    expect(await visit.page.getByText("curl -sS").first().isVisible()).toBe(true);
  });

  test("folds away and comes back as it was", async () => {
    const place = await open("anytime/accounts.html", "getAccount");
    await place.getByLabel("id", { exact: true }).fill("7");
    const button = place.getByRole("button", { name: "Try it in the sandbox" });
    await button.click();
    expect(await place.locator("form").isVisible()).toBe(false);
    expect(await button.getAttribute("aria-expanded")).toBe("false");
    await button.click();
    expect(await place.getByLabel("id", { exact: true }).inputValue()).toBe("7");
  });
});
