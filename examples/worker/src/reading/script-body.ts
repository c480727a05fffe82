/**
 * Feeds that are JavaScript: what they call and what they assign, with literal values. Nothing is
 * run. Anything that is not a literal is `undefined`, as is a hole in an array.
 */
import { parse, type AnyNode } from "acorn";
import { err, ok, type Result } from "arb-core";

/** A literal value; objects are passed over. */
export type ScriptValue = string | number | boolean | null | undefined | readonly ScriptValue[];

/** A statement of a script that says something. */
export type ScriptStatement =
  /** `$M('x').onUpdate(1, [2])` is a call of `onUpdate`. */
  | { readonly kind: "call"; readonly name: string; readonly args: readonly ScriptValue[] }
  /** `Nl[0] = […]` assigns to place 0 of `Nl`; without brackets there is no place. */
  | {
      readonly kind: "assign";
      readonly name: string;
      readonly place: number | undefined;
      readonly value: ScriptValue;
    };

/** Larger than any site's whole offer. */
const MAX_LENGTH = 8_000_000;
/** Feeds are flat: what is deeper is no feed. */
const MAX_DEPTH = 32;

/** Reads the statements of a script, in order. */
export function readScript(
  body: string,
): Result<readonly ScriptStatement[], "too-long" | "no-script"> {
  if (body.length > MAX_LENGTH) return err("too-long");
  try {
    const { body: statements } = parse(body, { ecmaVersion: 2020, sourceType: "script" });
    return ok(statements.flatMap((statement) => readStatement(statement)));
  } catch {
    // Not JavaScript, or nested more deeply than the parser goes.
    return err("no-script");
  }
}

function readStatement(node: AnyNode): ScriptStatement[] {
  if (node.type === "VariableDeclaration") {
    return node.declarations.flatMap(({ id, init }) =>
      id.type === "Identifier" && init !== null && init !== undefined
        ? [{ kind: "assign" as const, name: id.name, place: undefined, value: evaluate(init, 0) }]
        : [],
    );
  }
  if (node.type !== "ExpressionStatement") return [];
  const { expression } = node;
  if (expression.type === "CallExpression") {
    const { callee } = expression;
    const name =
      callee.type === "Identifier"
        ? callee.name
        : callee.type === "MemberExpression" && callee.property.type === "Identifier"
          ? callee.property.name
          : undefined;
    if (name === undefined) return [];
    return [{ kind: "call", name, args: expression.arguments.map((each) => evaluate(each, 0)) }];
  }
  if (expression.type !== "AssignmentExpression") return [];
  const { left, right } = expression;
  const value = evaluate(right, 0);
  if (left.type === "Identifier") {
    return [{ kind: "assign", name: left.name, place: undefined, value }];
  }
  if (left.type !== "MemberExpression" || left.object.type !== "Identifier") return [];
  const place = left.computed ? evaluate(left.property, 0) : undefined;
  if (typeof place !== "number") return [];
  return [{ kind: "assign", name: left.object.name, place, value }];
}

function evaluate(node: AnyNode, depth: number): ScriptValue {
  if (depth > MAX_DEPTH) return undefined;
  if (node.type === "Literal") {
    const { value } = node;
    return typeof value !== "bigint" && !(value instanceof RegExp) ? value : undefined;
  }
  if (node.type === "ArrayExpression") {
    return node.elements.map((each) => (each === null ? undefined : evaluate(each, depth + 1)));
  }
  if (node.type !== "UnaryExpression") return undefined;
  const value = evaluate(node.argument, depth + 1);
  if (typeof value !== "number") return undefined;
  return node.operator === "-" ? -value : node.operator === "+" ? value : undefined;
}
