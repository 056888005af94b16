import { describe, expect, test } from "vitest";
import { examplesView } from "../src/page-parts.js";

describe("examplesView", () => {
  test("prints names between backticks as code, without a link", () => {
    const [view] = examplesView([{ summary: "Of `getCard` <b>", value: {} }], false);
    expect(view?.markup).toContain("<summary>Example: Of <code>getCard</code> &lt;b&gt;</summary>");
  });
});
