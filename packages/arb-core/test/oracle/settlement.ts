/**
 * Settlement from the definition, slow and obvious: a bet is two half stakes on lines without
 * quarters, and each is judged by the goals of either side. It imports nothing from src.
 */

export interface Goals {
  readonly home: number;
  readonly away: number;
}

export interface Bet {
  /** A period and a kind: `ft_hdp`. */
  readonly market: string;
  readonly side: string;
  /** The side's own line. */
  readonly line: number;
}

/** What becomes of half a stake. */
type Half = "won" | "back" | "lost";

const NIL_NIL: Goals = { home: 0, away: 0 };

/** How a bet ends at the score of its own period. */
export function settleByDefinition(bet: Bet, score: Goals, scoreAtBet: Goals = NIL_NIL): string {
  const halves = halvesOf(bet, score, scoreAtBet).toSorted().join(" and ");
  switch (halves) {
    case "won and won":
      return "win";
    case "back and won":
      return "half-win";
    case "back and back":
      return "push";
    case "back and lost":
      return "half-loss";
    case "lost and lost":
      return "loss";
    default:
      throw new Error(`No bet ends with one half ${halves}`);
  }
}

/** What comes back for one unit staked, the stake included. */
export function returnByDefinition(
  bet: Bet & { readonly odds: number },
  score: Goals,
  scoreAtBet: Goals = NIL_NIL,
): number {
  return halvesOf(bet, score, scoreAtBet).reduce((sum, half) => {
    if (half === "won") return sum + bet.odds / 2;
    return half === "back" ? sum + 1 / 2 : sum;
  }, 0);
}

function halvesOf({ market, side, line }: Bet, score: Goals, scoreAtBet: Goals): readonly Half[] {
  const lines = Number.isInteger(line * 2) ? [line, line] : [line - 0.25, line + 0.25];
  return lines.map((part) => judge(market.slice("ft_".length), side, part, score, scoreAtBet));
}

function judge(kind: string, side: string, line: number, score: Goals, scoreAtBet: Goals): Half {
  const { home, away } = score;
  const sum = home + away;
  switch (`${kind} ${side}`) {
    case "hdp home":
      return race(home - scoreAtBet.home + line, away - scoreAtBet.away);
    case "hdp away":
      return race(away - scoreAtBet.away + line, home - scoreAtBet.home);
    case "ou over":
      return race(sum, line);
    case "ou under":
      return race(line, sum);
    case "ml home":
    case "dnb home":
      return race(home, away);
    case "ml away":
    case "dnb away":
      return race(away, home);
    case "1x2 home":
      return decided(home > away);
    case "1x2 draw":
      return decided(home === away);
    case "1x2 away":
      return decided(away > home);
    case "dc home_draw":
      return decided(home >= away);
    case "dc home_away":
      return decided(home !== away);
    case "dc draw_away":
      return decided(away >= home);
    case "btts yes":
      return decided(home >= 1 && away >= 1);
    case "btts no":
      return decided(home === 0 || away === 0);
    case "oe odd":
      return decided(sum % 2 === 1);
    case "oe even":
      return decided(sum % 2 === 0);
    case "eh home":
      return decided(home + line > away);
    case "eh draw":
      return decided(home + line === away);
    case "eh away":
      return decided(away + line > home);
    default:
      throw new Error(`No such bet: ${kind} ${side}`);
  }
}

function race(own: number, others: number): Half {
  if (own > others) return "won";
  return own === others ? "back" : "lost";
}

function decided(isWon: boolean): Half {
  return isWon ? "won" : "lost";
}
