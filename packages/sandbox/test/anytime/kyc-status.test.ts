import { describe, expect, test } from "vitest";
import { judgeKyc, type KycFileState } from "../../src/anytime/kyc-status.js";

const held = (files: Record<string, KycFileState>) => new Map(Object.entries(files));
const card = { identity: "accepted", identity_back: "accepted", dom_1: "accepted" } as const;

describe("judgeKyc", () => {
  test("asks a consumer without files for an identity card and a bill", () => {
    const missing = ["identity", "identity_back", "dom_1"];
    expect(judgeKyc("consumer", held({}))).toEqual({ status: "incomplete", missing });
  });

  test("asks a business for its papers too", () => {
    expect(judgeKyc("business", held(card))).toEqual({ status: "incomplete", missing: ["status", "kbis"] });
  });

  test.each<{ name: string; type?: "business"; files: Record<string, KycFileState>; status: string }>([
    { name: "an identity card and a bill", files: card, status: "accepted" },
    { name: "a passport in place of the card", files: { passport: "accepted", dom_1: "accepted" }, status: "accepted" },
    {
      name: "the papers of a host in place of the bill",
      files: {
        passport: "accepted",
        dom_host: "accepted",
        identity_host: "accepted",
        identity_back_host: "accepted",
        affidavit: "accepted",
      },
      status: "accepted",
    },
    {
      name: "the papers of a business",
      type: "business",
      files: { ...card, status: "accepted", kbis: "pending" },
      status: "pending",
    },
    { name: "a file that waits", files: { ...card, dom_1: "pending" }, status: "pending" },
    {
      name: "a refused file beside one that waits",
      files: { ...card, dom_1: "pending", identity: "refused" },
      status: "refused",
    },
    {
      name: "a refused card beside an accepted passport",
      files: { ...card, identity: "refused", passport: "accepted" },
      status: "accepted",
    },
    { name: "a refused selfie, which nobody asked for", files: { ...card, selfie: "refused" }, status: "accepted" },
  ])("finds $status for $name", ({ type, files, status }) => {
    expect(judgeKyc(type ?? "consumer", held(files))).toEqual({ status, missing: [] });
  });

  test("lists a refused file as handed in, not as missing", () => {
    const verdict = judgeKyc("consumer", held({ identity: "accepted", dom_1: "refused" }));
    expect(verdict).toEqual({ status: "incomplete", missing: ["identity_back"] });
  });
});
