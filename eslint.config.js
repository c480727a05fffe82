import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** The import law: arb-core <- scraper-kit <- examples, never sideways, never up. */
const forbidImports = (...groups) => ({
  "no-restricted-imports": [
    "error",
    {
      patterns: groups.map(([pattern, message]) => ({ regex: pattern, message })),
    },
  ],
});

const NODE = ["^node:", "arb-core and scraper-kit/protocol run on any JavaScript runtime."];
const CORE = ["^arb-core(/|$)|packages/arb-core", "This side of the import law has no arb-core."];
const KIT = [
  "^scraper-kit(/|$)|packages/scraper-kit",
  "Imports point from the examples to scraper-kit.",
];
const EXAMPLES = ["^example-|(^|/)examples/", "Nothing imports an example."];

/** What makes a function impure: a clock, randomness, a timer, the network, the process. */
const IMPURE_GLOBALS = [
  "process",
  "console",
  "performance",
  "crypto",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "window",
  "document",
  "globalThis",
  "Deno",
  "Buffer",
];

export default defineConfig(
  globalIgnores(["**/dist", "**/coverage", "**/node_modules"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            "eslint.config.js",
            "scripts/*.mjs",
            "packages/arb-core/test/deno-smoke.ts",
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ["packages/arb-core/src/**"],
    rules: {
      ...forbidImports(
        NODE,
        KIT,
        EXAMPLES,
        ["^(?!\\.)(?!fast-check$)", "arb-core has no runtime dependency."],
        ["(^|/)cli/", "The command line is built on the library, never the other way round."],
      ),
      "no-restricted-globals": ["error", ...IMPURE_GLOBALS],
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: "arb-core is pure: seeds come in as arguments.",
        },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: "arb-core is pure: time comes in as an argument.",
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "arb-core is pure: time comes in as an argument.",
        },
      ],
    },
  },
  {
    files: ["packages/arb-core/cli/**"],
    rules: forbidImports(KIT, EXAMPLES),
  },
  {
    files: ["packages/scraper-kit/src/**"],
    rules: forbidImports(EXAMPLES),
  },
  {
    files: ["packages/scraper-kit/src/protocol.ts", "packages/scraper-kit/src/protocol/**"],
    rules: forbidImports(NODE, EXAMPLES, ["^ws$|^playwright", "./protocol is runtime-neutral."]),
  },
  {
    files: ["examples/*/src/**"],
    rules: forbidImports(EXAMPLES, [
      "^\\.\\./\\.\\./\\.\\./",
      "Examples do not reach into each other.",
    ]),
  },
  {
    // What a bookmaker shows and what an adapter reads are written apart, so that a mistake
    // in one cannot cancel the same mistake in the other.
    files: ["examples/bookmakers/src/**"],
    rules: forbidImports(CORE, KIT, EXAMPLES, [
      "^\\.\\./\\.\\./\\.\\./",
      "Examples do not reach into each other.",
    ]),
  },
  {
    files: ["**/*.test.ts", "**/*.config.ts", "eslint.config.js", "scripts/**"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "no-restricted-exports": "off",
    },
  },
  {
    files: ["**/*.mjs", "**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
      },
    },
  },
);
