import { wrong } from "../../anytime/alter.js";
import {
  balanceOf,
  fundedAccount,
  ibanAccount,
  openAccount,
  provenAccount,
  unknownAccount,
  uploadPapers,
} from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import { outsideIban, statementsOf, transfer, transferForm, transfersOf } from "../../anytime/transfer-fixtures.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";

async function statusOf(world: WorldBase, id: number, ctid: number): Promise<string | undefined> {
  return (await transfersOf(world, id)).find(({ internal_id }) => internal_id === ctid)?.status;
}

export const createCreditTransferScenarios = [
  scenario(
    "createCreditTransfer",
    "takes a transfer on with what it was asked for",
    { needs: ["kyc", "money"] },
    async (world) => {
      const { id } = await fundedAccount(world);
      const taken = await bodyOf(transfer(world, id, { amount: 155.5 }));
      const { amount, currency, beneficiary_name, beneficiary_iban, beneficiary_swift, reason, source_reason } = taken;
      expectSame(
        "the transfer",
        { amount, currency, beneficiary_name, beneficiary_iban, beneficiary_swift, reason, source_reason },
        {
          amount: 155.5,
          currency: "EUR",
          beneficiary_name: "John Smith",
          beneficiary_iban: outsideIban,
          beneficiary_swift: "ABNCNL2A",
          reason: "Invoice 2020-117",
          source_reason: "Supplier October",
        },
      );
      const { sender_account_id, sender_account_type, transaction_type } = taken;
      const sender = { sender_account_id, sender_account_type, transaction_type };
      expectSame("the sender", sender, {
        sender_account_id: id,
        sender_account_type: "business",
        transaction_type: "ct",
      });
      expectThat(
        taken.status !== "Executed" && taken.execution_reference === null,
        "the transfer is not to be executed yet",
      );
    },
  ),

  scenario(
    "createCreditTransfer",
    "charges the balance at once, to the cent",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedAccount(world, "100.30");
      await bodyOf(transfer(world, id, { amount: 100.1 }));
      expectSame("the balance in cents", await balanceOf(world, id), 20);
      await bodyOf(transfer(world, id, { amount: 0.2 }));
      expectSame("the balance in cents", await balanceOf(world, id), 0);
    },
  ),

  scenario(
    "createCreditTransfer",
    "makes another transfer when it is repeated",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedAccount(world);
      const first = await bodyOf(transfer(world, id));
      const second = await bodyOf(transfer(world, id));
      expectThat(first.internal_id !== second.internal_id, "a repeated call is to make another transfer");
    },
  ),

  scenario(
    "createCreditTransfer",
    "is executed in the course of time",
    { needs: ["kyc", "money", "clock"] },
    async (world) => {
      const { id } = await fundedAccount(world);
      const { internal_id } = await bodyOf(transfer(world, id));
      await world.clock.advance(120);
      expectSame("the status on the way", await statusOf(world, id, internal_id), "In progress");
      await world.clock.advance(86_400);
      const [executed] = await transfersOf(world, id);
      expectSame("the status at the end", executed?.status, "Executed");
      expectThat(typeof executed?.execution_reference === "string", "an executed transfer is to have its reference");
      expectThat(typeof executed?.execution_date === "string", "an executed transfer is to have its date");
    },
  ),

  scenario(
    "createCreditTransfer",
    "gives the money of a cancelled transfer back",
    { needs: ["kyc", "money", "transfers"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedAccount(world, "300.00");
      const { internal_id } = await bodyOf(transfer(world, id, { amount: 120 }));
      await world.transfers.cancel(internal_id);
      const [cancelled] = await transfersOf(world, id);
      expectSame("the status", cancelled?.status, "Cancelled");
      expectSame("the reference", cancelled?.execution_reference, null);
      expectSame("the balance in cents", await balanceOf(world, id), 30_000);
    },
  ),

  scenario(
    "createCreditTransfer",
    "reaches the account behind the IBAN",
    { needs: ["kyc", "money", "transfers"], evidence: "inferred" },
    async (world) => {
      const sender = await fundedAccount(world, "300.00");
      const receiver = await ibanAccount(world);
      const { internal_id } = await bodyOf(
        transfer(world, sender.id, { dst_iban: receiver.iban, dst_swift: receiver.swift }),
      );
      expectSame("the balance of the receiver before", await balanceOf(world, receiver.id), 0);
      await world.transfers.execute(internal_id);
      expectSame("the balance of the receiver in cents", await balanceOf(world, receiver.id), 10_000);
      const [arrived] = await statementsOf(world, receiver.id);
      expectThat(
        arrived?.iban.some(({ iban }) => iban === sender.iban) ?? false,
        "the statement is to name the sender",
      );
    },
  ),

  scenario(
    "createCreditTransfer",
    "never overdraws an account, however many come at once",
    { needs: ["kyc", "money"] },
    async (world) => {
      const { id } = await fundedAccount(world, "100.00");
      const calls = await Promise.all(Array.from({ length: 8 }, () => transfer(world, id, { amount: 30 })));
      const done = calls.filter(({ response }) => response.ok).length;
      expectSame("the number of transfers that were taken on", done, 3);
      for (const call of calls.filter(({ response }) => !response.ok)) await refused(Promise.resolve(call), 4020210);
      expectSame("the balance in cents", await balanceOf(world, id), 1_000);
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 400 4000210 for an amount that is not above 0",
    { needs: ["kyc", "money"] },
    async (world) => {
      const { id } = await fundedAccount(world);
      for (const amount of ["0", "-5", "0.00", "abc", "1,50", "1e2", "NaN", ""]) {
        await refused(transfer(world, id, { amount: wrong(amount) }), 4000210);
      }
      expectSame("the balance in cents", await balanceOf(world, id), 100_000);
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 400 4000210 for an amount with three decimals",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedAccount(world);
      await refused(transfer(world, id, { amount: 1.001 }), 4000210);
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 400 4000210 for a malformed destination",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedAccount(world);
      for (const dst_iban of ["NL86ABNA1666412472", "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "FR76", "12345"]) {
        await refused(transfer(world, id, { dst_iban }), 4000210);
      }
      for (const dst_swift of ["ABN", "ABNCNL2A1", "abncnl2a"])
        await refused(transfer(world, id, { dst_swift }), 4000210);
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 400 4000210 for each required field left out",
    { needs: ["kyc", "money"] },
    async (world) => {
      const { id } = await fundedAccount(world);
      for (const field of Object.keys(transferForm())) {
        await refused(transfer(world, id, wrong({ [field]: undefined })), 4000210);
      }
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 400 4000220 for the IBAN of the sender itself",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const { id, iban, swift } = await fundedAccount(world);
      await refused(transfer(world, id, { dst_iban: iban, dst_swift: swift }), 4000220);
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 402 4020210 for more money than there is",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedAccount(world, "99.99");
      await refused(transfer(world, id, { amount: 100 }), 4020210);
      expectSame("the balance in cents", await balanceOf(world, id), 9_999);
      expectSame("the transfers", await transfersOf(world, id), []);
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 451 4510210 before any KYC file was uploaded",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const id = await openAccount(world);
      await world.money.arrive({ acc_id: id, amount: "500.00" });
      await refused(transfer(world, id), 4510210);
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 403 4030220 while the KYC files wait for their check",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const id = await openAccount(world);
      await uploadPapers(world, id);
      await world.money.arrive({ acc_id: id, amount: "500.00" });
      await refused(transfer(world, id), 4030220);
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 403 4030221 for an account without an IBAN",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const id = await provenAccount(world);
      await world.money.arrive({ acc_id: id, amount: "500.00" });
      await refused(transfer(world, id), 4030221);
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 403 4030210 for an unknown account",
    { evidence: "inferred" },
    async (world) => {
      await refused(transfer(world, unknownAccount), 4030210);
    },
  ),

  scenario(
    "createCreditTransfer",
    "answers 403 4030210 for an account of another customer",
    { needs: ["kyc", "money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const neighbour = await world.neighbour();
      const { id } = await fundedAccount(neighbour);
      await refused(transfer(world, id), 4030210);
      expectSame("the balance of the neighbour in cents", await balanceOf(neighbour, id), 100_000);
    },
  ),
];
