import { createAnytimeClient, unwrap } from "@openissuing/anytime";
import { createSandbox, listen } from "@openissuing/sandbox";

const sandbox = createSandbox();
const { apiUrls, close } = await listen(sandbox);
const { id: tenant, settings } = await sandbox.control.tenants.create({ api: "anytime" });
const { clientId, clientSecret, username, password, privateKey } = settings; // a key pair was made on the spot

const anytime = createAnytimeClient({
  baseUrl: apiUrls.anytime, // environment: "production" is the vendor itself
  credentials: { clientId, clientSecret, username, password },
  privateKey,
});

const { body } = await unwrap(anytime.GET("/v1.0/apicheck")); // signed, token fetched, answer verified
console.log(`connected, it is ${body.date_time}`);

const { error } = await anytime.GET("/v1.0/accounts/{id}/balance", { params: { path: { id: 1001 } } });
if (error?.body.error.code === 4030210) console.log("account 1001 is not ours, yet");

const log = sandbox.control.requests(tenant);
console.log(`the sandbox saw ${log.length} calls of ${tenant}`);
await close();
await sandbox.close();
