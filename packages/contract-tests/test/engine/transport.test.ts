import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createTransport, transportOver, type WireReply } from "../../src/engine/transport.js";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function ask(
  listener: RequestListener,
  { body, timeout = 5_000 }: { body?: string; timeout?: number } = {},
): Promise<WireReply> {
  const url = await listen(listener);
  const transport = createTransport(2);
  try {
    return await transport.send({ method: "POST", url, headers: { "x-a": "1" }, body }, timeout);
  } finally {
    transport.close();
  }
}

const seen = ({ status, failure }: WireReply) => ({ status, failure });

describe("createTransport", () => {
  test("sends head and body, and hands on head and body of the answer", async () => {
    const reply = await ask(
      (request, response) => {
        response.writeHead(201, { "x-b": request.headers["x-a"] });
        request.pipe(response);
      },
      { body: "é" },
    );
    expect([seen(reply), reply.headers["x-b"], Buffer.from(reply.body).toString()]).toEqual([
      { status: 201, failure: undefined },
      "1",
      "é",
    ]);
  });

  test("follows no redirect", async () => {
    const reply = await ask((_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end());
    expect(seen(reply)).toEqual({ status: 302, failure: undefined });
  });

  test("gives up a server that never answers", async () => {
    expect(seen(await ask(() => undefined, { timeout: 30 }))).toEqual({ status: undefined, failure: "timeout" });
  });

  test("gives up an answer that never ends, and keeps what came of it", async () => {
    const reply = await ask((_, response) => void response.writeHead(200).write("so far"), { timeout: 200 });
    expect([seen(reply), Buffer.from(reply.body).toString()]).toEqual([{ status: 200, failure: "timeout" }, "so far"]);
  });

  test("stops reading an answer that is longer than 8 MB", async () => {
    const reply = await ask((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(100_000)));
      };
      response.on("drain", more).on("error", () => undefined);
      more();
    });
    expect(seen(reply)).toEqual({ status: 200, failure: "too-long" });
    expect(reply.body.length).toBeLessThan(9_000_000);
  });

  test("tells an answer that breaks off from one that ends", async () => {
    const reply = await ask((_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.destroy());
    });
    expect(seen(reply)).toEqual({ status: 200, failure: "closed" });
  });

  test("tells a closed connection from one that is refused", async () => {
    expect(seen(await ask((request) => request.socket.destroy()))).toEqual({ status: undefined, failure: "closed" });
    const transport = createTransport(1);
    const nobody = await transport.send(
      { method: "GET", url: "http://127.0.0.1:1/", headers: {}, body: undefined },
      2_000,
    );
    expect(seen(nobody)).toEqual({ status: undefined, failure: "refused" });
    transport.close();
  });
});

describe("transportOver", () => {
  const get = { method: "GET", url: "http://127.0.0.1:1/", headers: {}, body: undefined };

  test("takes a function in the place of the network", async () => {
    const reply = await transportOver(
      async (input) => new Response(`${new Request(input).method}`, { status: 202 }),
    ).send(get, 1_000);
    expect([seen(reply), Buffer.from(reply.body).toString()]).toEqual([{ status: 202, failure: undefined }, "GET"]);
  });

  const stream = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void) =>
    transportOver(async () => new Response(new ReadableStream({ pull })));

  test("gives up a body that never ends, that breaks off or that is longer than 8 MB", async () => {
    let isFirst = true;
    const endless = await stream((controller) => {
      if (isFirst) controller.enqueue(Buffer.from("so far"));
      isFirst = false;
    }).send(get, 50);
    expect([seen(endless), Buffer.from(endless.body).toString()]).toEqual([
      { status: 200, failure: "timeout" },
      "so far",
    ]);
    const broken = await stream((controller) => controller.error(new Error())).send(get, 1_000);
    expect(seen(broken)).toEqual({ status: 200, failure: "closed" });
    const long = await stream((controller) => controller.enqueue(new Uint8Array(1_000_000))).send(get, 5_000);
    expect([seen(long), long.body.length]).toEqual([{ status: 200, failure: "too-long" }, 9_000_000]);
  });

  test("never rejects", async () => {
    const broken = transportOver(() => Promise.reject(new TypeError("no network")));
    expect(seen(await broken.send(get, 1_000))).toEqual({ status: undefined, failure: "closed" });
    const silent = transportOver(
      (input) =>
        new Promise((_, reject) => new Request(input).signal.addEventListener("abort", () => reject(new Error()))),
    );
    expect(seen(await silent.send(get, 20))).toEqual({ status: undefined, failure: "timeout" });
  });
});
