import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { openDoorStories, secondsUntil } from "../../vaultspay/door-stories.js";
import { logIn } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

export const loginScenarios = [
  ...openDoorStories("login", (client, options) =>
    client.POST("/as/api/v1/saas-login", { ...options, body: { clientId: "app", clientSecret: "secret" } }),
  ),

  scenario(
    "login",
    "gives an access token and a longer refresh token, without data around them",
    { evidence: "stated" },
    async (world) => {
      const tokens = await logIn(world);
      expectThat(secondsUntil(tokens.accessTokenExpiry) > 0, "the access token is to be good for a while");
      expectThat(
        Date.parse(tokens.refreshTokenExpiry) > Date.parse(tokens.accessTokenExpiry),
        "the refresh token is to outlive the access token",
      );
      expectSame("whether there is data", "data" in tokens, false);
    },
  ),

  scenario("login", "gives new tokens each time and leaves earlier ones good", {}, async (world) => {
    const [first, second] = [await logIn(world), await logIn(world)];
    expectThat(first.accessToken !== second.accessToken, "a second login is to give another access token");
    for (const { accessToken } of [first, second]) {
      const request = new Request(`${world.baseUrl}/pcs/api/v1/card-tiers`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
      expectSame("the status of a call with it", (await world.send(request)).status, 200);
    }
  }),

  scenario("login", "opens the door for the published client", { evidence: "stated" }, async (world) => {
    await succeeded(world.client.GET("/pcs/api/v1/card-tiers"));
  }),

  scenario("login", "answers 401 1002 to a client id or a secret that is wrong", {}, async (world) => {
    const { clientId, clientSecret } = world.credentials;
    for (const body of [
      { clientId, clientSecret: "wrong" },
      { clientId: "wrong", clientSecret },
    ]) {
      await refusedWith(world.client.POST("/as/api/v1/saas-login", { body }), 1002);
    }
  }),

  scenario(
    "login",
    "answers 422 1000 without one of the two, or with one that is no text",
    { evidence: "stated" },
    async ({ client }) => {
      const body = { clientId: "app", clientSecret: "secret" };
      await refusedFor(client.POST("/as/api/v1/saas-login", { body: wrong({ clientId: "app" }) }), "clientSecret");
      await refusedFor(client.POST("/as/api/v1/saas-login", { body: wrong({}) }), "clientId", "clientSecret");
      await refusedFor(client.POST("/as/api/v1/saas-login", { body: wrong({ ...body, clientId: 17 }) }), "clientId");
    },
  ),
];
