import axe, { type NodeResult } from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { desktop, phone } from "./stage.js";
import { useStage } from "./use-stage.js";

declare global {
  interface Window {
    /** Set by its script. */
    readonly axe: typeof axe;
  }
}

/** One page of each kind. */
const kinds = [
  "index.html",
  "anytime/index.html",
  "anytime/cards.html",
  "anytime/schemas.html",
  "anytime/errors.html",
  "anytime/webhooks.html",
  "anytime/assumed.html",
  "anytime/changelog.html",
  "brocard/payments.html",
  "vaultspay/card-life.html",
  "vaultspay/assumed.html",
  "treezor/index.html",
  "treezor/connect/index.html",
  "guides/index.html",
  "guides/run-contract-tests-in-ci.html",
  "guides/sign-a-request.html",
];

/** What axe finds, a line each: rule and elements. The rules are those of WCAG 2.2 AA and axe's best practices. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => (await window.axe.run(document)).violations);
  const shown = (nodes: readonly NodeResult[]) => nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
  return found.map(({ id, nodes }) => `${id}: ${shown(nodes).join(" ")}`);
}

describe("axe finds nothing", () => {
  const { stage, visitSite } = useStage();

  describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
    for (const [device, viewport] of [
      ["a desktop", desktop],
      ["a phone", phone],
    ] as const) {
      test.each(kinds)(`on ${device}: %s`, async (path) => {
        const visit = await visitSite("http", { colorScheme, viewport });
        await visit.go(path);
        expect(await violations(visit.page)).toEqual([]);
      });

      test(`on ${device} while a search shows results`, async () => {
        const visit = await visitSite("http", { colorScheme, viewport });
        await visit.go("anytime/index.html");
        await visit.page.getByRole("combobox").fill("card");
        await visit.page.getByRole("option").first().waitFor();
        expect(await violations(visit.page)).toEqual([]);
      });

      test(`on ${device} with the form and an answer`, async () => {
        const visit = await visitSite("http", { colorScheme, viewport });
        await visit.go("brocard/users.html");
        const place = visit.page.locator(`.try-it[data-operation*='"id":"createUser"']`);
        await place.getByRole("button", { name: "Try it in the sandbox" }).click();
        await place.getByLabel("Sandbox").fill(stage().sandboxUrl);
        await place.getByRole("button", { name: "Send" }).click();
        await place.locator(".outcome").waitFor();
        for (const fold of await place.locator("summary").all()) await fold.click();
        expect(await violations(visit.page)).toEqual([]);
      });
    }
  });

  test("on a phone while the contents cover the page", async () => {
    const visit = await visitSite("http", { viewport: phone });
    await visit.go("anytime/cards.html#contents");
    expect(await violations(visit.page)).toEqual([]);
  });
});
