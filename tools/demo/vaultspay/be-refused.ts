import {
  createVaultsPayWebhooks,
  failureOf,
  VaultsPayEncryptionError,
  type VaultsPayEncryptionErrorCode,
  WebhookVerificationError,
} from "@openissuing/vaultspay";
import { makeKeyPair } from "../make-key-pair.js";
import { membersOf } from "../members.js";
import { expectThat } from "../story.js";
import { sealedBytes } from "./wire.js";
import type { World } from "./world.js";

/** What must not get through: answers that were changed or opened on the way, another key, a webhook of a stranger. */
export async function beRefused({ stage, client, connectWith, control, webhookSecret, wire }: World): Promise<void> {
  const distrust = async (change: (text: string) => string, wanted: VaultsPayEncryptionErrorCode) => {
    const between: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      return new Response(change(await answer.text()), { status: answer.status, headers: answer.headers });
    };
    const error = await thrownBy(client.GET("/be/api/v1/accounts", { fetch: between }));
    expectThat(error instanceof VaultsPayEncryptionError && error.code === wanted, "the answer was believed");
    return { value: undefined, says: `${error.name}, ${error.code}` };
  };

  await stage.step("An answer with one bit changed is refused", () => distrust(turnOneBit, "ERR_BODY_TAMPERED"));
  await stage.step("An answer that is not encrypted is refused", () => distrust(() => '{"data":[]}', "ERR_BODY_PLAIN"));

  await stage.step("Nothing else was ever readable", async () => {
    for (const { received, sent } of wire.exchanges) {
      if (sent !== "") sealedBytes(sent);
      sealedBytes(received);
    }
    return { value: undefined, says: `${wire.exchanges.length} calls, bodies and answers encrypted, refusals too` };
  });

  await stage.step("Another key is refused", async () => {
    const { publicKey } = await makeKeyPair(stage.scratch);
    const failure = failureOf(await connectWith(publicKey).GET("/v1/ping"));
    expectThat(failure?.status === 500 && failure.code === 1018, `the answer was ${failure?.status}, ${failure?.code}`);
    return { value: undefined, says: `a key the vendor cannot unwrap: ${failure.status}, ${failure.code}` };
  });

  await stage.step("A webhook signed by a stranger is refused", async () => {
    const webhooks = createVaultsPayWebhooks({ secret: webhookSecret });
    const body = JSON.stringify({ transactionId: crypto.randomUUID(), amount: 1, status: "SUCCESS", refId: "1" });
    const error = await thrownBy(webhooks.verify({ body, signature: "00".repeat(32) }));
    expectThat(error instanceof WebhookVerificationError, "the forged webhook was believed");
    return { value: undefined, says: `${error.name}, ${error.code}` };
  });

  await stage.step("The books balance", async () => {
    const faults = await control.audit();
    expectThat(faults.length === 0, `the audit found: ${faults.join("; ")}`);
    return { value: undefined, says: "ledger audit without a fault" };
  });
}

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

function turnOneBit(text: string): string {
  const bytes = Buffer.from(membersOf(JSON.parse(text)).text("encryptedData"), "base64");
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return JSON.stringify({ encryptedData: bytes.toString("base64") });
}
