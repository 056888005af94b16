// Registers a suite with the runner named by RUNNER, as a consumer does.
import { contractSuite } from "@openissuing/contract-tests";

const { describe, test } = await import(process.env.RUNNER);
contractSuite("anytime", {
  describe,
  test,
  baseUrl: async () => process.env.SERVER_URL,
  include: ["orderCard"],
  ...(process.env.MIN_COVERAGE && { minCoverage: Number(process.env.MIN_COVERAGE) }),
});
