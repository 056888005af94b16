import { setup } from "./setup.js";
import { addAminaWithMoney, supplier } from "./users.fixture.js";

const order = {
  senderAccountId: "3001",
  paymentContactId: "5001",
  purpose: "GOODS_BOUGHT",
  description: "Invoice 2026 117",
  amount: 100_000,
};

/** Amina with 5000.00, the supplier as a contact, and webhooks that arrive. */
export async function transferWorld(tenant: Readonly<Record<string, unknown>> = {}, statuses: readonly number[] = []) {
  const hooks: { readonly body: string; readonly signature: string | null }[] = [];
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    hooks.push({ body: String(init?.body), signature: new Headers(init?.headers).get("VaultsPay-Signature") });
    return new Response(null, { status: statuses[hooks.length - 1] ?? 200 });
  };
  const made = await setup({ fetch, tenant: { webhookUrl: "http://hooks.test/in", ...tenant } });
  await addAminaWithMoney(made);
  await made.call("createPaymentContact", { body: supplier });
  const send = (change: Readonly<Record<string, unknown>> = {}) =>
    made.call("createDirectTransfer", { body: { ...order, ...change } });
  const money = async (id = 3001) => {
    const { data } = await made.call("getAccount", { path: { id } });
    return [data.balance, data.balanceOnHold];
  };
  const audit = () => made.control.audit(made.tenant.id);
  return { ...made, hooks, send, money, audit };
}
