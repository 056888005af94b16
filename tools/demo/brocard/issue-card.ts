import { fieldErrors, unwrap } from "@openissuing/brocard";
import { expectThat } from "../story.js";
import type { IssuedCard, World } from "./world.js";

const member = { name: "Mark Member", email: "member@example.com", role_id: 4, can_edit_card_limits: false } as const;

/** From an invitation to a card with money of its own. */
export async function issueCard({ stage, client }: World): Promise<IssuedCard> {
  const user_id = await stage.step("Invite a user", async () => {
    const user = await unwrap(client.POST("/api/v2/users", { body: { ...member, active_cards_limit: 1 } }));
    return { value: user.id, says: `user ${user.id}, ${user.role.name} of ${user.team.name}, ${user.state.label}` };
  });

  await stage.step("Give the user a budget", async () => {
    const body = {
      from: "owner@example.com",
      to: member.email,
      amount: 150,
      currency: "USD",
      comment: "Spring",
    } as const;
    const { amount, id } = await unwrap(client.POST("/api/v2/transfers", { body }));
    return { value: undefined, says: `transfer ${id} of ${amount} USD` };
  });

  const order = { bin: "411111", title: "Spring campaign", user_id, transaction_limit: 80 };
  const card = await stage.step("Issue a card", async () => {
    const { available, bin, id, last_four, state } = await unwrap(
      client.POST("/api/v2/cards", { body: { ...order, balance: 100 } }),
    );
    const says = `card ${id}, ${bin}…${last_four}, ${state.label}, ${available} USD on it`;
    return { value: { id, lastFour: last_four }, says };
  });

  await stage.step("A second card is one too many", async () => {
    const { error, response } = await client.POST("/api/v2/cards", { body: { ...order, balance: 1 } });
    expectThat(response.status === 422, `the answer was ${response.status}`);
    const [field = "", messages = []] = Object.entries(fieldErrors(error))[0] ?? [];
    return { value: undefined, says: `422, ${field}: ${messages[0]}` };
  });
  return card;
}
