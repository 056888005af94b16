// The least a server can do, as a baseline: one fixed answer to GET and one to POST, given as arguments.
// Plain JavaScript, because its start is measured too.
import { createServer } from "node:http";
import { argv } from "node:process";

const [, , port = "0", get = "{}", post = get] = argv;
const headers = (body) => ({ "content-type": "application/json", "content-length": Buffer.byteLength(body) });

const server = createServer((request, response) => {
  request.resume();
  const body = request.method === "POST" ? post : get;
  response.writeHead(200, headers(body)).end(body);
});
server.listen(Number(port), "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
process.once("SIGTERM", () => process.exit(0));
