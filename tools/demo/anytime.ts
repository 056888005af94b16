import { beRefused } from "./anytime/be-refused.js";
import { cutPower } from "./anytime/cut-power.js";
import { openAccount } from "./anytime/open-account.js";
import { signIn } from "./anytime/sign-in.js";
import { transferMoney } from "./anytime/transfer-money.js";
import { useCard } from "./anytime/use-card.js";
import type { Story } from "./story.js";

/** Anytime through the published client, against the sandbox in a process of its own, over HTTP on the loopback. */
export const anytimeStory: Story = {
  name: "anytime",
  title: "Anytime: from an RSA key to a card payment",
  tell: async (stage) => {
    const world = await signIn(stage);
    const account = await openAccount(world);
    await transferMoney(world, account);
    await useCard(world, account);
    await beRefused(world);
    await cutPower(world, account);
  },
};
