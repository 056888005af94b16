import { failureOf, TransportError } from "@openissuing/anytime";
import { portsOf, startSandbox } from "../sandbox-process.js";
import { expectThat } from "../story.js";
import type { OpenAccount } from "./open-account.js";
import { beneficiary, euros, readBalance, readTransfers, type World } from "./world.js";

const orders = 40;
/** The power is cut when this many transfers were answered. */
const answersBefore = 12;

/** Kills the sandbox while transfers are being ordered and looks whether one that was answered got lost. */
export async function cutPower(world: World, account: OpenAccount): Promise<void> {
  const { stage, sandbox, db, client, control } = world;
  const { id } = account;

  const { answered, before } = await stage.step("Kill -9 while transfers come in", async () => {
    const before = { balance: await readBalance(client, id), transfers: (await readTransfers(client, id)).length };
    const answered = await orderUntilKilled(world, account);
    expectThat(answered.length < orders, "the sandbox answered everything before it was killed");
    return { value: { answered, before }, says: `of ${orders} transfers of 1.00 EUR ${answered.length} were answered` };
  });

  await stage.step("Start it again: nothing is lost", async () => {
    const again = await startSandbox({ db, ports: portsOf(sandbox, ["anytime"]) });
    stage.onEnd(() => again.end());
    const transfers = await readTransfers(client, id);
    const lost = answered.filter((ctid) => !transfers.some(({ internal_id }) => internal_id === ctid));
    expectThat(lost.length === 0, `${lost.length} answered transfers are lost`);
    const balance = await readBalance(client, id);
    const taken = transfers.length - before.transfers;
    expectThat(balance === before.balance - taken * 100, `the balance is ${euros(balance)} after ${taken} transfers`);
    return { value: undefined, says: `${answered.length} of ${answered.length} are there, balance ${euros(balance)}` };
  });

  await stage.step("The books balance", async () => {
    const faults = await control.audit();
    expectThat(faults.length === 0, `the audit found: ${faults.join("; ")}`);
    return { value: undefined, says: "ledger audit without a fault" };
  });
}

/** Orders many transfers at once and answers the numbers of those that were confirmed before the sandbox was gone. */
async function orderUntilKilled({ client, sandbox }: World, { id }: OpenAccount): Promise<number[]> {
  const answered: number[] = [];
  const params = { path: { id } };
  const body = { ...beneficiary, src_comment: "Many", dst_comment: "Many", amount: 1 };
  const orderOne = async () => {
    const result = await client.POST("/v1.0/accounts/{id}/credit-transfers", { params, body, retry: false });
    const failure = failureOf(result);
    if (failure !== undefined) throw failure;
    if (result.data !== undefined) answered.push(result.data.body.internal_id);
    if (answered.length === answersBefore) await sandbox.kill();
  };
  const ends = await Promise.allSettled(Array.from({ length: orders }, orderOne));
  await sandbox.kill();
  for (const end of ends) {
    // A cut connection is what was asked for; anything else is a failure.
    if (end.status === "rejected" && !(end.reason instanceof TransportError)) throw end.reason;
  }
  return answered;
}
