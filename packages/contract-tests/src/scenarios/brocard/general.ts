import { goingTo, withHeaders } from "../../alter.js";
import { anonymous, withBody, withQuery } from "../../brocard/alter.js";
import { ownUser, userForm } from "../../brocard/fixtures.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

const start = "/api/v2/balance";

/** A path of the document with something well-formed for each parameter. */
const filled = (template: string) =>
  template.replace("{token}", "99999999-9999-4999-8999-999999999999").replace(/\{\w+\}/g, "1");

const call = ({ client, altered }: WorldBase, method: string, template: string, isAnonymous = false) => {
  const go = goingTo(start, filled(template), method);
  return client.GET(start, { fetch: altered((request) => go(isAnonymous ? anonymous(request) : request)) });
};

export const generalScenarios = [
  scenario(
    "general",
    "every operation but the page of a card answers 401 to a caller without a key",
    { evidence: "inferred" },
    async (world) => {
      for (const { method, operationId, path } of world.document.operations.values()) {
        if (operationId !== "openCardEmbed") await refusedWith(call(world, method, path, true), 401);
      }
    },
  ),

  scenario("general", "every path answers 405 to methods it does not have", { evidence: "inferred" }, async (world) => {
    const paths = new Set([...world.document.operations.values()].map(({ path }) => path));
    for (const path of paths) {
      for (const method of ["DELETE", "PATCH"]) await refusedWith(call(world, method, path), 405);
    }
  }),

  scenario("general", "paths that do not exist are refused with 404", { evidence: "inferred" }, async (world) => {
    for (const path of ["/api/v2", "/api/v1/cards", "/api/v2/cards/1/nothing", "/api/v3/balance"]) {
      await refusedWith(call(world, "GET", path), 404);
    }
  }),

  scenario("general", "answers carry a request_id of their own, refusals too", {}, async (world) => {
    const ids: (string | undefined)[] = [];
    for (let i = 0; i < 3; i++) ids.push((await succeeded(world.client.GET(start))).request_id);
    const refused = await world.client.POST("/api/v2/users", { body: userForm({ name: "" }) });
    ids.push(refused.error?.request_id);
    expectSame("different ids", new Set(ids).size, 4);
    expectThat(!ids.includes(undefined), "each answer is to have an id");
  }),

  scenario(
    "general",
    "members and parameters that nobody knows are ignored",
    { evidence: "inferred" },
    async (world) => {
      await succeeded(world.client.GET("/api/v2/users", { fetch: world.altered(withQuery("unknown=1&other[]=2")) }));
      const body = { ...userForm(), unknown: { deep: [] } };
      await succeeded(world.client.POST("/api/v2/users", { body: userForm(), fetch: world.altered(withBody(body)) }));
    },
  ),

  scenario(
    "general",
    "bodies that are no JSON object are refused with 422",
    { evidence: "inferred" },
    async (world) => {
      const message = { body: "The body must be a JSON object." };
      for (const text of ["{", "[]", "5", '"x"', '{"name":']) {
        const fetch = world.altered(withBody(text));
        await refusedFields(world.client.POST("/api/v2/users", { body: userForm(), fetch }), message);
      }
      const text = world.altered((request) =>
        withHeaders({ "content-type": "text/plain" })(withBody("name=x")(request)),
      );
      await refusedFields(world.client.POST("/api/v2/users", { body: userForm(), fetch: text }), message);
    },
  ),

  scenario(
    "general",
    "dates are in the zone of the profile unless a request says otherwise",
    { needs: ["company"] },
    async (world) => {
      const hoursOf = async (tz?: string) => {
        const { id } = await ownUser(world);
        const params = { path: { user_id: id }, query: tz === undefined ? {} : { tz } };
        const { created_at } = await succeeded(world.client.GET("/api/v2/users/{user_id}", { params }));
        return Date.parse(`${created_at.replace(" ", "T")}Z`) / 3_600_000;
      };
      const utc = await hoursOf("UTC");
      // Zones without summer time, one of them by the half hour.
      for (const [zone, hours] of [
        ["Asia/Tokyo", 9],
        ["Asia/Kolkata", 5.5],
        ["America/Phoenix", -7],
      ] as const) {
        expectSame(`hours between UTC and ${zone}`, (await hoursOf(zone)) - utc, hours);
        await world.company.set({ timeZone: zone });
        expectSame(`hours between UTC and the profile in ${zone}`, (await hoursOf()) - utc, hours);
      }
    },
  ),

  scenario("general", "fault: every status that refuses arrives typed", { needs: ["faults"] }, async (world) => {
    for (const status of [401, 403, 422, 429]) {
      await world.faults.answerNext({ operationId: "listUsers", code: status });
      await refusedWith(world.client.GET("/api/v2/users"), status);
    }
    await succeeded(world.client.GET("/api/v2/users"));
  }),
];
