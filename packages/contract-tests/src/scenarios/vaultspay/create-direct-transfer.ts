import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { dollar, newAccount, newUser, readAccount, unknownId, verifiedUser } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedUntil, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import {
  newContact,
  ownAccount,
  pendingTransfer,
  readTransaction,
  transferForm,
} from "../../vaultspay/transfer-fixtures.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/tc/api/v1/direct-transfer";
const send = ({ client }: Pick<WorldBase, "client">, body: object) => client.POST(path, { body: wrong(body) });

/** Every purpose the text lists. */
const purposes = [
  "PERSONAL",
  "OWN_ACCOUNT_TRANSFER",
  "RENT",
  "UTILITY_BILL_PAYMENTS",
  "ALLOWANCE",
  "AIR_TRANSPORT",
  "COMMISSION",
  "COMPENSATION",
  "CREDIT_CARD_PAYMENT",
  "EDUCATIONAL_SUPPORT",
  "FAMILY_SUPPORT",
  "FINANCIAL_SERVICES",
  "GOODS_BOUGHT",
  "PROCESSING_REPAIR",
  "GOVERNMENT_GOODS",
  "LEASING_ABROAD",
  "LEASING_IN_UAE",
  "TRAVEL",
  "TELECOMMUNICATION_SERVICES",
] as const;

export const createDirectTransferScenarios = [
  ...doorStories("createDirectTransfer", (client, options) =>
    client.POST(path, { ...options, body: transferForm(unknownId) }),
  ),

  scenario(
    "createDirectTransfer",
    "sets amount and charges aside, in minor units, and is under way",
    { needs: ["money"], evidence: "stated" },
    async (world) => {
      const { account, transfer } = await pendingTransfer(world);
      expectSame("the transfer", [transfer.amount, transfer.currencyCode, transfer.status], [10_000, "AED", "PENDING"]);
      const { balance, balanceOnHold } = await readAccount(world, account.id);
      const total = transfer.amount + transfer.totalCharges;
      expectSame("the account", [balance, balanceOnHold], [100_000 - total, total]);
      const { id, transactionId } = await readTransaction(world, transfer.id);
      expectSame("the record", [id, transactionId], [transfer.id, transfer.transactionId]);
    },
  ),

  scenario("createDirectTransfer", "is done by itself soon after", { needs: ["money", "clock"] }, async (world) => {
    const { account, transfer } = await pendingTransfer(world);
    await world.clock.advance(3600);
    expectSame("the status", (await readTransaction(world, transfer.id)).status, "SUCCESS");
    const { balance, balanceOnHold } = await readAccount(world, account.id);
    expectSame("the account", [balance, balanceOnHold], [100_000 - transfer.amount - transfer.totalCharges, 0]);
  }),

  scenario(
    "createDirectTransfer",
    "brings the money to a customer of the company",
    { needs: ["money", "transfers"] },
    async (world) => {
      const sender = await ownAccount(world);
      await world.money.arrive(sender.id, "1000.00");
      const account = await newAccount(world, (await newUser(world)).id);
      const contact = await newContact(world, String(account.iban));
      const { data } = await succeeded(send(world, transferForm(contact.id, { senderAccountId: String(sender.id) })));
      await world.transfers.settle(data.id);
      expectSame("what arrived", (await readAccount(world, account.id)).balance, 10_000);
    },
  ),

  scenario(
    "createDirectTransfer",
    "gives everything back when it is reversed",
    { needs: ["money", "transfers"] },
    async (world) => {
      const { account, transfer } = await pendingTransfer(world);
      await world.transfers.settle(transfer.id);
      await world.transfers.reverse(transfer.id);
      const { balance, balanceOnHold } = await readAccount(world, account.id);
      expectSame("the account", [balance, balanceOnHold], [100_000, 0]);
      expectSame("the status", (await readTransaction(world, transfer.id)).status, "FAILED");
    },
  ),

  scenario(
    "createDirectTransfer",
    "takes every purpose, and the account by number or by currency",
    { needs: ["money"], evidence: "stated" },
    async (world) => {
      const { account, contact } = await pendingTransfer(world);
      const body = transferForm(contact.id, { amount: 100 });
      for (const purpose of purposes) await succeeded(send(world, { ...body, purpose }));
      const { currencyCode: _, ...rest } = body;
      await succeeded(send(world, { ...rest, senderAccountId: String(account.id) }));
      await succeeded(send(world, { ...body, senderAccountId: String(account.id) }));
    },
  ),

  scenario(
    "createDirectTransfer",
    "answers 403 1035 COMPLETE_KYC from the account of a customer who is not verified",
    {},
    async (world) => {
      const { id } = await newAccount(world, (await newUser(world)).id);
      const contact = await newContact(world);
      await refusedUntil(send(world, transferForm(contact.id, { senderAccountId: String(id) })), "COMPLETE_KYC");
    },
  ),

  scenario(
    "createDirectTransfer",
    "answers 500 1010 when the money does not suffice for amount and charges",
    { needs: ["money"] },
    async (world) => {
      const { account, contact } = await pendingTransfer(world);
      const { balance } = await readAccount(world, account.id);
      await refusedWith(send(world, transferForm(contact.id, { amount: balance + 1 })), 1010);
      expectSame("what is left", (await readAccount(world, account.id)).balance, balance);
    },
  ),

  scenario(
    "createDirectTransfer",
    "answers 500 1012 from an account that is closed",
    { needs: ["accounts", "money"] },
    async (world) => {
      const { account, contact } = await pendingTransfer(world);
      await world.accounts.setStatus(account.id, "BLOCK");
      await refusedWith(send(world, transferForm(contact.id)), 1012);
    },
  ),

  scenario(
    "createDirectTransfer",
    "answers 500 1050 above what a rule of the provider allows, and takes what it allows",
    { needs: ["company", "money"], evidence: "stated" },
    async (world) => {
      const { contact } = await pendingTransfer(world);
      await world.company.set({ transferLimit: "50.00" });
      await refusedWith(send(world, transferForm(contact.id, { amount: 5001 })), 1050);
      await succeeded(send(world, transferForm(contact.id, { amount: 5000 })));
      await world.company.set({ transferLimit: null });
      await succeeded(send(world, transferForm(contact.id, { amount: 5001 })));
    },
  ),

  scenario(
    "createDirectTransfer",
    "answers 422 1000 for unknown contacts and accounts, and an account in another currency",
    { needs: ["kyc"] },
    async (world) => {
      const contact = await newContact(world);
      const body = transferForm(contact.id);
      await refusedFor(send(world, transferForm(unknownId)), "paymentContactId");
      await refusedFor(send(world, { ...body, senderAccountId: String(unknownId) }), "senderAccountId");
      await refusedFor(send(world, { ...body, currencyCode: "JPY" }), "currencyCode");
      const { id } = await newAccount(world, (await verifiedUser(world)).id, dollar);
      await refusedFor(send(world, { ...body, senderAccountId: String(id) }), "currencyCode");
    },
  ),

  scenario(
    "createDirectTransfer",
    "answers 422 1000 for what is missing or no good",
    { evidence: "stated" },
    async (world) => {
      const body = transferForm((await newContact(world)).id);
      const { currencyCode: _, ...without } = body;
      await refusedWith(send(world, without), 1000);
      await refusedFor(send(world, { ...body, purpose: "FUN" }), "purpose");
      await refusedFor(send(world, { ...body, description: "50% off!" }), "description");
      await refusedFor(send(world, { ...body, description: "x".repeat(101) }), "description");
      await refusedFor(send(world, { ...body, amount: 0 }), "amount");
      await refusedFor(send(world, { ...body, amount: 10.5 }), "amount");
      await refusedFor(send(world, { ...body, amount: "100" }), "amount");
    },
  ),
];
