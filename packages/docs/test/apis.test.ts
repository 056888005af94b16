import { describe, expect, test } from "vitest";
import { groupApis } from "../src/apis.js";

const bundle = (title: string) => ({ info: { title, summary: `${title}.` } });

describe("groupApis", () => {
  test("puts documents of one vendor together and orders by title", () => {
    const bundles = new Map([
      ["zoo", bundle("Aquarium")],
      ["treezor-pci-dss", bundle("PCI")],
      ["treezor-connect", bundle("Connect")],
      ["shop", bundle("Shop")],
    ]);
    const apis = groupApis(bundles);
    expect(apis.map(({ name }) => name)).toEqual(["zoo", "shop", "treezor"]);
    expect(apis[2]?.parts.map(({ document, folder }) => [document, folder])).toEqual([
      ["treezor-connect", "connect"],
      ["treezor-pci-dss", "pci-dss"],
    ]);
  });

  test("refuses what is no document", () => {
    expect(() => groupApis(new Map([["shop", []]]))).toThrow(TypeError);
  });
});
