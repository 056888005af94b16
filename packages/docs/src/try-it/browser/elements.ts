type Child = HTMLElement | string;

/** An element with attributes and content. Text is set as text, never as markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** A block of code that scrolls by itself. */
export function block(text: string): HTMLElement {
  return make("pre", { tabindex: "0" }, make("code", {}, text));
}

let count = 0;

/** A control with its name above it. */
export function labelled(name: Child, control: HTMLInputElement | HTMLTextAreaElement, note = ""): HTMLElement {
  count += 1;
  control.id = `try-it-${count}`;
  const label = make("label", { for: control.id }, name);
  return make("p", { class: "field" }, label, ...(note === "" ? [] : [make("span", { class: "note" }, note)]), control);
}
