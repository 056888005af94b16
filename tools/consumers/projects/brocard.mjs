// An ES module consumer of Brocard: a page, a refusal by field and a webhook, over an injected fetch.
import {
  cardEmbedUrl,
  createBrocardClient,
  createBrocardWebhooks,
  fieldErrors,
  paginateBrocard,
} from "@openissuing/brocard";
import { declineCodes } from "@openissuing/brocard/codes";
import document from "@openissuing/spec/brocard.json" with { type: "json" };

const answers = {
  "GET /api/v2/refunds": [200, { data: [{ id: 1 }], per_page: 50, prev_cursor: null, next_cursor: null }],
  "POST /api/v2/cards": [422, { message: "The given data was invalid.", errors: { title: ["Needed."] } }],
  "POST /api/v2/cards/1/embed": [201, { link: "https://vendor.invalid/api/v2/cards/1/embed/token" }],
};

const client = createBrocardClient({
  baseUrl: "https://vendor.invalid",
  apiKey: "key",
  fetch: async (input, init) => {
    const request = new Request(input, init);
    if (request.headers.get("authorization") !== "Bearer key") throw new Error("no key");
    const [status, body] = answers[`${request.method} ${new URL(request.url).pathname}`];
    return Response.json(body, { status });
  },
});

const ids = [];
for await (const { id } of paginateBrocard(client, "/api/v2/refunds")) ids.push(id);
if (ids.join() !== "1") throw new Error("page was not read");

const { error } = await client.POST("/api/v2/cards", {
  body: { bin: "411111", title: "", user_id: 1, transaction_limit: 1 },
});
if (fieldErrors(error).title?.[0] !== "Needed.") throw new Error("refusal was not read");
if (!(await cardEmbedUrl(client, 1)).endsWith("/token")) throw new Error("link was not read");

const webhooks = createBrocardWebhooks({ secret: "9f2c61d0a7b84e35" });
const { value } = Object.values(document.webhooks.refund.post.requestBody.content["application/json"].examples)[0];
const { name } = await webhooks.verify({ url: "/9f2c61d0a7b84e35", body: JSON.stringify(value) });
if (name !== "refund") throw new Error("webhook was not read");

if (Object.keys(declineCodes).length !== 15 || Object.keys(document.paths).length < 20) throw new Error("incomplete");
console.log("ok");
