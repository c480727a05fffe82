import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    testing: "src/testing.ts",
    "aliases/football": "src/aliases/football.ts",
    "alias-files/index": "src/alias-files/index.ts",
    "odds-files/index": "src/odds-files/index.ts",
    "cli/main": "cli/main.ts",
  },
  format: "esm",
  target: "es2023",
  platform: "neutral",
  // The command line alone runs on Node; what it needs of csv-parse is bundled into it.
  external: [/^node:/, "buffer", "stream", "util"],
  clean: true,
  sourcemap: true,
  // tsup's declaration build still sets an option that TypeScript 6 deprecates.
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
});
