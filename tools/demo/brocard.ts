import { beDeclined } from "./brocard/be-declined.js";
import { issueCard } from "./brocard/issue-card.js";
import { openCompany } from "./brocard/open-company.js";
import { payAndRefund } from "./brocard/pay-and-refund.js";
import { showCard } from "./brocard/show-card.js";
import type { Story } from "./story.js";

/** Brocard through the published client, against the sandbox in a process of its own, over HTTP on the loopback. */
export const brocardStory: Story = {
  name: "brocard",
  title: "Brocard: from an invitation to a refund",
  tell: async (stage) => {
    const world = await openCompany(stage);
    const card = await issueCard(world);
    await showCard(world, card);
    await payAndRefund(world, card);
    await beDeclined(world, card);
  },
};
