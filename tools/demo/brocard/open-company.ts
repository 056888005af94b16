import { randomBytes } from "node:crypto";
import { type BrocardWebhook, createBrocardClient, createBrocardWebhooks, unwrap } from "@openissuing/brocard";
import { controlApi } from "../control-api.js";
import { registerTenant, startSandbox } from "../sandbox-process.js";
import { expectThat, type Stage } from "../story.js";
import { receiveWebhooks } from "../webhook-receiver.js";
import type { World } from "./world.js";

/** Sandbox, company, key, webhook address with a secret in it, and money on the account. */
export async function openCompany(stage: Stage): Promise<World> {
  const sandbox = await stage.step("Start the sandbox", async () => {
    const value = await startSandbox();
    stage.onEnd(() => value.end());
    return { value, says: `openissuing-sandbox at ${value.apiUrl("brocard")}` };
  });

  const { receiver, tenant, webhooks } = await stage.step("Register a company", async () => {
    const receiver = await receiveWebhooks<BrocardWebhook>();
    stage.onEnd(() => receiver.close());
    // The vendor signs nothing: a secret in the address is what a delivery has to show.
    const secret = randomBytes(32).toString("hex");
    const tenant = await registerTenant(sandbox, { api: "brocard", webhookUrl: `${receiver.url}/${secret}` });
    const webhooks = createBrocardWebhooks({ secret });
    receiver.open((body, url) => webhooks.verify({ body, url }));
    const says = `tenant ${tenant.text("id")}, API key received, webhooks to ${receiver.url}/***`;
    return { value: { receiver, tenant, webhooks }, says };
  });
  const apiKey = tenant.in("settings").text("apiKey");
  const client = createBrocardClient({ baseUrl: sandbox.apiUrl("brocard"), apiKey });
  const control = controlApi(sandbox.url, tenant.text("id"));

  await stage.step("Ask for its BINs", async () => {
    const { data } = await unwrap(client.GET("/api/v2/company/bins"));
    return { value: undefined, says: data.map(({ balance_type, bin }) => `${bin} ${balance_type}`).join(", ") };
  });

  await stage.step("Money is paid in", async () => {
    await control.act("topUp", { income: "505.00", commission: "5.00" });
    const { data } = await unwrap(client.GET("/api/v2/balance"));
    const [balance] = data;
    expectThat(balance?.available === "500.00", `the balance is ${balance?.available}`);
    return { value: undefined, says: `505.00 USD less 5.00 commission, ${balance.available} available` };
  });
  return { stage, client, control, receiver, webhooks };
}
