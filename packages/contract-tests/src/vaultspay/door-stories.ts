import type { VaultsPayClient } from "@openissuing/vaultspay";
import { type Change, withHeaders } from "../alter.js";
import type { AnyScenario } from "../scenario.js";
import { logIn } from "./fixtures.js";
import { type AnyResult, refusedWith } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";
import type { World } from "./world.js";

/** A call of one operation; what it is about need not exist. `fetch` goes into its options where it is given. */
export type AnyCall = (client: VaultsPayClient, options: { readonly fetch?: typeof fetch }) => PromiseLike<AnyResult>;

/** Sends this token in place of the client's. */
export const bearer = (token: string): Change => withHeaders({ authorization: `Bearer ${token}` });

/** Addresses this machine does not call from (RFC 5737). */
const elsewhere = ["203.0.113.0/24"];

/** Headers that are no good, and why. */
const badHeaders: readonly Readonly<Record<string, string | undefined>>[] = [
  { "x-device-os": undefined },
  { "x-device-os": "WINDOWS" },
  { "x-device-id": undefined },
  { "x-device-id": "seventeen" },
  { "x-device-id": "999999999" },
];

/** Headers of the encryption that are no good: missing, no Base64, of the wrong length, no key. */
const badKeys: readonly Readonly<Record<string, string | undefined>>[] = [
  { "x-session-nonce": undefined },
  { "x-session-nonce": "not base64!" },
  { "x-session-nonce": "AAAA" },
  { "x-auth-signature": undefined },
  { "x-auth-signature": "not base64!" },
  { "x-auth-signature": `${"A".repeat(342)}==` },
  { "x-enable-encryption": "perhaps" },
];

/** What every operation refuses before it looks at what was asked: headers, addresses, and calls that are too many. */
export function openDoorStories(operationId: Subject, call: AnyCall): readonly AnyScenario[] {
  return [
    scenario(operationId, "answers 500 1018 to headers that are no good", {}, async (world) => {
      const faults = world.credentials.encryption === "off" ? badHeaders : [...badHeaders, ...badKeys];
      for (const headers of faults) {
        await refusedWith(call(world.client, { fetch: world.altered(withHeaders(headers)) }), 1018);
      }
    }),

    scenario(
      operationId,
      "answers 403 1007 to an address the company does not call from",
      { needs: ["company"], evidence: "stated" },
      async (world) => {
        await world.company.set({ allowedIps: elsewhere });
        await refusedWith(call(world.client, {}), 1007);
        await world.company.set({ allowedIps: null });
      },
    ),

    scenario(
      operationId,
      "answers 429 1005 beyond the requests of a minute",
      { needs: ["company"], evidence: "stated" },
      async (world) => {
        await world.company.set({ rateLimit: 0 });
        await refusedWith(call(world.client, {}), 1005);
      },
    ),
  ];
}

/** What every operation with a token refuses: the above, tokens that are no good, and a company that is blocked. */
export function doorStories(operationId: Subject, call: AnyCall): readonly AnyScenario[] {
  return [
    ...openDoorStories(operationId, call),

    scenario(operationId, "answers 401 1002 without a token", { evidence: "stated" }, async (world) => {
      const anonymous = world.altered(withHeaders({ authorization: undefined }));
      await refusedWith(call(world.client, { fetch: anonymous }), 1002);
    }),

    scenario(
      operationId,
      "answers 400 1036 to a token nobody gave out, and to a refresh token",
      { evidence: "stated" },
      async (world) => {
        const { refreshToken } = await logIn(world);
        for (const token of ["nobody-gave-this-out", refreshToken]) {
          await refusedWith(call(world.client, { fetch: world.altered(bearer(token)) }), 1036);
        }
      },
    ),

    scenario(
      operationId,
      "answers 401 1003 to a token that is too old, and 1004 to one whose session is over",
      { needs: ["clock", "sessions"], evidence: "stated" },
      async (world) => {
        const { accessToken } = await logIn(world);
        const again = await logIn(world);
        await world.clock.advance(secondsUntil(again.accessTokenExpiry) + 60);
        await refusedWith(call(world.client, { fetch: world.altered(bearer(accessToken)) }), 1003);
        const young = await logIn(world);
        await world.sessions.end();
        await refusedWith(call(world.client, { fetch: world.altered(bearer(young.accessToken)) }), 1004);
      },
    ),

    scenario(
      operationId,
      "answers 403 1006 while the company is blocked",
      { needs: ["users"], evidence: "inferred" },
      async (world: World<"users">) => {
        await world.users.setStatus(companyId, "BLOCK");
        await refusedWith(call(world.client, {}), 1006);
      },
    ),
  ];
}

/** The company itself as a user, in the examples of the document. */
export const companyId = 2000;

/** Whole seconds until a moment; the clock of the provider may be ahead already. */
export const secondsUntil = (moment: string) => Math.ceil((Date.parse(moment) - Date.now()) / 1000);
