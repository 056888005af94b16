import { type Called, type SetupOptions, setup, signIn } from "./setup.js";

/** Body of createAccount for a person. */
export const person = {
  acc_type: "consumer",
  acc_currency: "EUR",
  user_gender: "M",
  user_first_name: "Karim",
  user_last_name: "Durand-Test",
  user_dob: "1992-11-03",
  user_pob: "Lille",
  user_email: "karim@example.com",
  user_mobile_number: "33600000001",
  user_addr_line_1: "3 place de l'Exemple",
  user_addr_line_2: "Flat 4",
  user_addr_zip: "59000",
  user_addr_city: "Lille",
  user_addr_cc: "FR",
  user_nationality: "FR",
};

/** Body of createAccount for a corporation. */
export const company = {
  ...person,
  acc_type: "business",
  user_gender: "F",
  user_first_name: "Jeanne",
  user_last_name: "Moreau-Test",
  corp_name: "Exemple Conseil",
  corp_regnum: "000000000",
  corp_type: "SA",
  corp_activity: "Consulting",
  corp_tva: "FR00000000000",
  corp_addr_line_1: "2 avenue de l'Exemple",
  corp_addr_line_2: "Building B",
  corp_addr_zip: "69001",
  corp_addr_city: "Lyon",
  corp_addr_cc: "FR",
};

/** Body of createCreditTransfer. */
export const payment = {
  src_comment: "Supplier October",
  dst_comment: "Invoice 2020-117",
  dst_name: "John Smith",
  dst_iban: "NL91ABNA0417164300",
  dst_swift: "ABNCNL2A",
  amount: "155.00",
};

type Form = Record<string, string | undefined>;

const webhookUrl = "https://hooks.example.com/anytime";

/** A sandbox with one tenant whose webhooks are taken, and what tests of accounts do all the time. */
export async function setupAccounts(options: SetupOptions = {}) {
  const fetch = async () => new Response(null, { status: 204 });
  const { call: first, control, errors, sandbox, tenant } = await setup({ fetch, tenant: { webhookUrl }, ...options });
  let signedIn = first;
  const call: typeof first = (operationId, callOptions) => signedIn(operationId, callOptions);
  const act = (name: string, input: object) => control.act(tenant.id, name, input);

  async function openAccount(changes: Form = {}): Promise<number> {
    return (await call("createAccount", { form: { ...person, ...changes } })).body.acc_id;
  }

  /** Hands in files of these fields. */
  async function upload(id: number, ...fields: string[]): Promise<Called> {
    const files = Object.fromEntries(fields.map((field) => [field, new File(["bytes"], `${field}.jpg`)]));
    return call("uploadKyc", { path: { id }, files });
  }

  async function prove(acc_id: number): Promise<void> {
    await upload(acc_id, "user_passport", "user_dom_1");
    await act("reviewKycFile", { acc_id, verdict: "accepted" });
  }

  const receive = (acc_id: number, amount: string, more: object = {}) =>
    act("receiveMoney", { acc_id, amount, ...more });

  /** An account of a person, proved, with an IBAN and money. */
  async function readyAccount({ money = "1000.00", ...changes }: Form = {}) {
    const id = await openAccount(changes);
    await prove(id);
    const { iban, swift } = (await call("createIban", { path: { id }, form: { country_code: "FR" } })).body;
    if (money !== "0") await receive(id, money);
    return { id, iban, swift };
  }

  return {
    call,
    control,
    errors,
    sandbox,
    tenant,
    act,
    openAccount,
    upload,
    prove,
    receive,
    readyAccount,
    transfer: (id: number, changes: Form = {}) =>
      call("createCreditTransfer", { path: { id }, form: { ...payment, ...changes } }),
    transfersOf: async (id: number) => (await call("listCreditTransfers", { path: { id } })).body["credit-transfers"],
    balance: async (id: number) => (await call("getAccountBalance", { path: { id } })).body.balance,
    statements: async (id: number) => (await call("listAccountStatements", { path: { id } })).body.transactions,
    /** Bodies of the webhooks so far, oldest first. */
    told: async () => (await control.deliveries(tenant.id)).map(({ body }) => JSON.parse(body)),
    audit: () => control.audit(tenant.id),
    /** Moves the clock. Tokens live for an hour, so it signs in again. */
    pass: async (seconds: number) => {
      await control.moveClock(tenant.id, { advance: seconds * 1000 });
      signedIn = await signIn(sandbox, tenant);
    },
  };
}
