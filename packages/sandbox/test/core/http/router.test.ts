import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/http/document.js";
import { createRouter } from "../../../src/core/http/router.js";

/** Routes of these paths, each with a GET named like it. */
function routerOf(...paths: readonly string[]) {
  const entries = paths.map((path) => [path, { get: { operationId: path, responses: {} } }]);
  return createRouter(readDocument({ paths: Object.fromEntries(entries) }).operations);
}

function found(route: ReturnType<typeof createRouter>, path: string) {
  const match = route("GET", path);
  if (match.kind !== "operation") return match.kind;
  return [match.operation.operationId, Object.fromEntries(match.path instanceof Map ? match.path : [])];
}

describe("createRouter", () => {
  test.each([
    { name: "the fixed one first", paths: ["/a/group", "/a/{id}"] },
    { name: "the fixed one last", paths: ["/a/{id}", "/a/group"] },
  ])("tells a fixed segment from a parameter in its place, $name", ({ paths }) => {
    const route = routerOf(...paths, "/a/{id}/log");
    expect(found(route, "/a/group")).toEqual(["/a/group", {}]);
    expect(found(route, "/a/7")).toEqual(["/a/{id}", { id: "7" }]);
    expect(found(route, "/a/7/log")).toEqual(["/a/{id}/log", { id: "7" }]);
    expect(found(route, "/a")).toBe("noRoute");
  });

  test.each([["/a/{id}"], ["/a/{id}", "/a/group"]])("decodes a segment after it was told apart (%s)", (...paths) => {
    expect(found(routerOf(...paths), "/a/x%2Fy")).toEqual(["/a/{id}", { id: "x/y" }]);
  });

  test("names the methods a path has", () => {
    expect(routerOf("/a")("PUT", "/a")).toEqual({ kind: "wrongMethod", allowed: ["GET"] });
  });
});
