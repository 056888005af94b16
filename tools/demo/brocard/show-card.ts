import { cardEmbedUrl } from "@openissuing/brocard";
import { expectThat } from "../story.js";
import type { IssuedCard, World } from "./world.js";

/** The page with number, expiry and CVV: an iframe of its holder opens it once. */
export async function showCard({ stage, client }: World, { id, lastFour }: IssuedCard): Promise<void> {
  const link = await stage.step("Make a link to the card's page", async () => {
    const value = await cardEmbedUrl(client, id);
    return { value, says: `${new URL(value).pathname.replace(/[^/]+$/, "***")}, once and for two days` };
  });

  await stage.step("Its holder opens it", async () => {
    const response = await fetch(link);
    const page = await response.text();
    const text = page.slice(page.indexOf("<body>")).replace(/<[^>]*>/g, " ");
    const number = /(?:\d{4}\s*){4}/.exec(text)?.[0].replace(/\s/g, "") ?? "";
    expectThat(response.ok && number.endsWith(lastFour), `the page answered ${response.status} without the number`);
    const [, expiry = "", cvv = ""] = /EXP\s+(\S+)[\s\S]*CVV\s+(\d+)/.exec(text) ?? [];
    const size = `${page.length} bytes of HTML`;
    return {
      value: undefined,
      says: `${size}: ${number.slice(0, 6)}…${lastFour}, ${expiry}, CVV ${cvv.replace(/\d/g, "*")}`,
    };
  });

  await stage.step("It opens once only", async () => {
    const response = await fetch(link);
    expectThat(response.status === 404, `the second opening was answered ${response.status}`);
    return { value: undefined, says: `the same link again: ${response.status}` };
  });
}
