import { expectSame, succeeded } from "../../expectation.js";
import { openDoorStories } from "../../vaultspay/door-stories.js";
import { refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

export const pingScenarios = [
  ...openDoorStories("ping", (client, options) => client.GET("/v1/ping", options)),

  scenario("ping", "says that the service is up", { evidence: "stated" }, async ({ client }) => {
    expectSame("the answer", await succeeded(client.GET("/v1/ping")), { data: "Service is up and running!" });
  }),

  scenario("ping", "answers without a token", {}, async (world) => {
    const answer = await world.send(new Request(`${world.baseUrl}/v1/ping`));
    expectSame("the status", answer.status, 200);
  }),

  scenario("ping", "answers 401 1002 when the provider does", { needs: ["faults"] }, async (world) => {
    await world.faults.answerNext({ operationId: "ping", code: 1002 });
    await refusedWith(world.client.GET("/v1/ping"), 1002);
  }),
];
