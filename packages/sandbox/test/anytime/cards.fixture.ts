import { type Called, type CallOptions, type SetupOptions, setup, signIn } from "./setup.js";

/** Calls and control of one tenant, with what tests of cards do all the time. */
export type CardWorld = Awaited<ReturnType<typeof setupCards>>;

// biome-ignore lint/suspicious/noExplicitAny: tests read members of results they just provoked
type Result = any;

const holder = {
  acc_type: "business",
  acc_currency: "EUR",
  user_gender: "F",
  user_first_name: "Jeanne",
  user_last_name: "Moreau-Test",
  user_dob: "1980-01-31",
  user_pob: "Lyon",
  user_email: "jeanne@example.com",
  user_mobile_number: "33600000000",
  user_addr_line_1: "1 rue de l'Exemple",
  user_addr_line_2: "",
  user_addr_zip: "75001",
  user_addr_city: "Paris",
  user_addr_cc: "FR",
  user_nationality: "FR",
};

export const order = {
  card_name: "JEANNE MOREAU-TEST",
  card_type: "PLASTIC",
  expiry_date: "2026-03-31",
  amount: "50",
  language: "fr",
  delivery_company_name: "",
  delivery_gender: "F",
  delivery_first_name: "Jeanne",
  delivery_last_name: "Moreau-Test",
  delivery_addr_1: "1 rue de l'Exemple",
  delivery_addr_2: "",
  delivery_zip: "75001",
  delivery_city: "Paris",
  delivery_cc: "FR",
};

export const day = 86_400_000;
const webhookUrl = "https://hooks.example.com/anytime";

/** A sandbox whose tenant has a webhook address that takes everything, and a business account of 100,000.00 with KYC files. */
export async function setupCards(options: SetupOptions = {}) {
  const fetch = async () => new Response(null, { status: 204 });
  const { control, call: first, errors, sandbox, tenant } = await setup({ fetch, tenant: { webhookUrl }, ...options });
  let signedIn = first;
  const call = (operationId: string, options: CallOptions = {}) => signedIn(operationId, options);

  async function pass(milliseconds: number): Promise<void> {
    await control.moveClock(tenant.id, { advance: milliseconds });
    signedIn = await signIn(sandbox, tenant); // Tokens live for an hour.
  }

  const act = async (name: string, input: object = {}): Promise<Result> => control.act(tenant.id, name, input);

  async function openAccount({ money = "100000.00", kyc = true, ...changes }: Record<string, string | boolean> = {}) {
    const { acc_id } = (await call("createAccount", { form: { ...holder, ...changes } })).body;
    if (kyc) await call("uploadKyc", { path: { id: acc_id }, files: { user_identity: new File(["x"], "id.png") } });
    if (money !== "0") await control.act(tenant.id, "receiveMoney", { acc_id, amount: money });
    return Number(acc_id);
  }

  const acc_id = await openAccount();
  const place = (form: Record<string, string | number | undefined> = {}) =>
    call("orderCard", { form: { acc_id, ...order, ...form } });

  /** Orders a card and activates a plastic one. */
  async function activeCard(form: Record<string, string | number> = {}): Promise<string> {
    const { order_status, card_ref } = (await place(form)).body;
    if (order_status === 3) await call("updateCard", { path: { card_ref }, form: { card_status: "ACT" } });
    return card_ref;
  }

  const move = (operationId: string) => (card_ref: string, amount: string | number) =>
    call(operationId, {
      path: { card_ref },
      form: { amount, acc_comment: "for the account", card_comment: "for the card" },
    });

  return {
    control,
    call,
    errors,
    sandbox,
    tenant,
    acc_id,
    openAccount,
    place,
    activeCard,
    load: move("creditCard"),
    unload: move("debitCard"),
    update: (card_ref: string, form: Record<string, string | number>) =>
      call("updateCard", { path: { card_ref }, form }),
    card: async (card_ref: string) => (await call("getCard", { path: { card_ref } })).body,
    balance: async (id = acc_id) => (await call("getAccountBalance", { path: { id } })).body.balance,
    transactions: async (card_ref: string) =>
      (await call("listCardTransactions", { path: { card_ref } })).body.transactions,
    pay: (input: object) => act("simulateCardPayment", input),
    act,
    pass,
    settle: () => pass(5_000),
    audit: () => control.audit(tenant.id),
    /** Bodies of the webhooks so far, oldest first. */
    told: async () => (await control.deliveries(tenant.id)).map(({ body }) => JSON.parse(body).body),
  };
}

/** A caller of another tenant of the same sandbox. */
export async function neighbour({ control, sandbox }: CardWorld, publicKey: string) {
  const tenant = await control.tenants.create({ api: "anytime", publicKey });
  return { tenant, call: await signIn(sandbox, tenant) };
}

/** Status and code of an answer. */
export const outcome = ({ status, code }: Called) => [status, code];
