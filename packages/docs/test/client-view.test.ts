import { describe, expect, test } from "vitest";
import { clientView } from "../src/client-view.js";

describe("clientView", () => {
  test("tells how the client is installed, and where the sandbox stands in for the vendor", () => {
    const { markup } = clientView("@openissuing/brocard");
    expect(markup).toMatch(/^npm install @openissuing\/brocard$/m);
    expect(markup).toContain("npx tsx first-call.ts");
    expect(markup).toContain("npx @openissuing/sandbox");
  });

  test("installs the whole package of a part, with what the part needs, and names no sandbox that is not there", () => {
    const { markup } = clientView("@openissuing/treezor/pci-dss");
    expect(markup).toMatch(/^npm install @openissuing\/treezor undici$/m);
    expect(markup).not.toContain("npx @openissuing/sandbox");
  });
});
