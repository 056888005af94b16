import { html } from "../html.js";
import { code, heading } from "../page-parts.js";
import type { TaskGuide } from "./task-guide.js";

// One text each, printed as it stands. They build on each other: the tenant of the first is used by the rest.

const start = `npx @openissuing/sandbox                  # prints addresses and ready credentials
npx @openissuing/sandbox --db sandbox.db  # keeps its state in a file
npx @openissuing/sandbox --https          # with a certificate made on the spot`;

const tenant = `# A customer of Brocard, with a key that is easy to remember.
curl -sSf http://127.0.0.1:4010/_sandbox/tenants -H "Content-Type: application/json" \\
  -d '{ "api": "brocard", "id": "my-brocard", "apiKey": "my-key",
        "webhookUrl": "http://127.0.0.1:8080/hooks/my-secret" }'

# Later: at most 600 requests a minute.
curl -sSf -X PATCH http://127.0.0.1:4010/_sandbox/tenants/my-brocard \\
  -H "Content-Type: application/json" -d '{ "rateLimit": 600 }'`;

const seed = `curl -sSf http://127.0.0.1:4010/_sandbox/tenants/my-brocard/seed \\
  -H "Content-Type: application/json" -d '{ "actions": [
    { "name": "fundAccount", "input": { "amount": "500.00" } },
    { "name": "createTag", "input": { "name": "Spring", "user_id": 2 } } ] }'`;

const act = `# What the outside world can do, each with the schema of its input.
curl -sSf http://127.0.0.1:4010/_sandbox/apis/brocard/actions

# A card by the API, and a payment with it by the outside world.
curl -sSf http://127.0.0.1:4010/brocard/api/v2/cards \\
  -H "Authorization: Bearer my-key" -H "Content-Type: application/json" \\
  -d '{ "bin": "555555", "title": "Test", "user_id": 2, "transaction_limit": 100 }'
curl -sSf http://127.0.0.1:4010/_sandbox/tenants/my-brocard/actions/simulatePayment \\
  -H "Content-Type: application/json" -d '{ "card_id": 1, "amount": "12.34" }'

# And one that the vendor declines, for a reason of the document.
curl -sSf http://127.0.0.1:4010/_sandbox/tenants/my-brocard/actions/simulatePayment \\
  -H "Content-Type: application/json" -d '{ "card_id": 1, "amount": "1.00", "decline": "fraud_suspicion" }'`;

const clock = `# Three days ahead, in milliseconds, or to an instant.
curl -sSf http://127.0.0.1:4010/_sandbox/tenants/my-brocard/clock \\
  -H "Content-Type: application/json" -d '{ "advance": 259200000 }'
curl -sSf http://127.0.0.1:4010/_sandbox/tenants/my-brocard/clock \\
  -H "Content-Type: application/json" -d '{ "set": "2031-01-15T09:00:00Z" }'

# What is scheduled.
curl -sSf http://127.0.0.1:4010/_sandbox/tenants/my-brocard/jobs`;

const faults = `# The next two calls of getCard by this customer end with 503.
curl -sSf http://127.0.0.1:4010/_sandbox/faults -H "Content-Type: application/json" \\
  -d '{ "tenant": "my-brocard", "operationId": "getCard", "code": 503, "times": 2 }'

# The next transfer is made, and its answer never arrives.
curl -sSf http://127.0.0.1:4010/_sandbox/faults -H "Content-Type: application/json" \\
  -d '{ "tenant": "my-brocard", "operationId": "createTransfer", "drop": "after" }'

# The next call, whichever it is, takes three seconds longer.
curl -sSf http://127.0.0.1:4010/_sandbox/faults -H "Content-Type: application/json" \\
  -d '{ "tenant": "my-brocard", "delayMs": 3000 }'

# None of it any more.
curl -sSf -X DELETE http://127.0.0.1:4010/_sandbox/faults`;

const deliveries = `# Every webhook of the customer: body, state, attempts, last status.
curl -sSf http://127.0.0.1:4010/_sandbox/tenants/my-brocard/deliveries

# Try those that wait at once, and send the first again.
curl -sSf -X POST http://127.0.0.1:4010/_sandbox/tenants/my-brocard/deliveries/flush
curl -sSf -X POST http://127.0.0.1:4010/_sandbox/tenants/my-brocard/deliveries/1/retry`;

const requests = `curl -sSf "http://127.0.0.1:4010/_sandbox/requests?tenant=my-brocard"
curl -sSf http://127.0.0.1:4010/_sandbox/tenants/my-brocard/ledger/audit   # the books balance

# Start over: everything goes but credentials and settings.
curl -sSf -X POST http://127.0.0.1:4010/_sandbox/tenants/my-brocard/reset`;

const library = `import assert from "node:assert/strict";
import { createBrocardClient, unwrap } from "@openissuing/brocard";
import { createSandbox } from "@openissuing/sandbox";

// One sandbox for each test: no port, nothing shared, closed at the end.
const webhooks: string[] = [];
const sandbox = createSandbox({
  seed: "payments", // same seed and clock, same identifiers
  now: () => Date.UTC(2030, 0, 15),
  fetch: async (input, init) => {
    // Webhooks come here instead of going out.
    webhooks.push(await new Request(input, init).text());
    return new Response();
  },
});
const { id } = await sandbox.control.tenants.create({
  api: "brocard",
  apiKey: "my-key",
  webhookUrl: "https://you.example/hooks/my-secret",
});
const client = createBrocardClient({
  baseUrl: "https://sandbox.test/brocard",
  apiKey: "my-key",
  fetch: (input, init) => sandbox.fetch(new Request(input, init)),
});

const body = { bin: "555555", title: "Test", user_id: 2, transaction_limit: 100 };
const card = await unwrap(client.POST("/api/v2/cards", { body }));
await sandbox.control.act(id, "fundAccount", { amount: "50.00" });
await sandbox.control.act(id, "simulatePayment", { card_id: card.id, amount: "60.00" });
await sandbox.control.settle(); // until every webhook that is due was tried

const { data } = await unwrap(client.GET("/api/v2/payments"));
assert.deepEqual(data.map(({ decline }) => decline), ["balance-less-than-amount"]);
assert.equal(webhooks.length, 1);
assert.deepEqual(await sandbox.control.audit(id), []);
await sandbox.close();`;

/** From a first start to a test without a port. */
export const testAgainstTheSandbox: TaskGuide = {
  slug: "test-against-the-sandbox",
  title: "Test against the sandbox",
  summary: "Start it, put money and cards into it, move its clock, break its answers, and use it in your tests.",
  words: "how to test mock fake simulate payment decline error fault clock time tenant seed insufficient funds",
  content: html`<p>The sandbox answers as the vendor does: it checks signatures and keys, keeps state, moves money in a double-entry ledger and sends webhooks. Anytime, Brocard and VaultsPay are in it; Treezor is not yet. It reaches no bank and no card network.</p>
<section>${heading("h2", "start", "Start it")}${code(start)}
<p>Each API answers on a port of its own and under <code>/anytime</code>, <code>/brocard</code> and <code>/vaultspay</code> of port 4010. Give the address and the credentials it prints to your client as <code>baseUrl</code> and so on. What the vendor and the outside world do is done under <code>/_sandbox</code>, which is for you alone: it listens on your machine only.</p></section>
<section>${heading("h2", "settings", "A customer of your own")}
<p>A tenant is one customer of a vendor: its credentials, webhook address and settings. Tests that run side by side take one each. What is left out is invented.</p>${code(tenant)}
<p>A new customer of Brocard has user 2, who holds the key, with an account, the BINs 411111 (cards with a balance of their own) and 555555 (cards that spend from the account), and a tag. One of VaultsPay is user 2000 with the account 3000 in AED and two card tiers. One of Anytime has nothing: begin with <a href="@anytime#createAccount"><code>createAccount</code></a> and <a href="@anytime#uploadKyc"><code>uploadKyc</code></a>, whose files have to be real ones, and move the clock ten minutes ahead. Nobody has money or cards.</p>
<p>Settings of Anytime: <code>clientId</code>, <code>clientSecret</code>, <code>username</code>, <code>password</code>, <code>publicKey</code>, <code>allowedIps</code>, <code>checkSignature</code> and <code>rateLimits</code> (<code>perIp</code>, <code>perFunctionality</code>, <code>perUser</code>, per minute).
Of Brocard: <code>apiKey</code>, <code>roleId</code>, <code>timeZone</code>, <code>rateLimit</code>, <code>teamAccounts</code>, <code>issuingFee</code>, <code>otpWebhookUrl</code>.
Of VaultsPay: <code>clientId</code>, <code>clientSecret</code>, <code>deviceId</code>, <code>environment</code>, <code>keyWrap</code>, <code>privateKey</code>, <code>allowedIps</code>, <code>rateLimit</code>, <code>accessTokenSeconds</code>, <code>refreshTokenSeconds</code>, <code>webhookSecret</code>, <code>transferFeePercent</code>, <code>transferLimit</code>.</p></section>
<section>${heading("h2", "seed", "A known beginning")}
<p>A list of actions, all of them or none. The same seed of the sandbox and the same steps give the same identifiers.</p>${code(seed)}</section>
<section>${heading("h2", "actions", "What the outside world does")}
<p>Money arrives, a card pays, a merchant refunds, a document is refused: what no call of the API can bring about is an action.</p>${code(act)}</section>
<section>${heading("h2", "clock", "Time")}
<p>Each tenant has a clock. Moved ahead, it runs what falls due on the way: transfers are executed, payments settle, tokens and cards expire, webhooks are tried again.</p>${code(clock)}</section>
<section>${heading("h2", "faults", "Failures")}
<p>The error pages say for each code how it comes about (<a href="@/anytime/errors.html">Anytime</a>, <a href="@/brocard/errors.html">Brocard</a>, <a href="@/vaultspay/errors.html">VaultsPay</a>). What nothing you send can cause comes by a fault. <code>drop</code> cuts the connection <code>before</code> the work is done or <code>after</code>: the second is the case in which a client must not repeat a payment.</p>${code(faults)}</section>
<section>${heading("h2", "deliveries", "Webhooks")}
<p>A webhook is sent at least once, in order for each card. Until it is taken, Anytime's and Brocard's are tried again after 5 seconds, 30 seconds, 2 minutes, 10 minutes, an hour, 6 hours and 24 hours of the tenant's clock, VaultsPay's three times in all.</p>${code(deliveries)}</section>
<section>${heading("h2", "requests", "What happened")}
<p>The last thousand requests, with secrets and card data masked.</p>${code(requests)}</section>
<section>${heading("h2", "library", "In your tests, without a port")}
<p>A sandbox is a function that answers requests. It takes the place of <code>fetch</code>, so that a test needs neither port nor process.</p>${code(library)}</section>`,
};
