import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/pack-once.ts",
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ["default", "json"],
    outputFile: { json: "test-results.json" },
  },
});
