import { describe, expect, test } from "vitest";
import {
  createTreezorPciClient,
  generateLibsodiumKey,
  generateOpenPgpKey,
  type SensitiveDataKey,
  showCardImage,
  showPan,
  showPin,
} from "../src/pci-dss.js";
import { encryptFor } from "./support/encrypt-for.js";
import { credentials, type FakeTreezor, fakeTreezor, refusal, type Step } from "./support/fake-treezor.js";

const cardId = "4711";
const base64 = (text: string) => Buffer.from(text).toString("base64");

async function vendorOf(plain: string | Uint8Array, member = "encryptedCardData"): Promise<FakeTreezor> {
  return fakeTreezor(async (request) => ({ body: { [member]: await encryptFor(request.url, plain) } }));
}

const clientOf = ({ url }: FakeTreezor) => createTreezorPciClient({ ...credentials, baseUrl: url, connectUrl: url });

/** A maker of keys that keeps them, to look at afterwards. */
function keeping(make: () => Promise<SensitiveDataKey>) {
  const keys: SensitiveDataKey[] = [];
  const makeKey = async () => {
    const key = await make();
    keys.push(key);
    return key;
  };
  return { keys, makeKey };
}

const kinds = [
  { kind: "LIBSODIUM_HEX", make: generateLibsodiumKey },
  { kind: "OPENPGP_ARMOR", make: () => generateOpenPgpKey({ rsaBits: 2048 }) },
];

describe.each(kinds)("card data by $kind", ({ kind, make }) => {
  test("is opened, shown, and its key destroyed", async () => {
    const vendor = await vendorOf('{"pan":"5555555555554444","cvv":"123"}');
    const { keys, makeKey } = keeping(make);
    const options = { cardId, makeKey, userId: "18742", withCVV: true, scaProof: "proof" };
    const shown = await showPan(clientOf(vendor), options, ({ pan, cvv }) => `${pan} ${cvv}`);
    expect(shown).toBe("5555555555554444 123");
    const [call] = vendor.calls();
    expect(Object.fromEntries(call?.url.searchParams ?? [])).toEqual({
      algorithm: kind,
      userPublicKey: keys[0]?.publicKey,
      userId: "18742",
      withCVV: "true",
      sca: "proof",
    });
    expect([call?.url.pathname, call?.headers.get("x-trz-sca")]).toEqual(["/cards/4711/pan", "proof"]);
    await expect(keys[0]?.open(base64("00"))).rejects.toMatchObject({ code: "ERR_KEY_DESTROYED" });
  });

  test("is shown as a PIN", async () => {
    const vendor = await vendorOf("0000");
    expect(await showPin(clientOf(vendor), { cardId, makeKey: make }, (pin) => pin)).toBe("0000");
    expect(vendor.calls()[0]?.url.pathname).toBe("/cards/4711/pin");
  });
});

describe("card data", () => {
  test("is an image whose bytes are overwritten once they were shown", async () => {
    const vendor = await vendorOf(Uint8Array.of(137, 80, 78, 71), "encryptedCardImage");
    const kept = await showCardImage(clientOf(vendor), { cardId, makeKey: generateLibsodiumKey }, (bytes) => {
      expect([...bytes]).toEqual([137, 80, 78, 71]);
      return bytes;
    });
    expect([...kept]).toEqual([0, 0, 0, 0]);
  });

  const refused = refusal(404, "resource_not_found_error");
  const garbage: Step = { body: { encryptedCardData: base64("zz") } };
  const fail = () => {
    throw new Error("screen is off");
  };
  test.each([
    { name: "a refusal", step: refused, show: String, expected: { name: "ApiError", status: 404 } },
    { name: "an answer that does not open", step: garbage, show: String, expected: { name: "SensitiveDataError" } },
    { name: "a connection that breaks", step: "drop" as const, show: String, expected: { name: "TransportError" } },
  ])("leaves no key behind after $name", async ({ step, show, expected }) => {
    const { keys, makeKey } = keeping(generateLibsodiumKey);
    const vendor = await fakeTreezor(step);
    await expect(showPan(clientOf(vendor), { cardId, makeKey, retry: false }, show)).rejects.toMatchObject(expected);
    await expect(keys[0]?.open(base64("00"))).rejects.toMatchObject({ code: "ERR_KEY_DESTROYED" });
  });

  test("leaves no key behind when showing fails", async () => {
    const { keys, makeKey } = keeping(generateLibsodiumKey);
    const vendor = await vendorOf('{"pan":"5555555555554444"}');
    await expect(showPan(clientOf(vendor), { cardId, makeKey }, fail)).rejects.toThrow("screen is off");
    await expect(keys[0]?.open(base64("00"))).rejects.toMatchObject({ code: "ERR_KEY_DESTROYED" });
  });

  test.each([
    { name: "while the key was made", at: "make" },
    { name: "while the data was opened", at: "open" },
  ])("is not shown to a caller who left $name, and no key stays behind", async ({ at }) => {
    const left = new AbortController();
    const leave = (where: string) => (where === at ? left.abort("gone") : undefined);
    const { keys, makeKey } = keeping(async () => {
      const key = await generateLibsodiumKey();
      leave("make");
      const open = async (encrypted: string) => {
        const plain = await key.open(encrypted);
        leave("open");
        return plain;
      };
      return { ...key, open };
    });
    const vendor = await vendorOf('{"pan":"5555555555554444"}');
    const shown: unknown[] = [];
    const call = showPan(clientOf(vendor), { cardId, makeKey, signal: left.signal }, (data) => shown.push(data));
    await expect(call).rejects.toBe("gone");
    expect([shown, vendor.calls().length]).toEqual([[], at === "make" ? 0 : 1]);
    await expect(keys[0]?.open(base64("00"))).rejects.toMatchObject({ code: "ERR_KEY_DESTROYED" });
  });

  test("is asked for with a proof over the very address, which holds the public key", async () => {
    const vendor = await vendorOf("0000");
    const proofs: string[] = [];
    const client = createTreezorPciClient({
      ...credentials,
      baseUrl: vendor.url,
      connectUrl: vendor.url,
      proveOperation: ({ url }) => `proof-${proofs.push(url)}`,
    });
    await showPin(client, { cardId, makeKey: generateLibsodiumKey }, String);
    const [call] = vendor.calls();
    expect(proofs).toEqual([`${vendor.url}${call?.url.pathname}${call?.url.search}`]);
    expect(call?.headers.get("x-trz-sca")).toBe("proof-1");
  });

  test("is not asked for when the caller left before", async () => {
    const { keys, makeKey } = keeping(generateLibsodiumKey);
    const vendor = await vendorOf("0000");
    const options = { cardId, makeKey, signal: AbortSignal.abort("gone") };
    await expect(showPin(clientOf(vendor), options, String)).rejects.toBe("gone");
    expect([keys, vendor.seen]).toEqual([[], []]);
  });
});
