import { expectThat } from "../story.js";

/** What a network between the client and the vendor sees of one call. */
export interface Exchange {
  readonly path: string;
  readonly headers: Headers;
  readonly sent: string;
  readonly received: string;
}

/** A `fetch` that remembers every exchange as it went over the wire. */
export interface Wire {
  readonly fetch: typeof fetch;
  /** In the order of their answers. */
  readonly exchanges: readonly Exchange[];
}

export function tapWire(): Wire {
  const exchanges: Exchange[] = [];
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const sent = await request.clone().text();
      const answer = await fetch(request);
      const received = await answer.clone().text();
      exchanges.push({ path: new URL(request.url).pathname, headers: request.headers, sent, received });
      return answer;
    },
    exchanges,
  };
}

/** Bytes of ciphertext and tag in a body. Throws `StoryError` for a body that holds anything else. */
export function sealedBytes(text: string): number {
  const body: unknown = JSON.parse(text);
  expectThat(isSealed(body), "something went over the wire that is not encrypted");
  return atob(body.encryptedData).length;
}

const isSealed = (body: unknown): body is { readonly encryptedData: string } =>
  typeof body === "object" &&
  body !== null &&
  Object.keys(body).length === 1 &&
  "encryptedData" in body &&
  typeof body.encryptedData === "string";
