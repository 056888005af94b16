import { describe, expect, test } from "vitest";
import { bufferedResponse } from "../src/buffered-response.js";

const bytes = new TextEncoder().encode('{"a":"é"}').buffer;

function create(): Response {
  const headers = { "content-type": "application/json", "x-served-by": "a" };
  const source = new Response(null, { status: 402, statusText: "Pay", headers });
  return bufferedResponse(bytes, Object.defineProperty(source, "url", { value: "https://shop.example/" }));
}

const readers = {
  arrayBuffer: async (response: Response) => new Uint8Array(await response.arrayBuffer()),
  blob: (response: Response) => response.blob(),
  json: (response: Response): Promise<unknown> => response.json(),
  text: (response: Response) => response.text(),
};

describe("bufferedResponse", () => {
  test("is the answer it was made from", () => {
    const response = create();
    expect(response).toBeInstanceOf(Response);
    expect([response.status, response.statusText, response.ok, response.url]).toEqual([
      402,
      "Pay",
      false,
      "https://shop.example/",
    ]);
    expect(response.headers.get("x-served-by")).toBe("a");
  });

  test("gives its body in each form", async () => {
    expect(await create().text()).toBe('{"a":"é"}');
    expect(await create().json()).toEqual({ a: "é" });
    expect(await create().arrayBuffer()).toEqual(bytes);
    const blob = await create().blob();
    expect([blob.type, await blob.text()]).toEqual(["application/json", '{"a":"é"}']);
  });

  test("gives its body as a stream", async () => {
    const response = create();
    expect(await new Response(response.body).text()).toBe('{"a":"é"}');
    expect(response.bodyUsed).toBe(true);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  test("gives a form", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const response = bufferedResponse(new TextEncoder().encode("a=1").buffer, new Response(null, { headers }));
    expect([...(await response.formData())]).toEqual([["a", "1"]]);
  });

  test.each(Object.entries(readers))("%s reads it once", async (_name, read) => {
    const response = create();
    expect(response.bodyUsed).toBe(false);
    await read(response);
    expect(response.bodyUsed).toBe(true);
    await expect(read(response)).rejects.toThrow(TypeError);
    expect(() => response.clone()).toThrow(TypeError);
  });

  test("is not read by whoever reads a clone", async () => {
    const response = create();
    const copy = response.clone();
    expect([await copy.text(), copy.url, copy.status]).toEqual(['{"a":"é"}', "https://shop.example/", 402]);
    expect(await response.text()).toBe('{"a":"é"}');
  });

  test("keeps its bytes from whoever changes those it gave", async () => {
    const response = create();
    new Uint8Array(await response.clone().arrayBuffer()).fill(0);
    expect(await response.text()).toBe('{"a":"é"}');
  });

  test("can be cancelled like any answer", async () => {
    const response = create();
    await response.body?.cancel();
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  test("can be made into a plain one with other headers, as middleware does", async () => {
    const response = create();
    const plain = new Response(response.body, { status: response.status, headers: { "x-served-by": "b" } });
    expect([await plain.text(), plain.headers.get("x-served-by")]).toEqual(['{"a":"é"}', "b"]);
  });
});
