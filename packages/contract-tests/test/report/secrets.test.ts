import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isSecretName } from "@openissuing/signing";
import { afterEach, describe, expect, test } from "vitest";
import { runCli } from "../../src/cli.js";
import { isObject } from "../../src/json.js";
import { reportFormats, reportWriters } from "../../src/report/writers.js";
import { startSandbox } from "../sandbox.js";

const folder = mkdtempSync(join(tmpdir(), "secrets-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Members whose values are secrets, at any depth. */
function secretsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(secretsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    isSecretName(name) && typeof inner === "string" ? [inner] : secretsIn(inner),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Fails everything, and says in JSON and in pages of a gateway what it was sent and what it would have answered. */
async function startTelltale(target: string) {
  const secrets = new Set<string>();
  let count = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { authorization = "", connection: _, "content-length": __, host: ___, ...rest } = request.headers;
    const headers = new Headers(
      Object.entries({ ...rest, ...(authorization && { authorization }) }).map(([name, value]) => [name, `${value}`]),
    );
    const init = { method: request.method ?? "GET", headers, redirect: "manual" as const };
    const answer = await fetch(`${target}${request.url}`, body.length === 0 ? init : { ...init, body });
    const text = await answer.text();
    secrets.add(authorization.replace(/^Bearer /, ""));
    for (const [name, value] of new URLSearchParams(body.toString())) if (isSecretName(name)) secrets.add(value);
    for (const secret of secretsIn(parsed(text))) secrets.add(secret);
    const type = answer.headers.get("content-type") ?? "text/plain";
    if (/\/oauth\/v2\/token$/.test(request.url ?? "") || !type.includes("json")) {
      response.writeHead(answer.status, { "content-type": type }).end(text);
    } else if (++count % 3 === 0) {
      const page = `<h1>502</h1><p>authorization: ${authorization}</p><pre>${body}\n${text}</pre>`;
      response.writeHead(502, { "content-type": "text/html" }).end(page);
    } else {
      const told = JSON.stringify({ ...Object(parsed(text)), odd: `you are ${authorization}` });
      response.writeHead(answer.status, { "content-type": type }).end(told);
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${port}`, secrets, close };
}

describe("what a failing run shows", () => {
  test.each([
    {
      api: "anytime",
      include: "createToken,getCard,getCardPan,sendCardPan,getCardPin,sendCardPin,createCardDetailsLink,orderCard",
    },
    { api: "brocard", include: "createCard,getCard,createCardEmbedLink,openCardEmbed,listCards,getUser" },
  ])(
    "holds no secret of $api that went over the wire",
    async ({ api, include }) => {
      const sandbox = await startSandbox({ api });
      const telltale = await startTelltale(new URL(sandbox.baseUrl).origin);
      const lines: string[] = [];
      const target = ["--api", api, "--base-url", `${telltale.origin}/${api}`, "--control-url", sandbox.controlUrl];
      const reports = ["--report", reportFormats.join(","), "--report-dir", folder];
      const argv = ["run", ...target, ...reports, "--include", include, "--max-cases", "1200"];
      const status = await runCli(argv, { print: (line) => void lines.push(line), env: {} });
      telltale.close();
      await sandbox.close();
      const files = reportFormats.map((format) => readFileSync(join(folder, reportWriters[format].file), "utf8"));
      const texts = [lines.join("\n"), ...files];
      // What is short stands anywhere by chance: it is looked for by its name below.
      const long = [...telltale.secrets].filter((secret) => secret.length >= 8 && !/^(\*|https?:)/.test(secret));
      expect([status, long.length > 3]).toEqual([1, true]);
      for (const text of texts) {
        expect(text).toContain("502");
        expect(long.filter((secret) => text.includes(secret))).toEqual([]);
        expect(text.match(/(?:cvv2?|cvc|pin|pan|password)(?:[\\"':=\s]|&quot;|&#34;)+\d{3,}.{0,20}/gi)).toBeNull();
        expect(text.match(/(?<!\d)[45]\d{15}(?!\d)/g)?.filter(isCard) ?? []).toEqual([]);
      }
    },
    120_000,
  );
});

/** ISO/IEC 7812-1, annex B. */
function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
