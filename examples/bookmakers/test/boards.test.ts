import { describe, expect, test } from "vitest";
import { renderCmdBoard, renderCmdWindow } from "../src/sites/cmd-board.ts";
import { renderIbcBoard } from "../src/sites/ibc-board.ts";
import { renderSboBoard } from "../src/sites/sbo-board.ts";
import { match, plain, view } from "./board-fixture.ts";

describe("every board", () => {
  test("escapes what it prints", () => {
    const hostile = match({ home: `<img src=x onerror="alert(1)">` });
    const boards = [
      renderSboBoard(view("sbo", { upcoming: [hostile] }), "MY"),
      renderIbcBoard(view("ibc", { upcoming: [hostile] }), { format: "MY", names: "all" }).today,
      renderCmdWindow(renderCmdBoard(view("cmd", { upcoming: [hostile] }), "MY"), 15),
    ];
    for (const html of boards) {
      expect(html).not.toContain("<img");
      expect(plain(html)).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
    }
  });
});
