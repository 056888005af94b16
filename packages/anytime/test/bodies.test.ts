import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AnytimeClient } from "../src/index.js";
import { createClient, fakeAnytime } from "./support/fake-anytime.js";

interface BodyExample {
  readonly name: string;
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly media: string;
  readonly body: Readonly<Record<string, string | number>>;
}

interface Item {
  readonly [method: string]: {
    readonly operationId: string;
    readonly requestBody?: {
      readonly content: Readonly<
        Record<string, { readonly examples: Readonly<Record<string, { readonly value: BodyExample["body"] }>> }>
      >;
    };
  };
}

const bundle: { readonly paths: Readonly<Record<string, Item>> } = JSON.parse(
  readFileSync(new URL("../../../spec/generated/anytime.json", import.meta.url), "utf8"),
);

/** Every example of a request body in the document. */
const examples: BodyExample[] = Object.entries(bundle.paths).flatMap(([path, item]) =>
  (["post", "put"] as const).flatMap((method) =>
    Object.entries(item[method]?.requestBody?.content ?? {}).flatMap(([media, content]) =>
      Object.entries(content.examples).map(([name, { value }]) => ({
        name: `${item[method]?.operationId} ${name}`,
        method: method === "post" ? ("POST" as const) : ("PUT" as const),
        path,
        media,
        body: value,
      })),
    ),
  ),
);

type Send = (path: string, options: unknown) => Promise<unknown>;

/** Sends an example as a caller would: files as blobs, everything else as the document writes it. */
async function send(client: AnytimeClient, { method, path, media, body }: BodyExample): Promise<void> {
  const isForm = media === "application/x-www-form-urlencoded";
  const given = isForm
    ? body
    : Object.fromEntries(Object.entries(body).map(([key, text]) => [key, new Blob([String(text)])]));
  const params = { path: { id: 1234, card_ref: "ANY0000000000" } };
  await (client[method] as unknown as Send)(path, { params, body: given });
}

describe("bodies", () => {
  test("are sent by every operation that has one", () => {
    expect(new Set(examples.map(({ method, path }) => `${method} ${path}`)).size).toBe(14);
  });

  test.each(examples.filter(({ media }) => media.includes("urlencoded")))(
    "of $name go out as a form",
    async (example) => {
      const vendor = fakeAnytime();
      await send(createClient(vendor.fetch), example);
      const sent = vendor.seen.at(-1);
      expect(sent?.headers.get("content-type")).toBe(example.media);
      const expected = Object.entries(example.body).map(([name, value]) => [name, String(value)]);
      expect([...new URLSearchParams(sent?.body)]).toEqual(expected);
    },
  );

  test.each(examples.filter(({ media }) => media.includes("multipart")))(
    "of $name go out as files",
    async (example) => {
      const vendor = fakeAnytime();
      await send(createClient(vendor.fetch), example);
      const form = (await vendor.seen.at(-1)?.request.formData()) ?? new FormData();
      const files = await Promise.all([...form].map(async ([name, file]) => [name, await new Response(file).text()]));
      expect(Object.fromEntries(files)).toEqual(example.body);
      expect([...form.values()].every((file) => file instanceof File && file.name !== "")).toBe(true);
    },
  );
});
