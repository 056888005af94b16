import { describe, expect, test } from "vitest";
import { secretsOf, showBody } from "../src/show-body.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const show = (text: string, type: string | null, options?: Parameters<typeof showBody>[2]) =>
  showBody(bytes(text), type, options);

describe("showBody", () => {
  test.each(["text/html; charset=utf-8", "text/plain", "application/xml", "application/xhtml+xml", null])(
    "shows text of the type %s as it came",
    async (type) => {
      expect(await show("<h1>502 Bad Gateway</h1>\n<p>nginx</p>", type)).toBe("<h1>502 Bad Gateway</h1>\n<p>nginx</p>");
    },
  );

  test("shows what claims to be JSON and is a page", async () => {
    expect(await show("<html>down</html>", "application/json")).toBe("<html>down</html>");
  });

  test("tells pictures, documents and what is no UTF-8 by their size", async () => {
    expect(await show("%PDF-1.7", "application/pdf")).toBe("[8 bytes of application/pdf]");
    expect(await showBody(new Uint8Array([0xff, 0xfe, 0x00]), "text/html")).toBe("[3 bytes of text/html]");
  });

  test("tells a page by its size where it is private", async () => {
    expect(await show("<p>12/29</p>", "text/html", { isPrivate: true })).toBe("[12 bytes of text/html]");
  });

  test("reads JSON of any length to its end and shows at most 8,000 characters", async () => {
    const rows = Array.from({ length: 9_000 }, (_, id) => ({ id, pin: "1234" }));
    const shown = await show(JSON.stringify(rows), "application/json");
    expect([shown.length, shown.startsWith('[{"id":0,"pin":"***"}')]).toEqual([8_000, true]);
    expect((await show("x".repeat(5_000_000), "text/html")).length).toBe(8_000);
  });

  test.each([
    { name: "a card number", text: "<p>4111 1111 1111 1111</p>", hidden: "4111 1111" },
    { name: "a value after its name", text: "debug: client_secret=s3cr3t-7", hidden: "s3cr3t-7" },
    { name: "a member of broken JSON", text: '{"cvv": "123", "pin":"9876",', hidden: /123|9876/ },
    { name: "a number without quotes", text: '{"cvv":123', hidden: "123" },
    { name: "a cell of a table", text: "<tr><td>PIN</td><td>9876</td></tr>", hidden: "9876" },
    { name: "an attribute", text: '<input name="password" value="hunter22">', hidden: "hunter22" },
    { name: "a header that is echoed", text: "Authorization: Bearer abc.def-123456", hidden: "abc.def" },
    { name: "a token that tells what it is", text: "got eyJhbGciOiJIUzI1.eyJzdWIi.c2ln here", hidden: "eyJ" },
    { name: "the link to a card", text: '<a href="https://x.test/embed/AbC123">', hidden: "AbC123" },
  ])("masks $name", async ({ text, hidden }) => {
    for (const type of ["text/html", "application/json", null]) {
      const shown = await show(text, type);
      expect(shown).toContain("***");
      expect(shown).not.toMatch(hidden);
    }
  });

  test("masks what the request carried, wherever it comes back", async () => {
    const headers = new Headers({
      authorization: "Bearer k3y-of-the-company",
      "content-type": "application/x-www-form-urlencoded",
    });
    const secrets = secretsOf(headers, bytes("username=anna&password=p4ss-w0rd"));
    expect(await show("<i>k3y-of-the-company, p4ss-w0rd, anna</i>", "text/html", { secrets })).toBe(
      "<i>***, ***, anna</i>",
    );
    expect(await show('{"note":"k3y-of-the-company"}', "application/json", { secrets })).toBe('{"note":"***"}');
  });

  test("masks what stood in the JSON of the request, and takes what is none as empty", async () => {
    const headers = new Headers({ "content-type": "application/json" });
    const secrets = secretsOf(headers, bytes('{"app":{"clientId":"app-1234","clientSecret":"s3cret-0f-app"}}'));
    expect(await show("<i>app-1234 s3cret-0f-app</i>", "text/html", { secrets })).toBe("<i>app-1234 ***</i>");
    expect(secretsOf(headers, bytes('{"clientSecret":'))).toEqual([]);
  });

  test("spells out what a terminal would obey", async () => {
    expect(await show("a\u001b[2Jb\r\nc\u0000\u202e", "text/html")).toBe("a\\u001b[2Jb\nc\\u0000\\u202e");
  });
});
