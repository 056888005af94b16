import { describe, expect, test } from "vitest";
import { livePage } from "../src/live-page.js";
import { site } from "./site.js";

const live = (path: string) => livePage(Buffer.from(site.get(path) ?? "")).toString();
const policyOf = (text: string) => /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1];

describe("livePage", () => {
  test.each(["index.html", "anytime/cards.html"])("lets %s listen to its own server", (path) => {
    expect(policyOf(live(path))).toMatch(/; connect-src &#39;self&#39;/);
    expect(live(path)).toContain('<script src="/_live.js" defer></script>\n</head>');
  });

  test("takes nothing from what a page may do", () => {
    expect(policyOf(live("anytime/cards.html"))).toContain("http://127.0.0.1:* http://localhost:*");
    expect(policyOf(live("index.html"))).toContain("form-action &#39;none&#39;");
  });
});
