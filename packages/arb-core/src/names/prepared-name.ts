/** Team names made ready to be compared. */
import type { NameWord } from "./team.ts";
import { isHeadWord, isSharedWord } from "./generic-words.ts";
import { wordForm, type WordForm } from "./word-similarity.ts";
import type { WordWeights } from "./word-weights.ts";

/** Adjacent words of a name that another name may write as one. */
export interface WordSpan {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly rule: "compound" | "initials";
  /** All its words are words that clubs share. */
  readonly isShared: boolean;
}

/** A name ready to be compared. */
export interface PreparedName {
  readonly base: string;
  /** The base with a point behind each abbreviated word. Names with the same key are the same. */
  readonly key: string;
  /** Without the words that only connect others. */
  readonly words: readonly WordForm[];
  /** By word, above 0. */
  readonly weights: readonly number[];
  /** Of all words. */
  readonly total: number;
  /** By the one word that they may be written as. */
  readonly spans: ReadonlyMap<string, readonly WordSpan[]>;
}

/** Words that only connect others: "FUS de Rabat" is "FUS Rabat". */
const CONNECTIVES: ReadonlySet<string> = new Set(
  "de da do dos das del di du des d of the and e y et i und och".split(" "),
);

/**
 * What follows the head of a name counts for less: clubs are shortened to their first telling
 * word, and what follows, a town mostly, is what several clubs share.
 */
const TAIL = 0.6;

/** Names have fewer words; in longer ones only the first are looked at as spans. */
const MAX_SPANNED_WORDS = 12;
const MAX_SPAN = 5;
const MAX_COMPOUND = 3;
const MAX_INITIALS = 6;
/** A first word may give two letters ("KuPS") to initials of at least this length. */
const MIN_SYLLABLES = 4;
/** Words up to this length go into initials whole: "HJK" is "Helsingin JK". */
const MAX_WHOLE = 3;

/** Prepares the words of a name, as `parseTeamName` gives them. */
export function prepareName(words: readonly NameWord[], weights: WordWeights): PreparedName {
  return composeName(
    words,
    tellingWords(words).map((word) => ({
      form: wordForm(word),
      weight: weights.weightOf(word.text),
    })),
  );
}

/** The words of a name without those that only connect; all of them when nothing else is there. */
export function tellingWords(words: readonly NameWord[]): readonly NameWord[] {
  const telling = words.filter(({ text }) => !CONNECTIVES.has(text));
  return telling.length === 0 ? words : telling;
}

/** The same word, abbreviated or not, has the same key. */
export function wordKey({ text, isAbbreviated }: NameWord): string {
  return isAbbreviated ? `${text}.` : text;
}

/** Puts a name together from words that are prepared already. */
export function composeName(
  words: readonly NameWord[],
  weighed: readonly { readonly form: WordForm; readonly weight: number }[],
): PreparedName {
  const forms = weighed.map(({ form }) => form);
  const head = forms.findIndex(({ canonical }) => isHeadWord(canonical));
  const weights = weighed.map(({ form, weight }, index) =>
    head !== -1 && index > head && isHeadWord(form.canonical) ? weight * TAIL : weight,
  );
  return {
    base: words.map(({ text }) => text).join(" "),
    key: words.map(wordKey).join(" "),
    words: forms,
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    spans: spansOf(forms),
  };
}

function spansOf(words: readonly WordForm[]): ReadonlyMap<string, readonly WordSpan[]> {
  const spans = new Map<string, WordSpan[]>();
  const count = Math.min(words.length, MAX_SPANNED_WORDS);
  for (let start = 0; start < count - 1; start++) {
    const first = words[start];
    if (first === undefined) break;
    let compounds = [first.text, first.canonical];
    let initials = piecesOf(first);
    let syllables = [first.text.slice(0, 2)];
    let isShared = isSharedWord(first.canonical);
    for (let end = start + 1; end < Math.min(count, start + MAX_SPAN); end++) {
      const word = words[end];
      if (word === undefined) break;
      isShared &&= isSharedWord(word.canonical);
      if (end - start < MAX_COMPOUND) {
        compounds = [(compounds[0] ?? "") + word.text, (compounds[1] ?? "") + word.canonical];
        addSpans(spans, compounds, { start, end: end + 1, rule: "compound", isShared });
      }
      const pieces = piecesOf(word);
      initials = appendEach(initials, pieces);
      syllables = appendEach(syllables, pieces);
      const long = syllables.filter(({ length }) => length >= MIN_SYLLABLES);
      addSpans(spans, initials, { start, end: end + 1, rule: "initials", isShared });
      addSpans(spans, long, { start, end: end + 1, rule: "initials", isShared });
    }
  }
  return spans;
}

/** What a word may give to initials: its first letter, or a short word all of it. */
function piecesOf({ text, canonical }: WordForm): string[] {
  const pieces = [text.slice(0, 1)];
  for (const word of [text, canonical]) {
    if (word.length <= MAX_WHOLE && !pieces.includes(word)) pieces.push(word);
  }
  return pieces;
}

function appendEach(heads: readonly string[], pieces: readonly string[]): string[] {
  const longer: string[] = [];
  for (const head of heads) {
    for (const piece of pieces) {
      if (head.length + piece.length <= MAX_INITIALS) longer.push(head + piece);
    }
  }
  return longer;
}

function addSpans(spans: Map<string, WordSpan[]>, keys: readonly string[], span: WordSpan): void {
  for (const key of keys) {
    const known = spans.get(key);
    if (known === undefined) spans.set(key, [span]);
    else if (!known.some((other) => isSameSpan(other, span))) known.push(span);
  }
}

function isSameSpan(a: WordSpan, b: WordSpan): boolean {
  return a.start === b.start && a.end === b.end && a.rule === b.rule;
}
