import { importPrivateKey, signAnytime } from "@openissuing/signing";
import { anonymous, goingTo, withHeaders } from "../../anytime/alter.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectThat, refused } from "../../expectation.js";

const path = "/v1.0/apicheck";
const check = ({ client }: WorldBase) => client.GET(path);
const checkAt = ({ client, altered }: WorldBase, pathname: string, method?: string) =>
  client.GET(path, { fetch: altered(goingTo(path, pathname, method)) });

export const checkConnectionScenarios = [
  scenario("checkConnection", "answers the date and time", {}, async (world) => {
    const { date_time } = await bodyOf(check(world));
    expectThat(!Number.isNaN(Date.parse(date_time.replace(" ", "T"))), "date_time is to be a date and time");
  }),

  scenario("checkConnection", "answers 401 4010010 without any authentication", {}, async ({ client, altered }) => {
    await refused(client.GET(path, { fetch: altered(anonymous) }), 4010010);
  }),

  scenario(
    "checkConnection",
    "answers 401 4010010 without a token",
    { evidence: "inferred" },
    async ({ client, altered }) => {
      await refused(client.GET(path, { fetch: altered(withHeaders({ authorization: undefined })) }), 4010010);
    },
  ),

  scenario(
    "checkConnection",
    "answers 401 4010010 without a signature",
    { evidence: "inferred" },
    async ({ client, altered }) => {
      for (const name of ["x-signed-request", "x-validation-data"]) {
        await refused(client.GET(path, { fetch: altered(withHeaders({ [name]: undefined })) }), 4010010);
      }
    },
  ),

  scenario(
    "checkConnection",
    "answers 401 4010050 for an unknown token",
    { evidence: "inferred" },
    async ({ client, altered }) => {
      const fetch = altered(withHeaders({ authorization: "Bearer unknown-token" }));
      await refused(client.GET(path, { fetch }), 4010050);
    },
  ),

  scenario("checkConnection", "answers 401 4010050 for an expired token", { needs: ["clock"] }, async (world) => {
    const { client, altered } = world;
    let authorization: string | undefined;
    const keep = altered((request) => {
      authorization = request.headers.get("authorization") ?? undefined;
      return request;
    });
    await bodyOf(client.GET(path, { fetch: keep }));
    await world.clock.advance(3601);
    await refused(client.GET(path, { fetch: altered(withHeaders({ authorization })) }), 4010050);
  }),

  scenario(
    "checkConnection",
    "lets a client in that fetches a new token after the old one expired",
    { needs: ["clock"] },
    async (world) => {
      await bodyOf(check(world));
      await world.clock.advance(3601);
      await bodyOf(check(world));
    },
  ),

  scenario(
    "checkConnection",
    "answers 401 4010070 for a signature of another key",
    { evidence: "inferred" },
    async (world) => {
      const key = await importPrivateKey(await world.foreignKey());
      const fetch = world.altered(async (request) => {
        const signature = await signAnytime(key, request.headers.get("x-validation-data") ?? "");
        return withHeaders({ "x-signed-request": signature })(request);
      });
      await refused(world.client.GET(path, { fetch }), 4010070);
    },
  ),

  scenario(
    "checkConnection",
    "answers 401 4010070 for the signature of other validation data",
    { evidence: "inferred" },
    async (world) => {
      const { "x-signed-request": signature } = await headersOf(world);
      await refused(
        world.client.GET(path, { fetch: world.altered(withHeaders({ "x-signed-request": signature })) }),
        4010070,
      );
    },
  ),

  scenario(
    "checkConnection",
    "answers 401 4010070 for a signature that is no base64",
    { evidence: "inferred" },
    async ({ client, altered }) => {
      await refused(client.GET(path, { fetch: altered(withHeaders({ "x-signed-request": "!" })) }), 4010070);
    },
  ),

  scenario("checkConnection", "answers 401 4010080 for validation data used before", {}, async (world) => {
    const used = await headersOf(world);
    await refused(world.client.GET(path, { fetch: world.altered(withHeaders(used)) }), 4010080);
  }),

  scenario(
    "checkConnection",
    "answers 401 4010060 from an address that is not allowed",
    { needs: ["addresses"] },
    async (world) => {
      await bodyOf(check(world));
      await world.addresses.allow(["192.0.2.10", "2001:db8::/32"]);
      await refused(check(world), 4010060);
    },
  ),

  scenario(
    "checkConnection",
    "answers 400 4000010 for a malformed version",
    { evidence: "inferred" },
    async (world) => {
      for (const version of ["v1", "vx.y", "v1.0.0"]) await refused(checkAt(world, `/${version}/apicheck`), 4000010);
    },
  ),

  scenario(
    "checkConnection",
    "answers 400 4000011 for a version that is not served",
    { evidence: "inferred" },
    async (world) => {
      await refused(checkAt(world, "/v9.9/apicheck"), 4000011);
    },
  ),

  scenario(
    "checkConnection",
    "answers 404 4040010 where no operation lives",
    { evidence: "inferred" },
    async (world) => {
      await refused(checkAt(world, "/v1.0/nothing-here"), 4040010);
    },
  ),

  scenario(
    "checkConnection",
    "answers 405 4050010 for a method it does not have",
    { evidence: "inferred" },
    async (world) => {
      await refused(checkAt(world, path, "DELETE"), 4050010);
    },
  ),

  ...(
    [
      { code: 4290010, who: "from an address", rates: { perAddress: 1 } },
      { code: 4290020, who: "of a functionality", rates: { perFunctionality: 1 } },
      { code: 4290030, who: "of a user", rates: { perUser: 1 } },
    ] as const
  ).map(({ code, who, rates }) =>
    scenario(
      "checkConnection",
      `answers 429 ${code} for too many calls ${who}`,
      { needs: ["rates"], evidence: "inferred" },
      async (world) => {
        await world.rates.allow(rates);
        await refused(
          firstRefusal(4, () => check(world)),
          code,
        );
      },
    ),
  ),
];

/** Headers of a call that went through. */
async function headersOf({ client, altered }: WorldBase): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  const keep = altered((request) => {
    Object.assign(seen, Object.fromEntries(request.headers));
    return request;
  });
  await bodyOf(client.GET(path, { fetch: keep }));
  return seen;
}

/** Calls until it is refused; the minute of a limit can turn while it does. */
async function firstRefusal<T extends { readonly response: Response }>(
  times: number,
  call: () => Promise<T>,
): Promise<T> {
  const result = await call();
  return times === 1 || !result.response.ok ? result : firstRefusal(times - 1, call);
}
