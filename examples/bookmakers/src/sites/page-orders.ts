import type { Response } from "express";
import type { SiteStage } from "../site-stage.ts";

/** The header, beside what a page asks for, that says what its demo wants it to do. */
export const ORDERS_HEADER = "X-Demo-Orders";

/**
 * Creates what tells open pages what the levers want of them: the odds format to pick, painting
 * anew, the window, the layout (a page of another one loads itself again), and how often the frame
 * was sent elsewhere.
 */
export function createPageOrders(stage: SiteStage): {
  /** The orders as JSON, for an attribute of the page. */
  print(): string;
  send(response: Response): void;
} {
  let moves = 0;
  stage.listen((event) => {
    if (event === "navigate-frame") moves += 1;
  });
  const print = (): string => {
    const { format, repaint, virtual, layout } = stage.levers;
    return JSON.stringify({ format: format ?? null, repaint, virtual, layout, moves });
  };
  return { print, send: (response) => void response.set(ORDERS_HEADER, print()) };
}
