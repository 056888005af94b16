import { describe, expect, test } from "vitest";
import { createTallies } from "../../src/engine/tallies.js";

describe("createTallies", () => {
  test("adds cases up by phase and operation, in the order that is asked for", () => {
    const tallies = createTallies();
    tallies.count("examples", "b", "accepted");
    tallies.count("random", "a", "refused");
    tallies.count("random", "a", "violated");
    tallies.count("random", "a", "refusedByState");
    expect(tallies.tallies(["a", "b"])).toEqual([
      { phase: "random", operationId: "a", cases: 3, accepted: 0, refusedByState: 1, refused: 1, failed: 1 },
      { phase: "examples", operationId: "b", cases: 1, accepted: 1, refusedByState: 0, refused: 0, failed: 0 },
    ]);
    expect([tallies.cases, tallies.operations]).toEqual([4, 2]);
  });

  test("tells cases, failures and requests of one phase", () => {
    const tallies = createTallies();
    tallies.count("probes", "a", "violated");
    tallies.request("probes");
    tallies.request("probes");
    tallies.request("random");
    expect(tallies.phase("probes")).toEqual({ cases: 1, failed: 1, requests: 2 });
    expect(tallies.phase("scenarios")).toEqual({ cases: 0, failed: 0, requests: 0 });
  });

  test("keeps the first reason why an operation could not be called", () => {
    const tallies = createTallies();
    tallies.countSkipped("a", "no card");
    tallies.countSkipped("a", "no account");
    expect([...tallies.skipped()]).toEqual([["a", "no card"]]);
  });

  test("knows how often valid data of an operation succeeded", () => {
    const tallies = createTallies();
    tallies.valid("a", "accepted");
    tallies.valid("a", "refusedByState");
    expect([tallies.validOf("a"), tallies.validOf("b")]).toEqual([
      { played: 2, accepted: 1 },
      { played: 0, accepted: 0 },
    ]);
  });

  test("has a check that failed asked at least as often", () => {
    const tallies = createTallies();
    tallies.failed("body-schema");
    tallies.failed("body-schema");
    tallies.asked("content-type", 3);
    const of = (name: string) => tallies.checks(new Set(["content-type"])).find(({ check }) => check === name);
    expect(of("body-schema")).toEqual({ check: "body-schema", isDisabled: false, asked: 2, failed: 2 });
    expect(of("content-type")).toEqual({ check: "content-type", isDisabled: true, asked: 3, failed: 0 });
    expect(of("error-code")).toMatchObject({ asked: 0, failed: 0 });
  });
});
