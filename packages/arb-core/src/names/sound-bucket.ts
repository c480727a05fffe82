/** Words that begin with one sound, in columns, so that most are ruled out without being looked at. */
import { leastDistance } from "./spelling.ts";
import { LEAST_RATIO, MOST_RESPELLED, type WordForm } from "./word-similarity.ts";

/** Words that begin with one sound. */
export class SoundBucket<W extends { readonly form: WordForm }> {
  readonly #words: W[] = [];
  readonly #letters: number[] = [];
  readonly #soundLetters: number[] = [];
  readonly #soundLengths: number[] = [];
  readonly #lengths: number[] = [];
  readonly #seconds: number[] = [];

  add(word: W): void {
    this.#words.push(word);
    this.#letters.push(word.form.letters);
    this.#soundLetters.push(word.form.soundLetters);
    this.#soundLengths.push(word.form.sound.length);
    this.#lengths.push(word.form.text.length);
    this.#seconds.push(word.form.text.charCodeAt(1));
  }

  remove(word: W): void {
    const at = this.#words.indexOf(word);
    if (at === -1) return;
    this.#words.splice(at, 1);
    for (const column of this.#columns) column.splice(at, 1);
  }

  /** All the words that may match, and some that do not. */
  findLike(form: WordForm): W[] {
    const { length } = form.text;
    const second = form.text.charCodeAt(1);
    const like: W[] = [];
    for (let at = 0; at < this.#words.length; at++) {
      const otherLength = this.#lengths[at] ?? 0;
      const shorter = Math.min(length, otherLength);
      const mayBegin = shorter === 1 || second === this.#seconds[at];
      if (!mayBegin && shorter < LEAST_RATIO * Math.max(length, otherLength)) continue;
      const others = this.#letters[at] ?? 0;
      const isWithin = (form.letters & ~others) === 0 || (others & ~form.letters) === 0;
      if (!isWithin && !this.#maySound(form, at)) continue;
      const word = this.#words[at];
      if (word !== undefined) like.push(word);
    }
    return like;
  }

  #maySound({ sound, soundLetters }: WordForm, at: number): boolean {
    const length = this.#soundLengths[at] ?? 0;
    const most = MOST_RESPELLED * (Math.max(sound.length, length) - 1);
    return (
      Math.abs(sound.length - length) <= most &&
      leastDistance(soundLetters, this.#soundLetters[at] ?? 0) <= most
    );
  }

  get #columns(): number[][] {
    return [
      ...[this.#letters, this.#soundLetters, this.#soundLengths],
      ...[this.#lengths, this.#seconds],
    ];
  }
}
