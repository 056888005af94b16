import { describe, expect, test } from "vitest";
import { compose, type FetchLayer, toRequest } from "../src/fetch-layer.js";

const answer: typeof fetch = async () => new Response("network");

function tracing(name: string, trace: string[]): FetchLayer {
  return (next) => async (input, init) => {
    trace.push(`${name} in`);
    const response = await next(input, init);
    trace.push(`${name} out`);
    return response;
  };
}

describe("compose", () => {
  test("makes the first layer the outermost", async () => {
    const trace: string[] = [];
    await compose(tracing("a", trace), tracing("b", trace))(answer)("http://a.test");
    expect(trace).toEqual(["a in", "b in", "b out", "a out"]);
  });

  test("of no layers is the fetch it is given", () => {
    expect(compose()(answer)).toBe(answer);
  });

  test("nests", async () => {
    const trace: string[] = [];
    const inner = compose(tracing("b", trace), tracing("c", trace));
    await compose(tracing("a", trace), inner)(answer)("http://a.test");
    expect(trace.slice(0, 3)).toEqual(["a in", "b in", "c in"]);
  });
});

describe("toRequest", () => {
  test("hands a request alone through uncopied", () => {
    const request = new Request("http://a.test");
    expect(toRequest(request, undefined)).toBe(request);
  });

  test("applies the options of a call to the request", () => {
    expect(toRequest(new Request("http://a.test"), { method: "PUT" }).method).toBe("PUT");
  });
});
