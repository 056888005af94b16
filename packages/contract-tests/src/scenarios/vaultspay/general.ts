import { withHeaders } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { at } from "../../json.js";
import { issueCard } from "../../vaultspay/card-fixtures.js";
import { logIn, newUser } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const tiers = "/pcs/api/v1/card-tiers";

async function codeOf(response: Response): Promise<unknown> {
  return at(await response.json(), "code");
}

/** Another letter in the middle of a text in Base64, so that it stays Base64. */
const tampered = (text: string) => {
  const middle = text.length >> 1;
  return `${text.slice(0, middle)}${text[middle] === "A" ? "B" : "A"}${text.slice(middle + 1)}`;
};

export const generalScenarios = [
  scenario("general", "calls work encrypted and not, and say the same", { evidence: "stated" }, async (world) => {
    const [sealed, plain] = [world.clientWith({ encryption: "on" }), world.clientWith({ encryption: "off" })];
    expectSame("the tiers", (await succeeded(sealed.GET(tiers))).data, (await succeeded(plain.GET(tiers))).data);
  }),

  scenario(
    "general",
    "production refuses calls without encryption with 500 1018, and takes encrypted ones",
    { needs: ["company"] },
    async (world) => {
      await world.company.set({ environment: "production" });
      await refusedWith(world.clientWith({ encryption: "off" }).GET("/v1/ping"), 1018);
      await succeeded(world.clientWith({ encryption: "on" }).GET(tiers));
    },
  ),

  scenario(
    "general",
    "keys are wrapped by PKCS#1 v1.5 where the provider is set to it, and by OAEP no longer",
    { needs: ["company"] },
    async (world) => {
      await world.company.set({ keyWrap: "pkcs1-v1_5" });
      await succeeded(world.clientWith({ encryption: "on", keyWrap: "pkcs1-v1_5" }).GET(tiers));
      await refusedWith(world.clientWith({ encryption: "on" }).GET("/v1/ping"), 1018);
    },
  ),

  scenario("general", "a key or a vector that was changed on the way is refused with 500", {}, async (world) => {
    const client = world.clientWith({ encryption: "on" });
    const change = (name: string) =>
      world.altered((request) => withHeaders({ [name]: tampered(request.headers.get(name) ?? "") })(request));
    await refusedWith(client.GET("/v1/ping", { fetch: change("x-auth-signature") }), 1018);
    const body = { clientId: "app", clientSecret: "secret" };
    const call = client.POST("/as/api/v1/saas-login", { body, fetch: change("x-session-nonce") });
    await refusedWith(call, 1010);
  }),

  scenario(
    "general",
    "a body that was changed on the way, or is not encrypted, is refused with 500 1010, encrypted",
    {},
    async (world) => {
      const client = world.clientWith({ encryption: "on" });
      const body = { clientId: "app", clientSecret: "secret" };
      for (const sent of [
        JSON.stringify({ encryptedData: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }),
        JSON.stringify(body),
        "{",
      ]) {
        const fetch = world.altered(
          (request) => new Request(request.url, { method: "POST", headers: request.headers, body: sent }),
        );
        await refusedWith(client.POST("/as/api/v1/saas-login", { body, fetch }), 1010);
      }
    },
  ),

  scenario("general", "each answer has a vector of its own", {}, async (world) => {
    const client = world.clientWith({ encryption: "on" });
    const nonces = new Set<string | null>();
    for (let count = 0; count < 5; count++) {
      const { response } = await client.GET("/v1/ping");
      nonces.add(response.headers.get("x-session-nonce"));
    }
    expectSame("the number of different vectors", nonces.size, 5);
  }),

  scenario("general", "a body that is no JSON is refused with 500 1010", {}, async (world) => {
    const { accessToken } = await logIn(world);
    const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
    const request = new Request(`${world.baseUrl}/as/api/v1/users`, { method: "POST", headers, body: "{" });
    const answer = await world.send(request);
    expectSame("the refusal", [answer.status, await codeOf(answer)], [500, 1010]);
  }),

  scenario("general", "a request without any header is refused with 500 1018, in plain", {}, async (world) => {
    const bare = await world.sendBare(new Request(`${world.baseUrl}/v1/ping`));
    expectSame(
      "the plain refusal",
      [bare.status, bare.headers.get("x-session-nonce"), await codeOf(bare)],
      [500, null, 1018],
    );
  }),

  scenario(
    "general",
    "companies see nothing of each other, and a token opens its own company alone",
    { needs: ["kyc", "neighbour"] },
    async (world) => {
      const neighbour = await world.neighbour();
      const card = await issueCard(neighbour);
      const { email } = await newUser(neighbour);
      const { data } = await succeeded(
        world.client.GET("/be/api/v1/accounts", { params: { query: { perPage: 100 } } }),
      );
      expectThat(
        !data.some(({ id, iban }) => id === card.account.accountId && iban === card.account.iban),
        "accounts of another company are not to be seen",
      );
      await succeeded(
        world.client.POST("/as/api/v1/users", {
          body: { firstName: "Amina", lastName: "R", email: String(email), status: "ACTIVE" },
        }),
      );
      const { accessToken } = await logIn(neighbour);
      const fetch = world.altered(withHeaders({ authorization: `Bearer ${accessToken}` }));
      await refusedWith(world.client.GET(tiers, { fetch }), 1036);
    },
  ),

  scenario("general", "all members at fault are told at once", { evidence: "stated" }, async ({ client }) => {
    const body = { clientId: 1, clientSecret: 2 };
    await refusedFor(client.POST("/as/api/v1/saas-login", { body: body as never }), "clientId", "clientSecret");
  }),

  scenario(
    "general",
    "codes that nothing else brings about come as the catalogue says",
    { needs: ["faults"], evidence: "stated" },
    async (world) => {
      for (const code of [1001, 1008] as const) {
        await world.faults.answerNext({ operationId: "createDirectTransfer", code });
        const body = {
          paymentContactId: "1",
          currencyCode: "AED",
          purpose: "RENT",
          description: "x",
          amount: 1,
        } as const;
        await refusedWith(world.client.POST("/tc/api/v1/direct-transfer", { body }), code);
      }
    },
  ),
];
