import { createAjv } from "../../src/core/http/ajv.js";
import { closeSchema } from "../../src/core/http/closed-schema.js";
import { listOf, readDocument } from "../../src/core/http/document.js";
import { bundle, type CallOptions, callerWith, type SetupOptions, setup } from "./setup.js";

/** Calls and control of one company with money, and what tests of payments do all the time. */
export type PaymentWorld = Awaited<ReturnType<typeof setupPayments>>;

// biome-ignore lint/suspicious/noExplicitAny: tests read members of results they just provoked
type Result = any;

/** The user of the first key, and the BINs a company starts with. */
export const owner = 2;
export const accountBin = "555555";
export const cardBin = "411111";

/** The accounts of a company: of the owner, of the team. */
export const ownAccount = "acc_33333333-3333-4333-8333-000000000001";
export const teamAccount = "acc_33333333-3333-4333-8333-000000000002";

export const day = 86_400_000;
const webhookUrl = "https://hooks.example.com/brocard";

/** A company whose webhooks are taken, with `money` on the account of its owner; "0" for none. */
export async function setupPayments({ money = "10000.00", ...options }: SetupOptions & { money?: string } = {}) {
  const fetch = async () => new Response(null, { status: 204 });
  const { tenant: settings, ...rest } = options;
  const world = await setup({ fetch, ...rest, tenant: { webhookUrl, ...settings } });
  const { call, control, tenant } = world;
  const act = async (name: string, input: object = {}): Promise<Result> => control.act(tenant.id, name, input);
  if (money !== "0") await act("topUp", { income: money });

  /** Issues a card to the owner, spending from the account unless `bin` says otherwise; answers its number. */
  async function issue(members: Readonly<Record<string, unknown>> = {}): Promise<number> {
    const ofKind = members.bin === cardBin ? { balance: 100 } : {};
    const body = { bin: accountBin, title: "Ads", user_id: owner, transaction_limit: 5000, ...ofKind, ...members };
    const { body: made, status } = await call("createCard", { body });
    if (status !== 201) throw new Error(`createCard answered ${status}: ${JSON.stringify(made)}`);
    return made.id;
  }

  const read = async (operationId: string, options: CallOptions): Promise<Result> =>
    (await call(operationId, options)).body;
  const list = async (operationId: string, query: CallOptions["query"] = {}): Promise<Result[]> =>
    (await read(operationId, { query: { per_page: 1000, ...query } })).data;

  return {
    ...world,
    act,
    issue,
    list,
    pay: (card_id: number, amount: string, more: object = {}) => act("simulatePayment", { card_id, amount, ...more }),
    settle: (payment_id: number, more: object = {}) => act("settlePayment", { payment_id, ...more }),
    refund: (payment_id: number, more: object = {}) => act("refundPayment", { payment_id, ...more }),
    update: (card_id: number, body: object) => call("updateCard", { path: { card_id }, body }),
    card: (card_id: number) => read("getCard", { path: { card_id } }),
    payment: (payment_id: number) => read("getPayment", { path: { payment_id } }),
    payments: (query?: CallOptions["query"]) => list("listPayments", query),
    groups: (group: string, query: CallOptions["query"] = {}) => read("groupPayments", { query: { group, ...query } }),
    /** What can be spent from the owner's account. */
    available: async (): Promise<string> => (await read("listBalances", {})).data[0].available,
    pass: (milliseconds: number) => control.moveClock(tenant.id, { advance: milliseconds }),
    audit: () => control.audit(tenant.id),
    /** Webhooks so far, oldest first, each checked closed against the document. */
    told: async (): Promise<Result[]> => {
      const bodies = (await control.deliveries(tenant.id)).map(({ body }) => JSON.parse(body));
      for (const body of bodies) checkEvent(body);
      return bodies;
    },
  };
}

/** A company of its own in the same sandbox. */
export async function neighbour({ control, sandbox }: PaymentWorld) {
  const tenant = await control.tenants.create({ api: "brocard" });
  return { tenant, call: callerWith(sandbox, String(tenant.settings.apiKey)) };
}

const document = readDocument(bundle);
/** The values that a schema of the document lists. */
export function listed(schema: string): readonly string[] {
  return listOf(document.resolve({ $ref: `#/components/schemas/${schema}` }).enum).map(String);
}

const ajv = createAjv({ fillDefaults: false });
const events = new Map<string, ReturnType<typeof ajv.compile>>();

/** Checks a webhook closed: a member the document does not list is a fault. */
function checkEvent(body: Result): void {
  const name = String(body.webhook_type);
  const schema = { $ref: `#/components/schemas/${eventSchemas[name]}` };
  const accepts = events.get(name) ?? ajv.compile(closeSchema(document, schema));
  events.set(name, accepts);
  if (!accepts(body)) throw new Error(`webhook ${name}: ${JSON.stringify(accepts.errors)}`);
}

const eventSchemas: Readonly<Record<string, string>> = {
  otp_code: "OtpCodeEvent",
  payment: "PaymentEvent",
  refund: "RefundEvent",
};
