import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createSandbox, type Listening, listen, type Sandbox } from "@openissuing/sandbox";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { completeSite } from "../../src/complete-site.js";
import { renderSite } from "../../src/render-site.js";
import { type ServedSite, serveSite } from "../../src/serve-site.js";
import { readSource } from "../../src/site-source.js";
import { writeSite } from "../../src/write-site.js";
import { findBrowser } from "./find-browser.js";

/** How a reader has the site: from a server, or from the disk. */
export type Scheme = "file" | "http";

/** A page in a browser, and what went wrong in it. */
export interface Visit {
  readonly page: Page;
  /** Opens a page of the site by its path, which may have an anchor. */
  go(path: string): Promise<void>;
  /** Errors on the console, exceptions, requests that failed, and those to anybody but the site and the sandbox. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** The built site, a sandbox and a browser. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly sandboxUrl: string;
  visit(scheme?: Scheme, options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

/** Builds the site into a folder of its own and opens everything. Throws when there is no browser. */
export async function openStage(): Promise<Stage> {
  const executablePath = findBrowser();
  const root = await mkdtemp(join(tmpdir(), "site-"));
  await writeSite(completeSite(renderSite(await readSource())).files, root);
  const sandbox = createSandbox();
  const listening: Listening = await listen(sandbox);
  const site: ServedSite = await serveSite({ port: 0, root });
  // Inside of a container there is no user namespace for its sandbox; it opens nothing but our own pages.
  const browser: Browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const bases = { file: `${pathToFileURL(root).href}/`, http: site.url };

  return {
    sandbox,
    sandboxUrl: listening.url,
    async visit(scheme = "http", options = {}) {
      const context = await browser.newContext({ viewport: desktop, ...options });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const faults: string[] = [];
      const own = [bases[scheme], listening.url, "data:"];
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
      page.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
      page.on("request", (request) => {
        if (!own.some((base) => request.url().startsWith(base))) faults.push(`foreign: ${request.url()}`);
      });
      return {
        page,
        faults,
        go: async (path) => void (await page.goto(`${bases[scheme]}${path}`)),
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      await site.close();
      await listening.close();
      await sandbox.close();
      await rm(root, { recursive: true });
    },
  };
}
