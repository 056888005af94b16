import { ability, type Ground, type GroundProbe, probe } from "./probe.js";

type Holdings = ReadonlyMap<string, number>;

/** Reports each place that did not change by what was to be moved. */
function compare(ground: Ground, before: Holdings, after: Holdings, changes: Holdings, what: string, about?: string) {
  for (const place of new Set([...before.keys(), ...after.keys(), ...changes.keys()])) {
    const moved = (after.get(place) ?? 0) - (before.get(place) ?? 0);
    const wanted = changes.get(place) ?? 0;
    if (moved !== wanted) ground.find(`${what} changes ${place} by ${moved} minor units, expected ${wanted}`, about);
  }
}

async function compareJournals(ground: Ground, when: string): Promise<void> {
  const holdings = await ground.estate.money.holdings();
  for (const { breaks, name, operationId, place, sum } of await ground.estate.money.journals()) {
    const held = holdings.get(place) ?? 0;
    if (sum !== held) ground.find(`${name} sums up to ${sum} minor units ${when}, ${place} holds ${held}`, operationId);
    for (const row of breaks) ground.find(`${name} breaks its running balance ${when} at row ${row}`, operationId);
  }
}

/** What comes in is what lies on accounts and cards, is on its way, or went out. */
export const moneyProbes: readonly GroundProbe[] = [
  probe(
    "money-moves",
    "money-conserved",
    "each movement changes the places it names by its amount and no other",
    { needs: ["clock", "kyc", "money", "payments", "transfers"] },
    async (ground) => {
      const { money } = ground.estate;
      let before = await money.holdings();
      for await (const { act, changes, name, operationId } of money.moves()) {
        await act();
        const after = await money.holdings();
        compare(ground, before, after, changes(), name, operationId);
        before = after;
      }
      await compareJournals(ground, "after all movements");
      const faults = (await ground.abilities.books?.audit()) ?? [];
      for (const fault of faults) ground.find(`the books do not balance: ${fault}`);
    },
  ),

  probe(
    "money-rests",
    "money-conserved",
    "operations that are no movement of money change no balance",
    { needs: ["clock", "kyc", "money", "payments", "transfers"], evidence: "inferred" },
    async (ground) => {
      const { caller, document, estate } = ground;
      ability(ground, "clock");
      const calls: { readonly operationId: string; readonly repeat: () => Promise<unknown> }[] = [];
      for (const { method, operationId } of document.operations.values()) {
        const call = method === "GET" || method === "PUT" ? await estate.callOf(operationId) : undefined;
        if (call !== undefined) calls.push({ operationId, repeat: () => caller.call(call) });
      }
      await ability(ground, "clock").advance(600);
      await caller.renewToken();
      const before = await estate.money.holdings();
      for (const { repeat } of calls) await repeat();
      compare(ground, before, await estate.money.holdings(), new Map(), "reading and changing settings");
    },
  ),
];
