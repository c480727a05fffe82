import { defineConfig } from "vitest/config";
import { findChromium } from "./scripts/chromium.mjs";

// The browser that `scripts/setup.mjs` found, wherever that is.
const chromium = findChromium();

const shared = {
  environment: "node",
  env: chromium === undefined ? {} : { CHROMIUM_PATH: chromium },
} as const;

export default defineConfig({
  resolve: { conditions: ["arb-source"] },
  ssr: { resolve: { conditions: ["arb-source"] } },
  test: {
    coverage: {
      include: ["packages/arb-core/src/**"],
      reporter: ["text", "html"],
    },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          include: ["{packages,examples}/*/test/**/*.test.ts", "test/**/*.test.ts"],
          exclude: ["**/*.prop.test.ts", "**/*.e2e.test.ts", "**/node_modules/**"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "property",
          include: ["{packages,examples}/*/test/**/*.prop.test.ts"],
          setupFiles: ["test/fast-check.setup.ts"],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "e2e",
          include: ["{packages,examples}/*/test/**/*.e2e.test.ts", "test/**/*.e2e.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
