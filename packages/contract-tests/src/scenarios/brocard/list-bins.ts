import { doorStories } from "../../brocard/door-stories.js";
import { member } from "../../brocard/fixtures.js";
import { scenario } from "../../brocard/scenario.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

export const listBinsScenarios = [
  scenario("listBins", "lists every BIN of the company at once and counts them", {}, async ({ client }) => {
    const { data, total } = await succeeded(client.GET("/api/v2/company/bins"));
    expectThat(data.length > 0, "a company is to have a BIN");
    expectSame("total", total, data.length);
    expectSame("the number of different BINs", new Set(data.map(({ bin }) => bin)).size, data.length);
  }),

  scenario("listBins", "lists a BIN that the company gets, with its kind", { needs: ["company"] }, async (world) => {
    const bin = { bin: "41111122", description: "41111122 Visa Debit USD", balance_type: "card_balance" } as const;
    await world.company.addBin(bin);
    const { data } = await succeeded(world.client.GET("/api/v2/company/bins"));
    const found = data.find((row) => row.bin === bin.bin);
    expectSame("the BIN", [found?.balance_type, found?.description], [bin.balance_type, bin.description]);
  }),

  scenario("listBins", "lists to a member the same BINs", { needs: ["keys"], evidence: "inferred" }, async (world) => {
    const { client } = await member(world);
    const own = await succeeded(world.client.GET("/api/v2/company/bins"));
    const theirs = await succeeded(client.GET("/api/v2/company/bins"));
    expectSame("the BINs", theirs.data, own.data);
  }),

  ...doorStories("listBins", (client, options) => client.GET("/api/v2/company/bins", options)),
];
