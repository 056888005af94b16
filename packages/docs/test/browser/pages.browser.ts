import { describe, expect, test } from "vitest";
import { phone } from "./stage.js";
import { useStage } from "./use-stage.js";

describe("the site", () => {
  const { visitSite } = useStage();

  describe.each(["http", "file"] as const)("over %s", (scheme) => {
    test("leads from its first page over an API to an operation", async () => {
      const visit = await visitSite(scheme);
      const { page } = visit;
      await visit.go("index.html");
      expect(await page.locator("h1").textContent()).toBe("OpenIssuing");
      await page.getByRole("main").getByRole("link", { name: "Anytime" }).first().click();
      await page.getByRole("navigation").getByRole("link", { name: "Cards", exact: true }).click();
      expect(await page.locator("h1").textContent()).toBe("Cards");
      const operation = page.locator("nav a[href$='#orderCard']");
      await operation.click();
      expect(new URL(page.url()).hash).toBe("#orderCard");
      expect(await page.locator("#orderCard").isVisible()).toBe(true);
      await page.getByRole("banner").getByRole("link", { name: "OpenIssuing" }).click();
      expect(await page.locator("h1").textContent()).toBe("OpenIssuing");
      expect(visit.faults).toEqual([]);
    });

    test("finds operations, codes, events and fields as one types", async () => {
      const visit = await visitSite(scheme);
      const { page } = visit;
      await visit.go("anytime/index.html");
      const box = page.getByRole("combobox");
      await page.keyboard.press("/");
      expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
      const first = page.getByRole("option").first();
      for (const [typed, found] of [
        ["orderCard", "orderCard"],
        ["4030210", "4030210"],
        ["card_last_tx", "card_last_tx"],
        ["transaction_limit", "transaction_limit"],
      ] as const) {
        await box.fill(typed);
        await first.getByText(found).first().waitFor();
      }
      await box.fill("orderCard");
      await first.getByText("orderCard").first().waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL(/cards\.html#orderCard$/);
      expect(visit.faults).toEqual([]);
    });
  });

  test("answers most letters within 50 ms once its index is there", async () => {
    const visit = await visitSite();
    const { page } = visit;
    await visit.go("index.html");
    await page.getByRole("combobox").fill("card");
    await page.getByRole("option").first().waitFor();
    const median = await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>("input[type=search]");
      if (input === null) throw new Error("no search");
      const times = ["a", "ac", "acc", "acco", "4", "40", "403", "card_", "currency", "createCard"].map((typed) => {
        const startedAt = performance.now();
        input.value = typed;
        input.dispatchEvent(new Event("input"));
        return performance.now() - startedAt;
      });
      return times.sort((a, b) => a - b)[times.length / 2];
    });
    expect(median).toBeLessThan(50);
  });

  test("can be read without a script", async () => {
    const visit = await visitSite("http", { javaScriptEnabled: false });
    const { page } = visit;
    await visit.go("anytime/cards.html#orderCard");
    expect(await page.locator("#orderCard").isVisible()).toBe(true);
    expect(await page.getByRole("combobox").isVisible()).toBe(false);
    await page.getByRole("navigation").getByRole("link", { name: "Schemas" }).first().click();
    expect(await page.locator("h1").textContent()).toBe("Schemas");
    expect(visit.faults).toEqual([]);
  });

  test("has its contents behind a link on a phone, and nothing wider than the screen", async () => {
    const visit = await visitSite("http", { viewport: phone, hasTouch: true, isMobile: true });
    const { page } = visit;
    for (const path of ["index.html", "anytime/cards.html", "brocard/errors.html", "vaultspay/card-life.html"]) {
      await visit.go(path);
      const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
      expect({ path, wide }).toEqual({ path, wide: Math.min(wide, screen) });
    }
    await visit.go("anytime/cards.html");
    const contents = page.getByRole("navigation");
    expect(await contents.isVisible()).toBe(false);
    await page.getByRole("link", { name: "Contents", exact: true }).click();
    expect(await contents.isVisible()).toBe(true);
    await contents.locator("a[href$='#orderCard']").click();
    expect(await contents.isVisible()).toBe(false);
    expect(await page.locator("#orderCard").isVisible()).toBe(true);
    expect(visit.faults).toEqual([]);
  });

  test("shows what a search finds over the width of a phone", async () => {
    const visit = await visitSite("http", { viewport: phone, hasTouch: true, isMobile: true });
    const { page } = visit;
    await visit.go("anytime/index.html");
    await page.getByRole("combobox").fill("card pin");
    await page.getByRole("option").first().waitFor();
    const box = await page.getByRole("listbox").boundingBox();
    expect(box?.width).toBeGreaterThan(phone.width - 20);
    await page.getByRole("option").first().tap();
    await page.waitForURL(/#\w+CardPin$/);
    expect(visit.faults).toEqual([]);
  });

  test("lets a keyboard skip to the text", async () => {
    const visit = await visitSite();
    const { page } = visit;
    await visit.go("anytime/cards.html");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the text");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#main");
  });

  test("opens every page without a fault", { timeout: 180_000 }, async () => {
    const visit = await visitSite();
    const { page } = visit;
    await visit.go("index.html");
    const seen = new Set<string>();
    const waiting = [page.url()];
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      if (seen.has(url)) continue;
      seen.add(url);
      const response = await page.goto(url, { waitUntil: "domcontentloaded" });
      expect({ url, status: response?.status() }).toEqual({ url, status: 200 });
      const links = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>("nav a, main ul a")].map(({ href }) =>
          href.replace(/#.*$/, ""),
        ),
      );
      const { origin } = new URL(url);
      waiting.push(...new Set(links.filter((link) => link.startsWith(origin) && link.endsWith(".html"))));
    }
    expect(seen.size).toBeGreaterThan(100);
    expect(visit.faults).toEqual([]);
  });
});
