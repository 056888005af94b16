import { describe, expect, test } from "vitest";
import { html, join, trusted } from "../src/html.js";

describe("html", () => {
  test("escapes text in content and in attributes", () => {
    const text = `<b onclick='x'>"&`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;">&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;</p>',
    );
  });

  test("takes markup made by itself as it is", () => {
    expect(html`<p>${html`<b>${"<"}</b>`}${trusted("<br>")}</p>`.markup).toBe("<p><b>&lt;</b><br></p>");
  });

  test("joins lists and leaves out what is false or undefined", () => {
    expect(html`${[1, false, [undefined, "a"]]}`.markup).toBe("1a");
    expect(html`${join(["a", "b", "c"], ", ")}`.markup).toBe("a, b, c");
  });
});
