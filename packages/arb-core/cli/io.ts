/** What a command has of the world: two streams, an environment, a folder. */
export interface Io {
  /** Writes to the standard output. */
  readonly write: (text: string) => void;
  /** Writes to the standard error. */
  readonly writeError: (text: string) => void;
  /** Whether a person reads the standard output. */
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that paths start from. */
  readonly cwd: string;
}
