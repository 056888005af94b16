// Sends requests as fast as the server takes them, in a process of its own so that it takes no time from the server's.
// Reads an order as JSON from standard input, prints `{ rate, failures }`; rate in requests per second.
// Plain JavaScript, because autocannon has no types.
import { text } from "node:stream/consumers";
import autocannon from "autocannon";

/**
 * `heads`: headers of one request each, sent once; every other header is in `headers`. Without `heads` all are alike.
 * @type {{ url: string, connections: number, amount: number, headers: Record<string, string>, heads?: Record<string, string>[] }}
 */
const { url, connections, amount, headers, heads } = JSON.parse(await text(process.stdin));

let next = 0;
const each = Math.floor(amount / connections);
const setupClient = (client) => {
  if (heads === undefined) return;
  const slice = heads.slice(next, next + each);
  next += each;
  client.setRequests(slice.map((head) => ({ headers: { ...headers, ...head } })));
};

let answers = 0;
let failures = 0;
let first = 0;
let last = 0;
const load = autocannon({ url, connections, amount: each * connections, headers, setupClient, timeout: 20 });
load.on("response", (_client, status) => {
  last = performance.now();
  if (answers === 0) first = last;
  answers += 1;
  if (status !== 200) failures += 1;
});
load.on("reqError", () => {
  failures += 1;
});
await load;
console.log(JSON.stringify({ rate: ((answers - 1) * 1000) / (last - first), failures }));
