import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { openDoorStories, secondsUntil } from "../../vaultspay/door-stories.js";
import { logIn } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/as/api/v1/saas-refresh-token";
const refresh = ({ client }: WorldBase, refreshToken: string) => client.POST(path, { body: { refreshToken } });

export const refreshTokenScenarios = [
  ...openDoorStories("refreshToken", (client, options) =>
    client.POST(path, { ...options, body: { refreshToken: "nobody-gave-this-out" } }),
  ),

  scenario("refreshToken", "gives another access token and no refresh token", { evidence: "stated" }, async (world) => {
    const { accessToken, refreshToken } = await logIn(world);
    const { data } = await succeeded(refresh(world, refreshToken));
    expectSame("the members", Object.keys(data).sort(), ["accessToken", "accessTokenExpiry"]);
    expectThat(data.accessToken !== accessToken, "the access token is to be another one");
    const headers = { authorization: `Bearer ${data.accessToken}` };
    const answer = await world.send(new Request(`${world.baseUrl}/pcs/api/v1/card-tiers`, { headers }));
    expectSame("the status of a call with it", answer.status, 200);
  }),

  scenario(
    "refreshToken",
    "lets the published client go on when its access token is too old",
    { needs: ["clock"], evidence: "stated" },
    async (world) => {
      await succeeded(world.client.GET("/pcs/api/v1/card-tiers"));
      await world.clock.advance(secondsUntil((await logIn(world)).accessTokenExpiry) + 60);
      await succeeded(world.client.GET("/pcs/api/v1/card-tiers"));
    },
  ),

  scenario(
    "refreshToken",
    "answers 401 1004 to a token that is unknown, an access token, too old, or of a session that is over",
    { needs: ["clock", "sessions"] },
    async (world) => {
      const { accessToken, refreshToken } = await logIn(world);
      await refusedWith(refresh(world, "nobody-gave-this-out"), 1004);
      await refusedWith(refresh(world, accessToken), 1004);
      await world.sessions.end();
      await refusedWith(refresh(world, refreshToken), 1004);
      const old = await logIn(world);
      await world.clock.advance(secondsUntil(old.refreshTokenExpiry) + 60);
      await refusedWith(refresh(world, old.refreshToken), 1004);
    },
  ),

  scenario(
    "refreshToken",
    "answers 422 1000 without a token, or with one that is no text",
    { evidence: "stated" },
    async ({ client }) => {
      await refusedFor(client.POST(path, { body: wrong({}) }), "refreshToken");
      await refusedFor(client.POST(path, { body: wrong({ refreshToken: 1 }) }), "refreshToken");
    },
  ),
];
