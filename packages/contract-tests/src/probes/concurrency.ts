import { type GroundProbe, probe } from "./probe.js";

/** Money that is spent once, however many ask for it at the same time. */
export const concurrencyProbes: readonly GroundProbe[] = [
  probe(
    "spent-once",
    "no-overdraft",
    "calls that come at once spend no more than there is",
    { needs: ["clock", "kyc", "money"] },
    async (ground) => {
      const { caller, estate } = ground;
      for (const { affordable, calls, code, left, operationId } of await estate.spendings()) {
        // Signed beforehand: what comes at once must not wait for its signature.
        const requests = await Promise.all(calls.map((call) => caller.prepare(call)));
        const answers = await Promise.all(requests.map((request) => caller.send(request)));
        const accepted = answers.filter(({ status }) => status < 400).length;
        if (accepted !== affordable) {
          ground.find(
            `${accepted} of ${calls.length} calls at once are accepted, the money is for ${affordable}`,
            operationId,
          );
        }
        const odd = answers.find((answer) => answer.status >= 400 && answer.code !== code);
        if (odd !== undefined) ground.find(`a call beyond the money is refused with ${odd.code ?? odd.status}`, odd);
        const rest = await left.read();
        if (rest !== left.expected) {
          ground.find(`${rest} minor units are left after calls at once, expected ${left.expected}`, operationId);
        }
      }
    },
  ),
];
