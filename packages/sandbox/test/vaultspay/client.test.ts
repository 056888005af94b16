import { createVaultsPayClient, paginateVaultsPay, type VaultsPayEncryption } from "@openissuing/vaultspay";
import { describe, expect, test } from "vitest";
import { setup, start } from "./setup.js";
import { addAminaWithMoney, supplier } from "./users.fixture.js";

const minute = 60_000;
const day = 86_400_000;

/** The published client in front of a fresh sandbox; `now` moves both clocks. */
async function world(how: "off" | "oaep-sha256" | "pkcs1-v1_5", settings: Readonly<Record<string, unknown>> = {}) {
  const made = await setup({ tenant: { ...settings, ...(how === "off" ? {} : { keyWrap: how }) } });
  const { clientId, clientSecret, deviceId, publicKey } = made.tenant.settings;
  const encryption: VaultsPayEncryption =
    how === "off" ? { encryption: "off" } : { publicKey: String(publicKey), keyWrap: how };
  const targets: string[] = [];
  const clock = { now: start };
  const client = createVaultsPayClient({
    baseUrl: "https://sandbox.test/vaultspay",
    clientId: String(clientId),
    clientSecret: String(clientSecret),
    deviceId: String(deviceId),
    ...encryption,
    now: () => clock.now,
    fetch: (input, init) => {
      const request = new Request(input, init);
      targets.push(new URL(request.url).pathname.split("/").at(-1) ?? "");
      return made.sandbox.fetch(request);
    },
  });
  const pass = async (milliseconds: number) => {
    clock.now += milliseconds;
    await made.control.moveClock(made.tenant.id, { advance: milliseconds });
  };
  return { ...made, client, pass, targets };
}

describe("the published client", () => {
  test.each(["oaep-sha256", "pkcs1-v1_5", "off"] as const)("sends money with encryption %s", async (how) => {
    const made = await world(how);
    await addAminaWithMoney(made);
    const { client } = made;
    const contact = await client.POST("/be/api/v1/direct-payment-contact", { body: supplier });
    expect(contact.data?.data.details.accountTitle).toBe("Ex***** Su***** LLC");
    const body = {
      senderAccountId: "3001",
      paymentContactId: "5001",
      purpose: "RENT",
      description: "Rent",
      amount: 100,
    } as const;
    const sent = await client.POST("/tc/api/v1/direct-transfer", { body });
    expect(sent.data?.data).toMatchObject({ id: 6001, status: "PENDING", totalCharges: 10 });
    const refused = await client.POST("/tc/api/v1/direct-transfer", { body: { ...body, amount: 10_000_000 } });
    expect(refused.error).toMatchObject({ code: 1010, type: "BAD_REQUEST" });
  });

  test("refreshes its token, and logs in again when the session is over", async () => {
    const { act, client, pass, targets } = await world("oaep-sha256");
    const statuses: number[] = [];
    const list = async () => statuses.push((await client.GET("/us/api/v1/countries")).response.status);
    await list();
    await pass(31 * minute);
    await list();
    await pass(8 * day);
    await list();
    await act("endSessions");
    await list();
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(targets).toEqual([
      ...["saas-login", "countries"],
      ...["saas-refresh-token", "countries"],
      ...["saas-login", "countries"],
      ...["countries", "saas-login", "countries"],
    ]);
  });

  test("walks the pages", async () => {
    const { client, call } = await world("off");
    for (let count = 0; count < 5; count++) {
      await call("createAccount", { body: { userId: 2000, currencyId: 2, accountType: "DIGITAL" } });
    }
    const found: number[] = [];
    for await (const { id } of paginateVaultsPay(client, "/be/api/v1/accounts", {
      params: { query: { perPage: 2 } },
    })) {
      found.push(id);
    }
    expect(found).toEqual([3005, 3004, 3003, 3002, 3001, 3000]);
  });

  test("does not believe an answer that somebody changed on the way", async () => {
    const { sandbox, tenant } = await setup();
    const { clientId, clientSecret, deviceId, publicKey } = tenant.settings;
    const client = createVaultsPayClient({
      baseUrl: "https://sandbox.test/vaultspay",
      clientId: String(clientId),
      clientSecret: String(clientSecret),
      deviceId: String(deviceId),
      publicKey: String(publicKey),
      fetch: async (input, init) => {
        const answer = await sandbox.fetch(new Request(input, init));
        const { encryptedData } = await answer.json();
        const turned = `${encryptedData.startsWith("A") ? "B" : "A"}${encryptedData.slice(1)}`;
        return new Response(JSON.stringify({ encryptedData: turned }), { headers: answer.headers });
      },
    });
    await expect(client.GET("/v1/ping")).rejects.toMatchObject({ code: "ERR_BODY_TAMPERED" });
  });
});
