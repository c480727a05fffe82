/**
 * Mojibake: UTF-8 that somebody read as Latin-1 or Windows-1252, so that "Malmö" came out as
 * "MalmÃ¶". Repaired only where the whole text decodes and nothing speaks for it being right as it
 * is: one wrong byte, one letter that no byte stands for, and the text stays untouched.
 *
 * What can be told from right text only by its company ("UMEÅ" before a no-break space is also
 * "UMEŠ" with a byte missing) stays untouched too, unless another part of the text is certain.
 */

/** The characters of Windows-1252 for the bytes 0x80 to 0x9F; unassigned ones stay controls. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž\u0178";
const BYTES: ReadonlyMap<number, number> = new Map(
  Array.from(WINDOWS_1252, (sign, index) => [sign.charCodeAt(0), 0x80 + index]),
);

/** The first byte of a sequence and one that continues it: without these nothing is to repair. */
const SUSPICIOUS = new RegExp(`[\\u00C2-\\u00F4][\\u0080-\\u00BF${WINDOWS_1252}]`, "u");
/** Signs that stand behind a letter in right text: spaces, soft hyphens, end quotes, dashes. */
const ORDINARY: ReadonlySet<string> = new Set("\u00A0\u00AD´·»’‘“”–—…™›");
/** Azerbaijani and Vietnamese letters outside the blocks of the others. */
const RARE_LATIN: ReadonlySet<number> = new Set([0x18f, 0x1a0, 0x1a1, 0x1af, 0x1b0, 0x259]);
const INVISIBLE: ReadonlySet<string> = new Set("\u00A0\u00AD");
const CAPITAL = /^[A-Z]$/;
const SMALL = /^[a-z]$/;

/** A character that a run of bytes stands for. */
interface DecodedSequence {
  readonly code: number;
  readonly length: number;
}

/**
 * Repairs text that was UTF-8 and was read as Latin-1 or Windows-1252, twice over where needed;
 * any other text is returned as it is. Idempotent. Linear in the length of the text.
 *
 * @example
 * ```ts
 * import { repairMojibake } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(repairMojibake("Borussia MÃ¶nchengladbach"), "Borussia Mönchengladbach");
 * assert.equal(repairMojibake("SÃO PAULO"), "SÃO PAULO");
 * ```
 */
export function repairMojibake(text: string): string {
  let repaired = text;
  // Each pass leaves at most half of the bytes above ASCII, so there are few.
  while (SUSPICIOUS.test(repaired)) {
    const decoded = decodeText(repaired);
    if (decoded === undefined) break;
    repaired = decoded;
  }
  return repaired;
}

/** The text that the characters, taken as bytes, are in UTF-8; `undefined` where that is unsure. */
function decodeText(text: string): string | undefined {
  let decoded = "";
  let isCertain = false;
  let wasTelling: boolean | undefined;
  for (let index = 0; index < text.length;) {
    if (text.charCodeAt(index) < 0x80) {
      decoded += text.charAt(index++);
      wasTelling = undefined;
      continue;
    }
    const sequence = decodeSequence(text, index);
    if (sequence === undefined || isCapitalCut(text, index, sequence)) return undefined;
    const { code, length } = sequence;
    const signs = Array.from(text.slice(index + 1, index + length));
    const isTelling = isVietnamese(code) || !signs.every((sign) => ORDINARY.has(sign));
    // Other scripts come in runs; one letter of them alone is a coincidence ("RÚŽA").
    isCertain ||=
      (isLatin(code) && (isTelling || isBehindTilde(text, index, code))) ||
      (wasTelling !== undefined && (isTelling || wasTelling));
    wasTelling = isTelling;
    decoded += String.fromCodePoint(code);
    index += length;
  }
  return isCertain ? decoded : undefined;
}

/** Strict UTF-8: no overlong form, no surrogate, nothing beyond U+10FFFF. */
function decodeSequence(text: string, start: number): DecodedSequence | undefined {
  const lead = byteAt(text, start);
  if (lead === undefined || lead < 0xc2 || lead > 0xf4) return undefined;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let code = lead & (0xff >> (length + 1));
  for (let index = start + 1; index < start + length; index++) {
    const byte = byteAt(text, index);
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { code, length };
}

function byteAt(text: string, index: number): number | undefined {
  const code = text.charCodeAt(index);
  return code < 0x100 ? code : BYTES.get(code);
}

/** A small letter amid capitals: "SÃO" with a soft hyphen in it, "MARACANÃ" before a space. */
function isCapitalCut(text: string, start: number, { code, length }: DecodedSequence): boolean {
  if (code < 0xe0 || code > 0xff) return false;
  const isCapital = (index: number): boolean => CAPITAL.test(text.charAt(index));
  return isCapital(start + length) || (isCapital(start - 1) && isCapital(start - 2));
}

/** "á»" begins most letters of Vietnamese; right text has no closing quote without an opening. */
function isVietnamese(code: number): boolean {
  return code >= 0x1e00 && code <= 0x1eff;
}

/** Letters of Latin alphabets and the punctuation that goes with them. */
function isLatin(code: number): boolean {
  return (
    (code >= 0xa0 && code <= 0x17f) ||
    (code >= 0x218 && code <= 0x21b) ||
    isVietnamese(code) ||
    (code >= 0x2010 && code <= 0x2026) ||
    RARE_LATIN.has(code)
  );
}

/**
 * Whether the sequence begins with "Ã" where no right name has it. Hardly any name ends in it, so
 * before a visible sign ("KÃ–LN", "CÃ´te") it is certain, before others behind a small letter.
 */
function isBehindTilde(text: string, start: number, code: number): boolean {
  if (code < 0xc0 || code > 0xff || code === 0xd7 || code === 0xf7) return false;
  return !INVISIBLE.has(text.charAt(start + 1)) || SMALL.test(text.charAt(start - 1));
}
