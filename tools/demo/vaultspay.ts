import type { Story } from "./story.js";
import { addCustomer } from "./vaultspay/add-customer.js";
import { beRefused } from "./vaultspay/be-refused.js";
import { issuePlastic } from "./vaultspay/issue-plastic.js";
import { issueVirtualCard } from "./vaultspay/issue-virtual-card.js";
import { openCompany } from "./vaultspay/open-company.js";
import { replaceCard } from "./vaultspay/replace-card.js";
import { spendWithinLimits } from "./vaultspay/spend-within-limits.js";
import { transferMoney } from "./vaultspay/transfer-money.js";

/** VaultsPay through the published client, encrypted, against the sandbox in a process of its own, over HTTP on the loopback. */
export const vaultspayStory: Story = {
  name: "vaultspay",
  title: "VaultsPay: from an encrypted login to a replaced card",
  tell: async (stage) => {
    const world = await openCompany(stage);
    const customer = await addCustomer(world);
    await transferMoney(world, customer);
    await issueVirtualCard(world, customer);
    const card = await issuePlastic(world, customer);
    await spendWithinLimits(world, card);
    await replaceCard(world, card);
    await beRefused(world);
  },
};
