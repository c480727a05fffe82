/**
 * What a page showed and what its site had sent it, saved as one file of JSON: to see afterwards why
 * it could not be read, and to test an adapter against it.
 */
import { z } from "zod";
import type { FeedMessage } from "./feed.ts";

/** A page at one moment. */
export interface Recording {
  readonly version: 1;
  readonly site: string;
  /** When it was saved, in epoch milliseconds. */
  readonly at: number;
  /** The page's frames, its own document first; without scripts. */
  readonly frames: readonly { readonly url: string; readonly html: string }[];
  /** The last that the site had sent, oldest first. */
  readonly feed: readonly FeedMessage[];
}

const heard = { url: z.string(), at: z.number() };
const socket = { socket: z.int().min(1) };
const feedMessage = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("response"),
    ...heard,
    status: z.int(),
    request: z.string(),
    body: z.string(),
    askedAt: z.number(),
  }),
  z.object({ kind: z.literal("frame"), ...heard, ...socket, sent: z.boolean(), body: z.string() }),
  z.object({ kind: z.literal("socket-open"), ...heard, ...socket }),
  z.object({ kind: z.literal("socket-close"), ...heard, ...socket }),
]);
const recording = z.object({
  version: z.literal(1),
  site: z.string(),
  at: z.number(),
  frames: z.array(z.object({ url: z.string(), html: z.string() })),
  feed: z.array(feedMessage),
});

/** Writes a recording as text. */
export function formatRecording(saved: Recording): string {
  return `${JSON.stringify(saved, null, 1)}\n`;
}

/**
 * Reads what {@link formatRecording} wrote.
 *
 * @throws SyntaxError when the text is no JSON, ZodError when it is no recording.
 */
export function parseRecording(text: string): Recording {
  return recording.parse(JSON.parse(text));
}
