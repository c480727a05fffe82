/** Arbitraries of hostile text, shared by the laws of everything that reads text. */
import fc from "fast-check";

/** Any string: graphemes of every script, any code points, lone surrogates, often over-long. */
export function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 400 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 })
      .map((units) => String.fromCharCode(...units)),
  );
}

/** What a page may put between two letters without anybody seeing it. */
export const INVISIBLES = ["\u00AD", "\u200B", "\u200C", "\u200D", "\u200E", "\u2060", "\uFEFF"];

/** Spaces that look like a space. */
const SPACES = ["\u00A0", "\u2007", "\u202F", "\u3000", "\t", "\n", "  ", " \u00A0\n"];

/** The same text to the eye: invisible characters added anywhere, spaces exchanged. */
export function disguised(text: string): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(fc.constantFrom("", "", ...INVISIBLES), fc.constantFrom(" ", ...SPACES)), {
      minLength: text.length + 1,
      maxLength: text.length + 1,
    })
    .map((choices) =>
      choices
        .map(([invisible, space], index) => {
          const letter = text.charAt(index);
          return invisible + (letter === " " ? space : letter);
        })
        .join(""),
    );
}

/** ASCII letters, digits and signs in their full-width forms. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
