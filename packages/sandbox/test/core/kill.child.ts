import { listen } from "../../src/listen.js";
import { setup } from "./tiny-vendor.js";

// Run by kill.test.ts in a process of its own: `serve` answers requests until it is killed, `deliver` dies by its own
// hand when the first webhook would leave.
const [mode, db = ""] = process.argv.slice(2);

if (mode === "serve") {
  const { sandbox } = await setup({ db });
  const { url } = await listen(sandbox, { apiPorts: false });
  console.log(url);
} else {
  const fetch = () => {
    process.kill(process.pid, "SIGKILL");
    return new Promise<Response>(() => {});
  };
  const { post } = await setup({ db, webhookUrl: "http://hooks.test", fetch });
  await post({ note: "survives" });
  setInterval(() => {}, 1000);
}
