import { html } from "../html.js";
import { code, heading } from "../page-parts.js";
import type { TaskGuide } from "./task-guide.js";

// One text each, printed as it stands.

const firstRun = `npx @openissuing/sandbox --port 4010 > sandbox.log &
timeout 30 sh -c 'until curl -sf http://127.0.0.1:4010/_sandbox > /dev/null; do sleep 0.2; done'
npx @openissuing/contract-tests run --api anytime --profile smoke \\
  --base-url http://127.0.0.1:4010/anytime --report junit,html,json`;

const onPush = `on: [push]
jobs:
  contract:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci
      - run: npm run start-fake &     # the server to judge: your own fake, on port 8080 here
      - run: |
          npx @openissuing/contract-tests run --api anytime --quiet --profile smoke \\
            --base-url http://127.0.0.1:8080 --credentials fake-credentials.json \\
            --report junit,html --min-coverage 90
      - uses: actions/upload-artifact@v4
        if: always()
        with: { name: contract-report, path: contract-report }`;

const nightly = `on:
  schedule: [{ cron: "0 3 * * *" }]
jobs:
  vendor:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - env: { CREDENTIALS: "\${{ secrets.ANYTIME_CREDENTIALS }}" }
        run: |
          printf %s "$CREDENTIALS" > credentials.json
          npx --yes @openissuing/contract-tests run --api anytime --quiet --profile read-only \\
            --base-url https://ws-sandbox.anyti.me --credentials credentials.json --report junit,html`;

const credentials = `{
  "clientId": "YourClientId",
  "clientSecret": "YourClientSecret",
  "username": "YourUserName",
  "password": "YourPassword",
  "privateKeyFile": "id_rsa"
}`;

const ownTests = `import { createAnytimeClient } from "@openissuing/anytime";
import { checkContract } from "@openissuing/contract-tests";

const contract = checkContract("anytime", { mode: "collect" });

/** The client of the code under test; every call and answer of it is judged. */
export const client = createAnytimeClient({
  baseUrl: "http://127.0.0.1:4010/anytime",
  credentials: { clientId: "id", clientSecret: "secret", username: "name", password: "password" },
  privateKey: process.env.ANYTIME_KEY ?? "",
  fetch: contract(fetch),
});

/** After each test. */
export function expectKept(): void {
  contract.assertKept(); // throws all violations at once
  contract.clear();
}`;

const replay = `npx @openissuing/contract-tests replay 'examples/getAccountBalance/smallest' --api anytime \\
  --base-url http://127.0.0.1:4010/anytime`;

/** From a first run to a nightly one. */
export const contractTestsInCi: TaskGuide = {
  slug: "run-contract-tests-in-ci",
  title: "Run the contract tests in CI",
  summary: "Judge a fake, a sandbox or the vendor's test environment by the contract, on each push and every night.",
  words: "conformance GitHub Actions junit coverage how to test",
  content: html`<p>The contract tests send what the document of an API describes and judge every answer by it. The server can be the sandbox, a fake that your team wrote, or the vendor's own test environment. Nothing has to be written first.</p>
<section>${heading("h2", "first-run", "A first run on your machine")}
<p>Against the sandbox, which needs no account and no network:</p>${code(firstRun)}
<p>The exit status is 0 when all that was played passed, 1 when the server violates the contract, and 2 when something could not run, such as a server out of reach. Reports are in <code>contract-report</code>; <code>report.html</code> is one file for people.</p></section>
<section>${heading("h2", "on-push", "On each push: your own fake")}
<p>A fake that drifts from the vendor lets broken code pass. The profile <code>smoke</code> takes seconds and plays every documented example and every boundary; <code>--min-coverage</code> fails a run that reached too little.</p>${code(onPush)}
<p>JUnit reports have a case for each operation and check, so that a CI shows which part of the contract is broken.</p></section>
<section>${heading("h2", "credentials", "Credentials")}
<p>A sandbox of OpenIssuing needs none: the run makes customers of its own. For any other server they stand in a JSON file, here for Anytime:</p>${code(credentials)}
<p>Brocard takes <code>apiKey</code>; VaultsPay <code>clientId</code>, <code>clientSecret</code>, <code>deviceId</code> and <code>publicKey</code>. Any of them can be in a file of its own, as the key is here: the name with <code>File</code>, seen from the folder of the JSON file. <code>--credentials env</code> reads variables such as <code>ANYTIME_CLIENT_ID</code> instead, and <code>ANYTIME_PRIVATE_KEY_FILE</code>.</p></section>
<section>${heading("h2", "nightly", "Every night: the vendor's test environment")}
<p>What is not on the same machine gets the profile <code>read-only</code>, at most 500 cases and ten requests a second. Credentials are of the test environment, never of production.</p>${code(nightly)}
<p>A finding marked <em>inferred</em> rests on something the vendor's text does not say in words: there our reading may be wrong, not the server.</p></section>
<section>${heading("h2", "own-tests", "In the tests of your own code")}
<p>A layer around <code>fetch</code> judges what your code sends as well: a member that is misspelt, a header that is missing, a value out of its limits.</p>${code(ownTests)}</section>
<section>${heading("h2", "repeat", "Repeat a finding")}
<p>Each failure comes with the shortest sequence of requests that shows it, as curl, and with an id:</p>${code(replay)}
<p>The status is 3 when the finding was not seen again. What the answer should have been is in the reference, here of <a href="@anytime#getAccountBalance"><code>getAccountBalance</code></a>.</p></section>`,
};
