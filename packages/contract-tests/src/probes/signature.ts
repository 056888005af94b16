import { type Ground, type GroundProbe, probe } from "./probe.js";
import { expectRefusal } from "./refusal.js";

/** The same request with headers changed; undefined takes one away. */
export function withHeaders(request: Request, changes: Readonly<Record<string, string | undefined>>): Request {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  return new Request(request, { headers });
}

/** Another character in the middle, of the same alphabet. */
function altered(text: string): string {
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, middle)}${text[middle] === "A" ? "B" : "A"}${text.slice(middle + 1)}`;
}

async function attack(ground: Ground, operationId: string): Promise<void> {
  const { caller, dialect, estate } = ground;
  const { data, signature } = dialect.headers;
  const { badSignature, unauthenticated } = dialect.codes;
  const call = await estate.callOf(operationId);
  if (call === undefined) return;
  const attempt = async (
    what: string,
    code: number,
    change: (request: Request) => Record<string, string | undefined>,
  ) => {
    const request = await caller.prepare(call);
    expectRefusal(ground, await caller.send(withHeaders(request, change(request))), code, what);
  };
  const other = (await caller.prepare(call)).headers.get(signature) ?? "";
  await attempt("altered validation data", badSignature, ({ headers }) => ({ [data]: `${headers.get(data)}0` }));
  await attempt("an altered signature", badSignature, ({ headers }) => ({
    [signature]: altered(headers.get(signature) ?? ""),
  }));
  await attempt("the signature of another request", badSignature, () => ({ [signature]: other }));
  await attempt("a call without signature", unauthenticated, () => ({ [signature]: undefined }));
  await attempt("a call without validation data", unauthenticated, () => ({ [data]: undefined }));
}

/** The signature: what it covers, and whose it is. */
export const signatureProbes: readonly GroundProbe[] = [
  probe(
    "signature-covers",
    "signature-covers",
    "every operation refuses a signature that is missing, altered or of other data",
    { evidence: "inferred" },
    async (ground) => {
      for (const operationId of ground.document.operations.keys()) await attack(ground, operationId);
    },
  ),

  probe(
    "wrong-key",
    "wrong-key-refused",
    "every operation refuses the signature of a key it does not know",
    { evidence: "inferred" },
    async (ground) => {
      const { caller, dialect, document, estate } = ground;
      const privateKey = await ground.foreignKey();
      for (const operationId of document.operations.keys()) {
        const call = await estate.callOf(operationId);
        if (call === undefined) continue;
        const answer = await caller.send(await caller.prepare(call, privateKey));
        expectRefusal(ground, answer, dialect.codes.badSignature, "the signature of a foreign key");
      }
    },
  ),
];
