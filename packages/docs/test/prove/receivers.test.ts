import { createSandbox, listen } from "@openissuing/sandbox";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/api-document.js";
import { provableApis } from "../../src/prove/provable-api.js";
import { proveWebhooks } from "../../src/prove/prove-webhooks.js";
import { proveWrittenWebhooks } from "../../src/prove/prove-written-webhooks.js";
import { bundles } from "../site.js";

const receiver = (status: number, mention = "") =>
  `// ${mention}\nexport async function receive(...given: unknown[]) {\n  return new Response(null, { status: ${status} });\n}`;
const verifying = (secret: string) => `import { createTreezorWebhooks } from "@openissuing/treezor/webhooks";
const webhooks = createTreezorWebhooks({ secret: "${secret}" });
export async function receive(request: Request): Promise<Response> {
  try {
    await webhooks.handle(await request.text(), () => undefined);
    return new Response();
  } catch {
    return new Response(null, { status: 403 });
  }
}`;

describe("receivers of webhooks", () => {
  test.each([
    { name: "takes what it should refuse", text: receiver(200, "the-secret-registered"), reason: /forged/ },
    { name: "refuses what it should take", text: receiver(403, "the-secret-registered"), reason: /answered 403/ },
    { name: "is no function", text: "// the-secret-registered\nexport const receive = 1;", reason: /no receive/ },
  ])("fail when one $name", async ({ text, reason }) => {
    const sandbox = createSandbox();
    const { apiUrls, close, url } = await listen(sandbox);
    const [api] = provableApis.filter(({ name }) => name === "vaultspay");
    if (api === undefined) throw new Error("no VaultsPay");
    try {
      const proof = await proveWebhooks(api, readDocument(bundles.get("vaultspay")), { sandbox, url, apiUrls }, text);
      expect(proof).toMatchObject({ proven: 0, failures: [{ reason: expect.stringMatching(reason) }] });
    } finally {
      await close();
      await sandbox.close();
    }
  });

  test.each([
    { name: "the secret of the webhook", text: verifying("the-secret-of-your-webhooks"), proven: 1 },
    { name: "another secret", text: verifying("another-secret-of-yours"), proven: 0 },
    { name: "no verification", text: receiver(200), proven: 0 },
  ])("of Treezor with $name are proven $proven times", async ({ text, proven }) => {
    const document = readDocument(bundles.get("treezor-connect"));
    const proof = await proveWrittenWebhooks(document, [{ page: "x.html", text, language: "typescript" }]);
    expect(proof.proven).toBe(proven);
  });
});
