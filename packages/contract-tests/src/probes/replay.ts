import { type Ground, type GroundProbe, probe } from "./probe.js";
import { expectRefusal, expectSuccess } from "./refusal.js";

/** Requests that come at the same time with the same validation data. */
const atOnce = 6;

async function repeatOneByOne(ground: Ground, operationId: string): Promise<void> {
  const { caller, dialect, estate } = ground;
  const call = await estate.callOf(operationId);
  if (call === undefined) return;
  const request = await caller.prepare(call);
  const again = request.clone();
  if (!expectSuccess(ground, await caller.send(request), `${operationId}`)) return;
  expectRefusal(ground, await caller.send(again), dialect.codes.usedTwice, "validation data used before");
}

/** Validation data counts once, whoever asks first. */
export const replayProbes: readonly GroundProbe[] = [
  probe(
    "nonce-reuse",
    "nonce-reuse-refused",
    "every operation refuses validation data that was used before",
    {},
    async (ground) => {
      const { dialect, document } = ground;
      for (const operationId of document.operations.keys()) {
        if (operationId !== dialect.tokenOperation) await repeatOneByOne(ground, operationId);
      }
      // The last one, as it ends the token.
      await repeatOneByOne(ground, dialect.tokenOperation);
    },
  ),

  probe(
    "nonce-elsewhere",
    "nonce-reuse-refused",
    "validation data used for another operation is refused",
    {},
    async (ground) => {
      const { caller, dialect, document, estate } = ground;
      const { data, signature } = dialect.headers;
      const [first, ...others] = [...document.operations.values()].filter(({ method }) => method === "GET");
      const call = first && (await estate.callOf(dialect.echoOperation));
      if (call === undefined) return;
      const used = await caller.prepare(call);
      const headers = { [data]: used.headers.get(data) ?? "", [signature]: used.headers.get(signature) ?? "" };
      expectSuccess(ground, await caller.send(used), "a call that is signed well");
      for (const { operationId } of others) {
        const other = await estate.callOf(operationId);
        if (other === undefined) continue;
        const request = await caller.prepare(other);
        for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
        expectRefusal(ground, await caller.send(request), dialect.codes.usedTwice, "validation data of another call");
      }
    },
  ),

  probe(
    "nonce-at-once",
    "nonce-reuse-refused",
    "of calls that come at once with the same validation data exactly one is accepted",
    {},
    async (ground) => {
      const { caller, dialect, document, estate } = ground;
      for (const { operationId } of document.operations.values()) {
        if (operationId === dialect.tokenOperation) continue;
        const call = await estate.callOf(operationId);
        if (call === undefined) continue;
        const request = await caller.prepare(call);
        const answers = await Promise.all(Array.from({ length: atOnce }, () => caller.send(request.clone())));
        const accepted = answers.filter(({ status }) => status < 400).length;
        if (accepted !== 1) {
          ground.find(`${accepted} of ${atOnce} calls at once with the same validation data are accepted`, operationId);
        }
      }
    },
  ),
];
