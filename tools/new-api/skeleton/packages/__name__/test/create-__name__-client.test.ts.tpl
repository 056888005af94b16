import { describe, expect, test } from "vitest";
import { ApiError, create{{Name}}Client, unwrap } from "../src/index.js";

/** A client over an injected network, and what it sent. */
function setUp(answer: Response) {
  const sent: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent.push(new Request(input, init));
    return answer.clone();
  };
  const client = create{{Name}}Client({ baseUrl: "https://vendor.invalid", apiKey: "key-1", fetch, retry: false });
  return { sent, call: () => client.{{method}}("{{path}}"{{options}}) };
}

describe("create{{Name}}Client", () => {
  test("sends the key to the path of the document", async () => {
    const { sent, call } = setUp(Response.json({}));
    await call();
    const [request] = sent;
    expect(new URL(request?.url ?? "").pathname).toBe("{{filledPath}}");
    expect(request?.headers.get("{{keyHeader}}")).toBe("{{keyPrefix}}key-1");
  });

  test("unwraps a refusal into an error with the vendor's code", async () => {
    const { call } = setUp(Response.json({ code: "refused", message: "No." }, { status: 422 }));
    const caught = await unwrap(call()).catch((error: unknown) => error);
    expect(caught).toBeInstanceOf(ApiError);
    expect(caught).toMatchObject({ status: 422, code: "refused" });
  });

  test.each(["", "a key", "clé"])("throws TypeError for the key %j", (apiKey) => {
    expect(() => create{{Name}}Client({ baseUrl: "https://vendor.invalid", apiKey })).toThrow(TypeError);
  });
});
