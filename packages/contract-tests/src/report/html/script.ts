/**
 * Filters rows of the page: by text, operation, check, phase and state. It reads what is there and writes `hidden` alone,
 * so nothing a server sent is ever taken for markup. Without it all rows are shown.
 */
export const script = `
(() => {
  const bar = document.querySelector("nav.filter");
  const rows = [...document.querySelectorAll("[data-row]")];
  const field = (name) => bar.querySelector("[name=" + name + "]");
  const names = ["operation", "check", "phase", "state"];
  const apply = () => {
    const words = field("text").value.toLowerCase().split(/\\s+/).filter(Boolean);
    const wanted = names.map((name) => [name, field(name).value]).filter(([, value]) => value !== "");
    let shown = 0, all = 0;
    for (const row of rows) {
      const fits = wanted.every(([name, value]) =>
        !(name in row.dataset) || row.dataset[name].split(" ").includes(value));
      const text = words.length === 0 ? "" : row.textContent.toLowerCase();
      row.hidden = !(fits && words.every((word) => text.includes(word)));
      if (row.dataset.row === "finding") { all++; if (!row.hidden) shown++; }
    }
    field("count").textContent = shown + " of " + all + " findings";
  };
  bar.hidden = false;
  bar.addEventListener("input", apply);
  bar.addEventListener("reset", () => setTimeout(apply)); // the fields are empty once the event is through
  apply();
})();
`;
