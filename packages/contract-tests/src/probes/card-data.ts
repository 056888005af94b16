import { hasLuhnDigit } from "../check-digits.js";
import { at } from "../json.js";
import { leavesOf, successMembers } from "./members.js";
import { type Answer, type Call, type CardSecrets, type Ground, type GroundProbe, probe } from "./probe.js";

/** What was said somewhere, and where. */
interface Saying {
  readonly where: string;
  readonly content: unknown;
  readonly about: Answer | string;
}

/**
 * Digits that could be a card number: ISO/IEC 7812-1, 13 to 19 of them, perhaps in groups, standing by themselves (the
 * digits of an IBAN or of a hash touch letters).
 */
const numberLike = /(?<![0-9A-Za-z.+/=_-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![0-9A-Za-z.+/=_-])/g;

/** Text members of a saying: what stands in them is for people, where a leak would hide. */
const textsOf = (content: unknown) =>
  leavesOf(content).flatMap(({ pointer, value }) =>
    typeof value === "string" || typeof value === "number" ? [{ pointer, text: `${value}` }] : [],
  );

function findNumbers(ground: Ground, { about, content, where }: Saying, known: readonly string[]): void {
  for (const { pointer, text } of textsOf(content)) {
    const digits = [...text.matchAll(numberLike)].map(([match]) => match.replace(/\D/g, ""));
    if (digits.some((number) => hasLuhnDigit(number))) {
      ground.find(`${where} shows at ${pointer} what reads as a card number`, about);
    } else if (known.some((pan) => text.replace(/[ -]/g, "").includes(pan))) {
      ground.find(`${where} shows at ${pointer} the number of a card`, about);
    }
  }
}

/** Places where a short secret stands alone: too short to tell a leak from chance, so it is asked for twice. */
function placesOf(content: unknown, secret: string | undefined): readonly string[] {
  if (secret === undefined || /^0+$/.test(secret)) return [];
  const alone = new RegExp(`(?<![0-9A-Za-z.:+-])${secret}(?![0-9A-Za-z.:+-])`);
  return textsOf(content).flatMap(({ pointer, text }) => (alone.test(text) ? [pointer] : []));
}

/** Reports short secrets that are shown again at the same place after they were changed. */
async function findPins(ground: Ground, call: Call, first: Answer, secrets: readonly CardSecrets[]): Promise<void> {
  const { caller, dialect, estate } = ground;
  const places = secrets.flatMap(({ pin }) => placesOf(first.content, pin));
  if (places.length === 0) return;
  const change = dialect.pinOperation === undefined ? undefined : await estate.callOf(dialect.pinOperation);
  if (change === undefined) return;
  await caller.call(change);
  const fresh = await estate.cardSecrets();
  const again = await caller.call(call);
  const repeated = fresh.flatMap(({ pin }) => placesOf(again.content, pin)).filter((place) => places.includes(place));
  for (const place of repeated) ground.find(`${call.operationId} shows the PIN of a card at ${place}`, again);
}

/** Card numbers and PINs stand where the document has a member for them, and nowhere else. */
export const cardDataProbes: readonly GroundProbe[] = [
  probe(
    "card-data-answers",
    "card-data-secret",
    "no answer and no webhook shows card data where the document has no member for it",
    { needs: ["kyc", "money", "transfers"] },
    async (ground) => {
      const { caller, dialect, document, estate } = ground;
      let secrets = await estate.cardSecrets();
      const known = secrets.flatMap(({ pan }) => pan ?? []);
      for (const operation of document.operations.values()) {
        const { method, operationId } = operation;
        if (operationId === dialect.tokenOperation) continue;
        const call = await estate.callOf(operationId);
        if (call === undefined) continue;
        // Where a member nobody knows is refused, the refusal must not tell more than the success.
        const odd = await caller.call({ ...call, query: { ...call.query, unknown_parameter: "1" } });
        if (odd.status >= 400) {
          findNumbers(ground, { where: `a refusal of ${operationId}`, content: odd.content, about: odd }, known);
        }
        const members = successMembers(document, operation);
        if (dialect.secretMembers.some((name) => members.has(name))) continue;
        const answer = await caller.call(call);
        findNumbers(ground, { where: operationId, content: answer.content, about: answer }, known);
        await findPins(ground, call, answer, secrets);
        if (method !== "GET") secrets = await estate.cardSecrets();
      }
    },
  ),

  probe(
    "card-data-refusals",
    "card-data-secret",
    "a refusal to show card data shows none",
    { needs: ["money"], evidence: "inferred" },
    async (ground) => {
      const { caller, estate } = ground;
      const secrets = await estate.cardSecrets();
      const known = secrets.flatMap(({ pan }) => pan ?? []);
      for (const { call } of await estate.callsOfEndedCard()) {
        const answer = await caller.call(call);
        findNumbers(
          ground,
          { where: `a refusal of ${call.operationId}`, content: answer.content, about: answer },
          known,
        );
      }
    },
  ),

  probe(
    "card-data-webhooks",
    "card-data-secret",
    "no webhook shows card data",
    { needs: ["clock", "kyc", "money", "payments", "transfers", "webhooks"] },
    async (ground) => {
      const { abilities, estate } = ground;
      const known = (await estate.cardSecrets()).flatMap(({ pan }) => pan ?? []);
      const stories = await estate.makeEvents();
      for (const story of stories) await story.arrive();
      for (const { event, name } of abilities.webhooks?.deliveries ?? []) {
        findNumbers(ground, { where: `webhook ${name}`, content: at(event, "body") ?? event, about: name }, known);
      }
    },
  ),
];
