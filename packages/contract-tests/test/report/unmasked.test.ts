import type * as Signing from "@openissuing/signing";
import { describe, expect, test, vi } from "vitest";
import { leaksIn, showVaultsPayRun } from "./telltale.js";

/** What is not masked at the moment. */
const broken = vi.hoisted(() => ({ part: "" }));

// The reports mask with these alone; each is taken away in turn, to see that the proof of the masking would notice.
vi.mock("@openissuing/signing", async (original) => {
  const signing = await original<typeof Signing>();
  return {
    ...signing,
    redactBody: (body: Uint8Array<ArrayBuffer>, type: string | null) =>
      broken.part === "bodies" ? Promise.resolve(Buffer.from(body).toString()) : signing.redactBody(body, type),
    maskCardNumbers: (text: string) =>
      broken.part === "names and card numbers in pages" ? text : signing.maskCardNumbers(text),
    isSecretName: (name: string) => !broken.part.startsWith("names") && signing.isSecretName(name),
  };
});

const show = () => showVaultsPayRun(["getCardPan", "getCardCvv", "setCardPin", "activateCard"], 400);

describe("the proof that reports hold no secret", () => {
  test.each([
    { part: "bodies", leak: "a card number" },
    { part: "names in pages", leak: "digits after the name of a secret" },
    // A number after its name is masked by either.
    { part: "names and card numbers in pages", leak: "a card number" },
  ])(
    "fails where $part are not masked: $leak is seen",
    async ({ leak, part }) => {
      broken.part = part;
      const leaks = await show();
      broken.part = "";
      expect(new Set(leaksIn(leaks))).toContain(leak);
    },
    60_000,
  );

  test("passes where all of it is masked", async () => {
    expect(leaksIn(await show())).toEqual([]);
  }, 60_000);
});
