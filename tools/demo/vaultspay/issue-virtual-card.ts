import { unwrap } from "@openissuing/vaultspay";
import { expectThat } from "../story.js";
import { sealedBytes } from "./wire.js";
import { type Customer, hearOf, issuedCard, maskPan, type World } from "./world.js";

/** A virtual card that can be used at once, and what somebody between us and the vendor sees of its number. */
export async function issueVirtualCard(world: World, { accountId, userId }: Customer): Promise<void> {
  const { stage, client, wire } = world;
  const card = await stage.step("Issue a virtual card", async () => {
    const of = { cardTierId: 1, customerId: userId, accountId };
    const body = { ...of, cardType: "VIRTUAL", cardHolderName: "AMINA RAHMAN" } as const;
    const { data } = await unwrap(client.POST("/pcs/api/v1/cards", { body }));
    const value = issuedCard(data);
    expectThat(data.status === "ACTIVE", `the card is ${data.status}`);
    const heard = await hearOf(world, value, "ACTIVE");
    return { value, says: `card ${value.id}, …${value.lastFour}, ${data.status}; ${heard}` };
  });

  const pan = await stage.step("Its holder reads number, expiry and CVV", async () => {
    const body = { cardId: card.id };
    const { data: end } = await unwrap(client.POST("/pcs/api/v1/get-card-expiry", { body }));
    const { data: code } = await unwrap(client.POST("/pcs/api/v1/get-card-cvv", { body }));
    const { data } = await unwrap(client.POST("/pcs/api/v1/get-card-pan", { body }));
    expectThat(data.pan.endsWith(card.lastFour), "the number is that of another card");
    return { value: data.pan, says: `${maskPan(data.pan)}, ${mask(end.expiry)}, CVV ${mask(code.cvv)}` };
  });

  await stage.step("On the wire there is ciphertext only", async () => {
    const seen = wire.exchanges.at(-1);
    expectThat(seen?.path.endsWith("/get-card-pan") === true, "the number came some other way");
    const sizes = [seen.sent, seen.received].map(sealedBytes);
    const readable = `${seen.sent}${seen.received}${[...seen.headers.values()].join()}`;
    expectThat(!readable.includes(pan) && !readable.includes(btoa(pan)), "the number can be read on the wire");
    const [key, iv] = ["x-auth-signature", "x-session-nonce"].map((name) => atob(seen.headers.get(name) ?? "").length);
    return {
      value: undefined,
      says: `${sizes[0]} bytes out, ${sizes[1]} back, AES key under RSA ${key} bytes, IV ${iv}; the number in none of them`,
    };
  });
}

const mask = (text: string) => text.replace(/\d/g, "*");
