import { join } from "node:path";
import { type AnytimeWebhook, createAnytimeClient, createAnytimeWebhooks, unwrap } from "@openissuing/anytime";
import { controlApi } from "../control-api.js";
import { makeKeyPair } from "../make-key-pair.js";
import { registerTenant, startSandbox } from "../sandbox-process.js";
import type { Stage } from "../story.js";
import { receiveWebhooks } from "../webhook-receiver.js";
import type { World } from "./world.js";

/** Key, sandbox, customer, token: everything up to the first good answer. */
export async function signIn(stage: Stage): Promise<World> {
  const keys = await stage.step("Make an RSA key pair", async () => {
    const value = await makeKeyPair(stage.scratch);
    const how =
      value.madeBy === "openssl" ? "openssl genrsa, rsa -pubout" : "node:crypto, as this machine has no openssl";
    return { value, says: `2048 bits by ${how}` };
  });

  const db = join(stage.scratch, "sandbox.db");
  const sandbox = await stage.step("Start the sandbox", async () => {
    const value = await startSandbox({ db });
    stage.onEnd(() => value.end());
    return { value, says: `openissuing-sandbox --db at ${value.apiUrl("anytime")}` };
  });
  const baseUrl = sandbox.apiUrl("anytime");

  const { receiver, tenant } = await stage.step("Register a customer with the public key", async () => {
    const receiver = await receiveWebhooks<AnytimeWebhook>();
    stage.onEnd(() => receiver.close());
    const order = { api: "anytime", publicKeyFile: keys.publicKeyFile, webhookUrl: receiver.url };
    const tenant = await registerTenant(sandbox, order);
    return { value: { receiver, tenant }, says: `tenant ${tenant.text("id")}, credentials received` };
  });
  const settings = tenant.in("settings");
  const credentials = {
    clientId: settings.text("clientId"),
    clientSecret: settings.text("clientSecret"),
    username: settings.text("username"),
    password: settings.text("password"),
  };
  receiver.open(createAnytimeWebhooks({ username: credentials.username }).verify);
  const client = createAnytimeClient({ baseUrl, credentials, privateKey: keys.privateKey });

  await stage.step("Get a token", async () => {
    const { clientId: client_id, clientSecret: client_secret, username, password } = credentials;
    const grant = { grant_type: "password", client_id, client_secret, username, password } as const;
    const { body } = await unwrap(client.POST("/oauth/v2/token", { body: grant }));
    return { value: undefined, says: `${body.token_type} token for ${body.expires_in} s, its answer verified` };
  });

  await stage.step("Check the connection", async () => {
    const { body } = await unwrap(client.GET("/v1.0/apicheck"));
    return { value: undefined, says: `signed call answered: it is ${body.date_time}` };
  });

  const control = controlApi(sandbox.url, tenant.text("id"));
  return { stage, sandbox, db, baseUrl, keys, credentials, client, control, receiver };
}
