import { describe, expect, test } from "vitest";
import { setupAccounts } from "./accounts.fixture.js";
import { textOfPdf } from "./testimonial.fixture.js";

async function sent() {
  const world = await setupAccounts();
  const { id, iban } = await world.readyAccount();
  await world.transfer(id);
  const download = (ctid = 50_000, account = id) =>
    world.call("getCreditTransferTestimonial", { path: { id: account, ctid } });
  return { ...world, id, iban, download };
}

describe("getCreditTransferTestimonial", () => {
  test("answers a PDF of an executed transfer", async () => {
    const { download, iban, pass } = await sent();
    await pass(3600);
    const { body, headers, status } = await download();
    expect([status, headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(headers.get("content-disposition")).toBe('attachment; filename="testimonial-50000.pdf"');
    expect(Buffer.from(body).toString("latin1")).toMatch(/^%PDF-1\.\d[\s\S]*%%EOF\n$/);
    const text = textOfPdf(body);
    for (const shown of ["123456789123", "155.00 EUR", "Karim Durand-Test", iban, "John Smith", "NL91ABNA0417164300"]) {
      expect(text).toContain(shown);
    }
  });

  test("answers the same bytes each time", async () => {
    const { download, pass } = await sent();
    await pass(3600);
    const first = (await download()).body;
    await pass(86_400);
    expect((await download()).body).toEqual(first);
  });

  test.each([
    { name: "to execute", change: async () => undefined },
    { name: "in progress", change: ({ pass }: Awaited<ReturnType<typeof sent>>) => pass(60) },
    {
      name: "cancelled",
      change: ({ act }: Awaited<ReturnType<typeof sent>>) => act("cancelTransfer", { internal_id: 50_000 }),
    },
  ])("refuses a transfer that is $name with 4040210", async ({ change }) => {
    const world = await sent();
    await change(world);
    const refused = await world.download();
    expect([refused.status, refused.code]).toEqual([404, 4040210]);
  });

  test("refuses a transfer that does not exist, or is of another account, with 4040210", async () => {
    const { download, openAccount, pass } = await sent();
    const other = await openAccount();
    await pass(3600);
    expect((await download(50_001)).code).toBe(4040210);
    expect((await download(50_000, other)).code).toBe(4040210);
  });
});
