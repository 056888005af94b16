import { defineConfig } from "vitest/config";

// The built site in a real browser: a command of its own, because it needs a Chromium on the machine.
export default defineConfig({
  test: {
    include: ["test/browser/**/*.browser.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
    reporters: ["default"],
  },
});
