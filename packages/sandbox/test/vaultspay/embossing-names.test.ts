import { describe, expect, test } from "vitest";
import { embossingNames } from "../../src/vaultspay/embossing-names.js";
import { setup } from "./setup.js";
import { addAmina } from "./users.fixture.js";

const names = (first_name: string, last_name: string) => embossingNames({ first_name, last_name });

describe("embossingNames", () => {
  test("makes the four forms of the text", () => {
    expect(names("Amina", "Rahman")).toEqual(["AMINA", "AMINA RAHMAN", "AMINA R", "A RAHMAN"]);
  });

  test("writes without accents and without signs no card carries", () => {
    expect(names("José-María", "Núñez & Söhne")).toEqual([
      "JOSE-MARIA",
      "JOSE-MARIA NUNEZ SOHNE",
      "JOSE-MARIA N",
      "J NUNEZ SOHNE",
    ]);
  });

  test("leaves out what is longer than 26 characters, and cuts the first name", () => {
    const all = names("Maximiliana", "Featherstonehaugh-Smythe");
    expect(all).toEqual(["MAXIMILIANA", "MAXIMILIANA F", "M FEATHERSTONEHAUGH-SMYTHE"]);
    expect(names("A".repeat(30), "B")).toEqual(["A".repeat(26), "A B"]);
  });

  test("says nothing twice and nothing empty", () => {
    expect(names("A", "B")).toEqual(["A", "A B"]);
    expect(names("&", "Rahman")).toEqual(["RAHMAN"]);
    expect(names("&", "!")).toEqual([]);
  });
});

describe("listEmbossingNames", () => {
  test("answers the names of a user", async () => {
    const { call } = await setup();
    const userId = await addAmina(call);
    const { data } = await call("listEmbossingNames", { path: { userId } });
    expect(data).toEqual({ names: ["AMINA", "AMINA RAHMAN", "AMINA R", "A RAHMAN"] });
  });

  test.each([2999, 0, "x"])("refuses the user %s with the key id", async (userId) => {
    const { call } = await setup();
    const refused = await call("listEmbossingNames", { path: { userId } });
    expect(refused).toMatchObject({ status: 422, code: 1000, keys: ["id"] });
  });
});
