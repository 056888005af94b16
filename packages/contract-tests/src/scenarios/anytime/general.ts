import { failureOf, isAnytimeError } from "@openissuing/anytime";
import { anonymous, goingTo } from "../../anytime/alter.js";
import { unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import { transfer } from "../../anytime/transfer-fixtures.js";
import type { WorldBase } from "../../anytime/world.js";
import { expectSame, expectThat, refused } from "../../expectation.js";

const start = "/v1.0/apicheck";

/** A path of the document with something well-formed for each parameter. */
const filled = (template: string) => template.replace("{card_ref}", "ANY0000000000").replace(/\{\w+\}/g, "1");

const call = ({ client, altered }: WorldBase, method: string, template: string, isAnonymous: boolean) => {
  const go = goingTo(start, filled(template), method);
  return client.GET(start, { fetch: altered((request) => go(isAnonymous ? anonymous(request) : request)) });
};

export const generalScenarios = [
  scenario(
    "general",
    "every operation answers 401 4010010 to a caller without authentication",
    { evidence: "inferred" },
    async (world) => {
      for (const { method, path } of world.document.operations.values()) {
        await refused(call(world, method, path, true), 4010010);
      }
    },
  ),

  scenario(
    "general",
    "every path answers 405 4050010 to methods it does not have",
    { evidence: "inferred" },
    async (world) => {
      const paths = new Set([...world.document.operations.values()].map(({ path }) => path));
      for (const path of paths) {
        for (const method of ["DELETE", "PATCH"]) await refused(call(world, method, path, false), 4050010);
      }
    },
  ),

  scenario(
    "general",
    "every version refuses paths it does not have with 404 4040010",
    { evidence: "inferred" },
    async (world) => {
      for (const path of ["/v1.0", "/v1.0/", "/v1.0/accounts/1/nothing", "/v1.0/apicheck/", "/oauth/v2"]) {
        await refused(call(world, "GET", path, false), 4040010);
      }
    },
  ),

  scenario(
    "general",
    "fault: every catalogued code arrives typed with its status",
    { needs: ["faults"] },
    async (world) => {
      // This operation lists every status that any operation has.
      const operationId = "createCreditTransfer";
      for (const { code, status, exception } of world.document.errorCodes.values()) {
        // To a 4010050 the client answers with a new token and one repeat.
        await world.faults.answerNext({ operationId, code, times: code === 4010050 ? 2 : 1 });
        const failure = failureOf(await transfer(world, unknownAccount));
        expectThat(isAnytimeError(failure), `${code} is to arrive as an error of the document`);
        const seen = { code: failure.code, status: failure.status, exception: failure.exception };
        expectSame("the error", seen, { code, status, exception });
      }
    },
  ),
];
