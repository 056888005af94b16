import { type Html, html } from "./html.js";
import { code } from "./page-parts.js";
import { clientModule } from "./samples/client-modules.js";
import { shellSetup } from "./samples/shell-setup.js";

/** What the samples of an API build on: the module with its client, and the variables of the shell. `name`: of the package. */
export function clientView(name: string): Html {
  return html`<h3 id="client">The client</h3><p>The samples in TypeScript import it as <code>./client.js</code>.</p>${code(clientModule(name))}
<h3 id="shell">The shell</h3><p>The samples with curl read these variables.</p>${code(shellSetup(name))}`;
}
