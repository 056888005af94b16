import { type Html, html } from "./html.js";
import { code } from "./page-parts.js";
import { playedApis } from "./played-apis.js";
import { clientModule } from "./samples/client-modules.js";
import { shellSetup } from "./samples/shell-setup.js";

/** Packages that a client needs beside its own. */
const beside: Readonly<Record<string, string>> = { "@openissuing/treezor/pci-dss": " undici" };

/** What the samples of an API build on: the module with its client, and the variables of the shell. `name`: of the package. */
export function clientView(name: string): Html {
  // The client of one document can be a part of a package.
  const install = `npm init -y && npm pkg set type=module   # in an empty folder
npm install ${name.split("/", 2).join("/")}${beside[name] ?? ""}
npm install --save-dev tsx                 # runs a sample as it stands: npx tsx first-call.ts`;
  const sandbox =
    playedApis.has(name) &&
    html`<p>To begin without the vendor, <code>npx @openissuing/sandbox</code> prints an address and ready credentials (<a href="@/guides/test-against-the-sandbox.html">test against the sandbox</a>). Give the address as <code>baseUrl</code> in place of <code>environment</code>.</p>`;
  return html`<h3 id="client">The client</h3>${code(install)}${sandbox}<p>The samples in TypeScript import it as <code>./client.js</code>. They are modules; <code>tsx</code>, a bundler or <code>tsc</code> finds <code>client.ts</code> under that name.</p>${code(clientModule(name))}
<h3 id="shell">The shell</h3><p>The samples with curl read these variables. Identifiers in samples are examples: put yours.</p>${code(shellSetup(name))}`;
}
