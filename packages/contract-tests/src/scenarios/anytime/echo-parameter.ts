import { withHeaders, wrong } from "../../anytime/alter.js";
import { scenario } from "../../anytime/scenario.js";
import { bodyOf, expectSame, refused } from "../../expectation.js";

export const echoParameterScenarios = [
  scenario("echoParameter", "returns the parameter as it was sent", { evidence: "inferred" }, async ({ client }) => {
    for (const test_param of ["hello", "a&b=c +%", "été 你好 😀", "two\nlines", "<b>'\""]) {
      const echo = await bodyOf(client.POST("/v1.0/apicheck", { body: { test_param } }));
      expectSame("test_param", echo.test_param, test_param);
    }
  }),

  scenario("echoParameter", "answers null when none was sent", { evidence: "inferred" }, async ({ client }) => {
    const { test_param } = await bodyOf(client.POST("/v1.0/apicheck"));
    expectSame("test_param", test_param, null);
  }),

  scenario(
    "echoParameter",
    "answers 400 4000210 for an unknown parameter",
    { evidence: "inferred" },
    async ({ client }) => {
      await refused(client.POST("/v1.0/apicheck", { body: wrong({ test_parameter: "hello" }) }), 4000210);
    },
  ),

  scenario(
    "echoParameter",
    "answers 400 4000210 for a parameter sent twice",
    { evidence: "inferred" },
    async ({ client }) => {
      await refused(client.POST("/v1.0/apicheck", { body: wrong({ test_param: ["a", "b"] }) }), 4000210);
    },
  ),

  scenario(
    "echoParameter",
    "answers 400 4000210 for a form that says it is JSON",
    { evidence: "inferred" },
    async ({ client, altered }) => {
      const fetch = altered(withHeaders({ "content-type": "application/json" }));
      await refused(client.POST("/v1.0/apicheck", { body: { test_param: "hello" }, fetch }), 4000210);
    },
  ),
];
