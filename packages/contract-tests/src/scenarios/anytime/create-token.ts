import type { Credentials } from "../../anytime/abilities.js";
import { anonymous, withHeaders, wrong } from "../../anytime/alter.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectThat, refused } from "../../expectation.js";

const form = ({ clientId, clientSecret, username, password }: Credentials) => ({
  grant_type: "password" as const,
  client_id: clientId,
  client_secret: clientSecret,
  username,
  password,
});

const ask = ({ client, credentials }: WorldBase, changes: Record<string, string | undefined> = {}) =>
  client.POST("/oauth/v2/token", { body: wrong({ ...form(credentials), ...changes }) });

const checkWith = ({ client, altered }: WorldBase, token: string) =>
  client.GET("/v1.0/apicheck", { fetch: altered(withHeaders({ authorization: `Bearer ${token}` })) });

/** Lets the client fetch its own token now: later it would end the one that is looked at. */
const settle = ({ client }: WorldBase) => bodyOf(client.GET("/v1.0/apicheck"));

export const createTokenScenarios = [
  scenario("createToken", "answers a bearer token that opens the API", {}, async (world) => {
    await settle(world);
    const { access_token, expires_in } = await bodyOf(ask(world));
    expectThat(expires_in > 0, "the token is to live for some seconds");
    await bodyOf(checkWith(world, access_token));
  }),

  scenario("createToken", "ends the token before it with 401 4010050", {}, async (world) => {
    await settle(world);
    const first = await bodyOf(ask(world));
    const second = await bodyOf(ask(world));
    expectThat(first.access_token !== second.access_token, "each call is to give another token");
    await bodyOf(checkWith(world, second.access_token));
    await refused(checkWith(world, first.access_token), 4010050);
  }),

  scenario(
    "createToken",
    "answers 401 4010020 for each parameter left out",
    { evidence: "inferred" },
    async (world) => {
      for (const name of ["grant_type", "client_id", "client_secret", "username", "password"]) {
        await refused(ask(world, { [name]: undefined }), 4010020);
      }
    },
  ),

  scenario("createToken", "answers 401 4010020 for another grant type", { evidence: "inferred" }, async (world) => {
    await refused(ask(world, { grant_type: "client_credentials" }), 4010020);
  }),

  scenario("createToken", "answers 401 4010030 for an unknown client", { evidence: "inferred" }, async (world) => {
    await refused(ask(world, { client_id: "nobody" }), 4010030);
  }),

  scenario("createToken", "answers 401 4010030 for a wrong client secret", { evidence: "inferred" }, async (world) => {
    await refused(ask(world, { client_secret: "wrong" }), 4010030);
  }),

  scenario(
    "createToken",
    "answers 401 4010040 for a wrong user or password",
    { evidence: "inferred" },
    async (world) => {
      await refused(ask(world, { username: "nobody" }), 4010040);
      await refused(ask(world, { password: "wrong" }), 4010040);
    },
  ),

  scenario("createToken", "answers 401 4010010 without signature", {}, async (world) => {
    const { client, credentials, altered } = world;
    await refused(client.POST("/oauth/v2/token", { body: form(credentials), fetch: altered(anonymous) }), 4010010);
  }),

  scenario(
    "createToken",
    "answers 401 4010070 for a signature of another key",
    { evidence: "inferred" },
    async (world) => {
      const stranger = world.clientWith({ privateKey: await world.foreignKey() });
      await refused(stranger.POST("/oauth/v2/token", { body: form(world.credentials) }), 4010070);
    },
  ),

  scenario("createToken", "answers 401 4010080 for validation data used before", {}, async (world) => {
    const { client, credentials, altered } = world;
    const sent: Request[] = [];
    const keep = altered((request) => {
      sent.push(request.clone());
      return request;
    });
    await bodyOf(client.POST("/oauth/v2/token", { body: form(credentials), fetch: keep }));
    const again = altered((request) => sent[0]?.clone() ?? request);
    await refused(client.POST("/oauth/v2/token", { body: form(credentials), fetch: again }), 4010080);
  }),

  scenario(
    "createToken",
    "answers 401 4010060 from an address that is not allowed",
    { needs: ["addresses"] },
    async (world) => {
      await world.addresses.allow(["192.0.2.0/24"]);
      await refused(ask(world), 4010060);
    },
  ),
];
