import { createVaultsPayClient, createVaultsPayWebhooks, unwrap, type VaultsPayWebhook } from "@openissuing/vaultspay";
import { controlApi } from "../control-api.js";
import { registerTenant, startSandbox } from "../sandbox-process.js";
import { expectThat, type Stage } from "../story.js";
import { receiveWebhooks } from "../webhook-receiver.js";
import { tapWire } from "./wire.js";
import type { World } from "./world.js";

/** Sandbox, company, the vendor's public key, webhooks that are verified, and an encrypted login. */
export async function openCompany(stage: Stage): Promise<World> {
  const sandbox = await stage.step("Start the sandbox", async () => {
    const value = await startSandbox();
    stage.onEnd(() => value.end());
    return { value, says: `openissuing-sandbox at ${value.apiUrl("vaultspay")}` };
  });

  const { receiver, tenant } = await stage.step("Register a company", async () => {
    const receiver = await receiveWebhooks<VaultsPayWebhook>();
    stage.onEnd(() => receiver.close());
    const tenant = await registerTenant(sandbox, { api: "vaultspay", webhookUrl: receiver.url });
    const says = `tenant ${tenant.text("id")}, credentials, device ${tenant.in("settings").text("deviceId")}, RSA key of the vendor`;
    return { value: { receiver, tenant }, says };
  });
  const settings = tenant.in("settings");
  const webhookSecret = settings.text("webhookSecret");
  const webhooks = createVaultsPayWebhooks({ secret: webhookSecret });
  receiver.open((body, _url, { "vaultspay-signature": signature }) =>
    webhooks.verify({ body, signature: typeof signature === "string" ? signature : null }),
  );
  const wire = tapWire();
  const credentials = {
    baseUrl: sandbox.apiUrl("vaultspay"),
    clientId: settings.text("clientId"),
    clientSecret: settings.text("clientSecret"),
    deviceId: settings.text("deviceId"),
    fetch: wire.fetch,
  };
  const connectWith = (publicKey: string) => createVaultsPayClient({ ...credentials, publicKey });
  const client = connectWith(settings.text("publicKey"));

  await stage.step("Log in, encrypted", async () => {
    const { clientId, clientSecret } = credentials;
    const body = { clientId, clientSecret };
    const { accessTokenExpiry } = await unwrap(client.POST("/as/api/v1/saas-login", { body }));
    const { received = "", sent = "" } = wire.exchanges.at(-1) ?? {};
    expectThat(sent !== "" && !sent.includes(clientSecret), "the secret went over the wire");
    expectThat(!received.includes("accessToken"), "the token came over the wire");
    return {
      value: undefined,
      says: `token until ${accessTokenExpiry}, neither it nor the secret readable on the wire`,
    };
  });

  await stage.step("Ask for the card tiers", async () => {
    const { data } = await unwrap(client.GET("/pcs/api/v1/card-tiers"));
    const tiers = data.map(
      ({ billingCurrencyCode, cardTypes, title }) => `${title} (${cardTypes}, ${billingCurrencyCode})`,
    );
    return { value: undefined, says: tiers.join("; ") };
  });
  return {
    stage,
    client,
    connectWith,
    control: controlApi(sandbox.url, tenant.text("id")),
    receiver,
    webhookSecret,
    wire,
  };
}
