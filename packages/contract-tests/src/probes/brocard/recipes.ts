import type { Need } from "../../brocard/abilities.js";
import { binOf, changeCard, inviteUser, issueCard, ownUser, settledPayment, userForm } from "../../brocard/fixtures.js";
import type { World } from "../../brocard/world.js";
import { succeeded } from "../../expectation.js";
import { once } from "../once.js";
import type { Call } from "../probe.js";
import type { Recipe, Recipes } from "../recipe.js";

/** Things of one company that calls are about, each made when it is first needed. */
export interface Things {
  readonly owner: () => ReturnType<typeof ownUser>;
  readonly member: () => ReturnType<typeof inviteUser>;
  /** Spends from the account of the owner, which has 5,000.00. */
  readonly card: () => ReturnType<typeof issueCard>;
  /** Has 50.00 of its own. */
  readonly filled: () => ReturnType<typeof issueCard>;
  /** A settled payment of 20.00 of the first card, of which 1.00 was refunded. */
  readonly payment: () => Promise<{ readonly id: number; readonly refund: number }>;
  readonly transfer: () => Promise<number>;
}

/** The things of a company. */
export function createThings(world: World<Need>): Things {
  const owner = once(() => ownUser(world));
  const member = once(() => inviteUser(world));
  const money = once(async () => {
    if ("money" in world) await world.money.arrive({ amount: "5000.00" });
  });
  const card = once(async () => {
    await money();
    return issueCard(world);
  });
  return {
    owner,
    member,
    card,
    filled: once(async () => {
      await money();
      return issueCard(world, "card_balance");
    }),
    payment: once(async () => {
      const id = await settledPayment(world, (await card()).id, "20.00");
      return { id, refund: await world.payments.refund(id, "1.00") };
    }),
    transfer: once(async () => {
      await money();
      const [from, to] = [(await owner()).email, (await member()).email];
      const body = { from, to, amount: 1, currency: "USD" as const };
      return (await succeeded(world.client.POST("/api/v2/transfers", { body }))).id;
    }),
  };
}

/**
 * A call of each operation of Brocard that succeeds, now and again. `openCardEmbed` has none: it takes no key, and its
 * page is shown once.
 */
export function brocardRecipes(world: World<Need>, things: Things): Recipes<Need> {
  const { card, member, owner, payment, transfer } = things;
  const plain = (more: Omit<Call, "operationId"> = {}): Recipe<Need> => ({ needs: [], make: async () => more });
  const ofCard = (more: Omit<Call, "operationId"> = {}): Recipe<Need> => ({
    needs: [],
    make: async () => ({ path: { card_id: `${(await card()).id}` }, ...more }),
  });
  // Not the owner: each company begins with one of the same number.
  const ofUser = (more: Omit<Call, "operationId"> = {}): Recipe<Need> => ({
    needs: [],
    make: async () => ({ path: { user_id: `${(await member()).id}` }, ...more }),
  });
  return {
    listAccounts: { needs: [], make: async () => ({ query: { email: (await owner()).email } }) },
    listBalances: plain(),
    listBins: plain(),
    listCards: plain(),
    createCard: {
      needs: [],
      make: async () => ({
        json: {
          bin: await binOf(world, "account_balance"),
          title: "Another card",
          user_id: (await owner()).id,
          transaction_limit: 100,
        },
      }),
    },
    getCard: ofCard(),
    updateCard: ofCard({ json: { title: "Another title", transaction_limit: 400 } }),
    listCardChanges: ofCard(),
    createCardEmbedLink: ofCard(),
    listPayments: plain(),
    groupPayments: plain({ query: { group: "date" } }),
    getPayment: {
      needs: ["money", "payments"],
      make: async () => ({ path: { payment_id: `${(await payment()).id}` } }),
    },
    listRefunds: plain(),
    groupRefunds: plain({ query: { group: "date" } }),
    getRefund: {
      needs: ["money", "payments"],
      make: async () => ({ path: { refund_id: `${(await payment()).refund}` } }),
    },
    listTags: plain(),
    listTopUps: plain(),
    listTransfers: plain(),
    createTransfer: {
      needs: ["money"],
      make: async () => {
        await transfer();
        return { json: { from: (await owner()).email, to: (await member()).email, amount: 1.25, currency: "USD" } };
      },
    },
    getTransfer: { needs: ["money"], make: async () => ({ path: { transfer_id: `${await transfer()}` } }) },
    listUsers: plain(),
    createUser: { needs: [], make: async () => ({ json: userForm() }) },
    getUser: ofUser(),
    updateUser: ofUser({ json: { name: "Another Name" } }),
    updateUserBins: {
      needs: [],
      make: async () => ({
        path: { user_id: `${(await member()).id}` },
        json: { bins: [await binOf(world, "card_balance")] },
      }),
    },
  };
}

/** Rows that are added to a list, so that it has several pages. */
const rows = 5;

/** What makes rows for each list that has pages, or that a row can be read out of. */
export function brocardFillers(world: World<Need>, things: Things): Readonly<Record<string, () => Promise<unknown>>> {
  const each = async (make: (i: number) => Promise<unknown>) => {
    for (let i = 0; i < rows; i++) await make(i);
  };
  const pay = async () => {
    const { id } = await things.card();
    await each((i) => world.payments.pay({ card_id: id, amount: `${i + 1}.00` }));
  };
  const refund = async () => {
    const { id } = await things.payment();
    await each((i) => world.payments.refund(id, `0.0${i + 1}`));
  };
  return {
    listAccounts: () => each((i) => world.company.addTeam(`Team ${i}`)),
    listCards: () => each(() => issueCard(world)),
    listCardChanges: async () => {
      const { id } = await things.card();
      await each((i) => succeeded(changeCard(world, id, { title: `Title ${i}` })));
    },
    listPayments: pay,
    listRefunds: refund,
    listTransfers: async () => {
      await things.transfer();
      const [from, to] = [(await things.owner()).email, (await things.member()).email];
      const body = { from, to, amount: 1, currency: "USD" as const };
      await each(() => succeeded(world.client.POST("/api/v2/transfers", { body })));
    },
    listUsers: () => each(() => inviteUser(world)),
    listTopUps: () => each((i) => world.topUps.arrive({ income: `${i + 1}.00` })),
  };
}
