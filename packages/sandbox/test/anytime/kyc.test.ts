import { describe, expect, test } from "vitest";
import { company, setupAccounts } from "./accounts.fixture.js";
import { sha256, start } from "./setup.js";

const file = (name: string, content = "bytes") => new File([content], name);

async function opened(changes = {}) {
  const world = await setupAccounts();
  const id = await world.openAccount(changes);
  return {
    ...world,
    id,
    kyc: async () => (await world.call("getKyc", { path: { id } })).body,
    send: (files: Record<string, Blob>) => world.call("uploadKyc", { path: { id }, files }),
  };
}

describe("uploadKyc", () => {
  test("answers the outcome of each file of the request, and of no other", async () => {
    const { send } = await opened();
    const { body, status } = await send({
      user_identity: file("front.jpg"),
      user_identity_back: file("back.gif"),
      user_dom_1: file("bill.pdf", ""),
      user_selfie: file("me.png", "\u0089PNG is no such beginning in UTF-8"),
    });
    expect(status).toBe(200);
    expect(body.files_status).toEqual({
      user_identity: { status: 0 },
      user_identity_back: { status: 1, error: "Wrong file extension" },
      user_dom_1: { status: 2, error: "Not uploaded correctly" },
      user_selfie: { status: 0 },
    });
  });

  test("takes all eleven files of a business", async () => {
    const { kyc, send } = await opened(company);
    const fields = ["selfie", "identity", "identity_back", "passport", "dom_1", "identity_host"];
    const names = [...fields, "identity_back_host", "dom_host", "affidavit"].map((type) => `user_${type}`);
    const all = [...names, "corp_status", "corp_kbis"];
    const { body } = await send(Object.fromEntries(all.map((field) => [field, file("a.pdf")])));
    expect(Object.keys(body.files_status)).toEqual(all);
    expect((await kyc())["uploaded-kyc-status"].pending).toHaveLength(11);
  });

  test("keeps the bytes as they came", async () => {
    const { act, id, send } = await opened();
    const content = "\0 é \r\n--boundary--";
    await send({ user_passport: file("p.jpg", content) });
    const kept = await act("readKycFile", { acc_id: id, type: "passport" });
    const size = Buffer.byteLength(content);
    expect(kept).toEqual({ type: "passport", size, sha256: sha256(content), content: btoa("\0 Ã© \r\n--boundary--") });
  });

  test("refuses papers of a corporation for a person with 4030212 and keeps nothing", async () => {
    const { kyc, send } = await opened();
    const refused = await send({ user_identity: file("front.jpg"), corp_kbis: file("kbis.pdf") });
    expect([refused.status, refused.code]).toEqual([403, 4030212]);
    expect((await kyc())["uploaded-kyc-status"].pending).toEqual([]);
  });

  test.each([
    { name: "no file", options: { form: {}, files: {} } },
    { name: "a field that is not in the document", options: { files: { user_driving_licence: file("a.jpg") } } },
    {
      name: "text in place of a file",
      options: { form: { user_identity: "bytes" }, files: { user_selfie: file("a.jpg") } },
    },
    { name: "a form that is no multipart", options: { form: { user_identity: "bytes" } } },
  ])("refuses $name with 4000210", async ({ options }) => {
    const { call, id } = await opened();
    const refused = await call("uploadKyc", { path: { id }, ...options });
    expect([refused.status, refused.code]).toEqual([400, 4000210]);
  });
});

describe("getKyc", () => {
  test("lists what a person without files lacks", async () => {
    const { kyc } = await opened();
    expect(await kyc()).toEqual({
      status: "incomplete",
      "uploaded-kyc-status": { accepted: [], pending: [], refused: [] },
      "missing-kyc-types": ["identity", "identity_back", "dom_1"],
    });
  });

  test("shows a file as pending with its type, address and time", async () => {
    const { kyc, send } = await opened();
    await send({ user_identity: file("front.jpg") });
    const { pending } = (await kyc())["uploaded-kyc-status"];
    const url = "https://files.example.com/kyc/1001/identity";
    expect(pending).toEqual([{ type: "identity", url, uploaded_at: String(start / 1000) }]);
  });

  test("accepts files ten minutes after their upload", async () => {
    const { id, kyc, pass, upload } = await opened();
    await upload(id, "user_passport", "user_dom_1");
    await pass(599);
    expect(await kyc()).toMatchObject({ status: "pending", "missing-kyc-types": [] });
    await pass(1);
    expect(await kyc()).toMatchObject({ status: "accepted" });
  });

  test("checks a file anew that took the place of another", async () => {
    const { id, kyc, pass, upload } = await opened();
    await upload(id, "user_passport", "user_dom_1");
    await pass(300);
    await upload(id, "user_dom_1");
    await pass(300);
    expect((await kyc())["uploaded-kyc-status"].pending).toMatchObject([{ type: "dom_1" }]);
    await pass(300);
    expect((await kyc()).status).toBe("accepted");
  });

  test("keeps an accepted file when a later one was not taken", async () => {
    const { id, kyc, prove, send } = await opened();
    await prove(id);
    await send({ user_passport: file("passport.gif") });
    expect((await kyc()).status).toBe("accepted");
  });
});

describe("reviewKycFile", () => {
  test("refuses one file, which stays refused and can be replaced", async () => {
    const { act, id, kyc, pass, upload } = await opened();
    await upload(id, "user_passport", "user_dom_1");
    const told = await act("reviewKycFile", { acc_id: id, type: "dom_1", verdict: "refused" });
    await pass(600);
    expect(await kyc()).toEqual({ ...(await kyc()), status: "refused" });
    expect(told).toMatchObject({ "uploaded-kyc-status": { refused: [{ type: "dom_1" }] } });
    await upload(id, "user_dom_1");
    expect((await kyc()).status).toBe("pending");
  });

  test("accepts every file that waits when no type is named", async () => {
    const { act, id, upload } = await opened(company);
    await upload(id, "user_identity", "user_identity_back", "user_dom_1", "corp_status", "corp_kbis");
    expect(await act("reviewKycFile", { acc_id: id, verdict: "accepted" })).toMatchObject({ status: "accepted" });
  });

  test.each([
    { name: "an account nobody has", input: { acc_id: 7 }, refusal: 4030210 },
    { name: "a file that was not handed in", input: { acc_id: 1001, type: "kbis" }, refusal: 4000210 },
    { name: "an account where nothing waits", input: { acc_id: 1001 }, refusal: 4000210 },
  ])("refuses $name with $refusal", async ({ input, refusal }) => {
    const { act } = await opened();
    const refused = act("reviewKycFile", { verdict: "accepted", ...input });
    await expect(refused).rejects.toMatchObject({ code: "ERR_REFUSED", refusal });
  });
});
