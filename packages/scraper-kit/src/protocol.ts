/**
 * `scraper-kit/protocol`: the wire protocol for any JavaScript runtime. Schemas and types of the
 * messages, and the codec between the wire and arb-core.
 */
export * from "./messages.ts";
