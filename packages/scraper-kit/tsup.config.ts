import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    protocol: "src/protocol.ts",
    testing: "src/testing.ts",
  },
  format: "esm",
  target: "es2023",
  clean: true,
  sourcemap: true,
  // tsup's declaration build still sets an option that TypeScript 6 deprecates.
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
});
