import { describe, expect, test } from "vitest";
import { runPlan } from "../../src/engine/run-plan.js";
import { thingsApi, thingsEnvironment } from "./things.js";
import { thingsServer } from "./things-server.js";

/** Answers what a case about a text in CSV gets with a status that no operation has. */
const teapot: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  if (request.headers.get("content-type") !== "text/csv") return thingsServer({})(request);
  return Response.json({}, { status: 418 });
};

describe("a case that rests on our reading", () => {
  test("makes its own refusal inferred, and nothing else it shows", async () => {
    const ground = { api: thingsApi, environment: thingsEnvironment(), baseUrl: "http://127.0.0.1:1", fetch: teapot };
    const { findings } = await runPlan({ ...ground, profile: "full", seed: 1, phases: ["boundaries"] });
    const evidence = new Map(findings.map((finding) => [finding.check, finding.evidence]));
    expect([evidence.get("media-type-refused"), evidence.get("documented-status")]).toEqual(["inferred", "stated"]);
  });
});
