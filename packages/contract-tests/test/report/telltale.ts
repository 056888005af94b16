import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { isSecretName } from "@openissuing/signing";
import type { Api } from "../../src/api.js";
import { describeResult } from "../../src/engine/describe-result.js";
import { runPlan } from "../../src/engine/run-plan.js";
import { isObject } from "../../src/json.js";
import { reportFormats, reportWriters } from "../../src/report/writers.js";
import { createVaultsPayApi } from "../../src/vaultspay/api.js";
import { startSandbox } from "../sandbox.js";

/** A server that fails everything, and what it saw go by. */
export interface Telltale {
  readonly origin: string;
  readonly secrets: ReadonlySet<string>;
  close(): void;
}

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

/** Operations that have to succeed, else nobody could call at all. */
const door = /\/(?:oauth\/v2\/token|saas-login)$/;

/**
 * Fails everything, and says in JSON and in pages of a gateway what it was sent and what it would have answered.
 * `through`: ends of further paths that are answered well.
 */
export async function startTelltale(target: string, through: RegExp = door): Promise<Telltale> {
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
    for (const secret of [...secretsIn(parsed(text)), ...secretsIn(parsed(body.toString()))]) secrets.add(secret);
    const type = answer.headers.get("content-type") ?? "text/plain";
    if (door.test(request.url ?? "") || through.test(request.url ?? "") || !type.includes("json")) {
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

/** What a run shows, and the secrets that went over the wire; what is short stands anywhere by chance. */
export interface Shown {
  readonly texts: readonly string[];
  readonly secrets: readonly string[];
}

/** Secrets that are long enough to be looked for by their value. */
export const longSecrets = ({ secrets }: Telltale): readonly string[] =>
  [...secrets].filter((secret) => secret.length >= 8 && !/^(\*|https?:)/.test(secret));

/** What it takes to have a card at VaultsPay. */
const making =
  /\/(?:users|countries|states\/\d+|cities\/\d+|accounts|addresses|card-tiers|cards|process-card-request|update-[a-z-]+)$/;

/** Plays operations of VaultsPay's cards against a telltale, and answers every text that tells of it. */
export async function showVaultsPayRun(include: readonly string[], maxCases = 1_200): Promise<Shown> {
  const api: Api = createVaultsPayApi({ encryption: "off" });
  const sandbox = await startSandbox({ api });
  const telltale = await startTelltale(new URL(sandbox.baseUrl).origin, making);
  try {
    const { environment } = sandbox;
    const baseUrl = `${telltale.origin}/${api.name}`;
    const result = await runPlan({ api, environment, baseUrl, include, maxCases, profile: "full", seed: 1 });
    const reports = reportFormats.map((format) => reportWriters[format].write(result));
    return { texts: [describeResult(result), ...reports], secrets: longSecrets(telltale) };
  } finally {
    telltale.close();
    await sandbox.close();
  }
}

/** Sixteen digits by themselves; those behind a decimal point are milliseconds. */
const cardLike = /(?<![\d.])[45]\d{15}(?!\d)/g;

/** Everything in these texts that nobody was to see, each by the way it is looked for. */
export function leaksIn({ secrets, texts }: Shown): readonly string[] {
  return texts.flatMap((text) => [
    ...secrets.filter((secret) => text.includes(secret)).map(() => "a secret that went over the wire"),
    ...[...text.matchAll(/(?:cvv2?|cvc|pin|pan|password)(?:[\\"':=\s]|&quot;|&#34;)+\d{3,}/gi)].map(
      () => "digits after the name of a secret",
    ),
    ...[...text.matchAll(cardLike)].filter(([digits]) => isCard(digits)).map(() => "a card number"),
  ]);
}

/** ISO/IEC 7812-1, annex B. */
function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
