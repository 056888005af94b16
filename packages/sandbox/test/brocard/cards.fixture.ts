import { type SetupOptions, setup } from "./setup.js";

/** 411111 has a balance of its own, 555555 spends from its account. */
export const visa = "411111";
export const mastercard = "555555";
export const tag = "22222222-2222-4222-8222-000000000001";

/** A company with 1000 USD on the account of its owner, and shorter ways to make and change cards. */
export async function setupCards(options: SetupOptions = {}) {
  const made = await setup(options);
  const { act, call } = made;
  await act("fundAccount", { amount: "1000.00" });
  const create = (members: Readonly<Record<string, unknown>>) =>
    call("createCard", { body: { title: "Spring", user_id: 2, transaction_limit: 50, ...members } });
  const change = (card_id: number, body: Readonly<Record<string, unknown>>) =>
    call("updateCard", { path: { card_id }, body });
  const get = async (card_id: number) => (await call("getCard", { path: { card_id } })).body;
  const available = async () => (await call("listBalances")).body.data[0].available;
  return { ...made, create, change, get, available };
}
