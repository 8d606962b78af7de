import { create, parseDependencies, type MathNode } from "mathjs/number";
import { mayUse, operations, type Arithmetic, type Formula } from "./arithmetic.ts";

// Only the parser: what an expression means is for `arithmetic.ts` to say, and what is not in there means nothing.
const { parse } = create({ parseDependencies });

/** What of the parser's nodes is asked for here, whatever their type. */
interface Parsed {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly op?: string;
  readonly fn?: string | Parsed;
  readonly args?: readonly MathNode[];
  readonly content?: MathNode;
  readonly condition?: MathNode;
  readonly trueExpr?: MathNode;
  readonly falseExpr?: MathNode;
}

/**
 * An expression of school arithmetic, `2 * heat + max(0, noise - 1)`: the operations `+ - * / ^`, comparisons, which
 * come to 1 or 0, `test ? this : that`, a few functions, and pi. What its names stand for depends on where it is used.
 * It is read once and evaluated as often as one likes.
 *
 * The syntax is that of https://mathjs.org, and so is the arithmetic.
 *
 * @throws where the text is no such expression.
 */
export function formula(text: string): Formula {
  const where = `expression "${text}"`;
  let parsed: MathNode;
  try {
    parsed = parse!(text);
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}; it must be a formula such as "0.1 * (1 - progress)"`, {
      cause: error,
    });
  }
  return { formula: text, tree: treeOf(parsed, where) };
}

function treeOf(parsed: MathNode, where: string): Arithmetic {
  const node = parsed as unknown as Parsed;
  const deeper = (child: MathNode | undefined) => treeOf(child!, where);
  const operation = (name: string, operands: readonly MathNode[]): Arithmetic => {
    const [fewest, most] = Object.hasOwn(operations, name) ? operations[name].numOperands : [1, 0];
    if (most === 0) throw new Error(`${where}: "${name}" is unknown; ${mayUse([])}, and names`);
    if (operands.length < fewest || operands.length > most) {
      const rule = fewest === most ? `${most}` : most === Infinity ? `at least ${fewest}` : `${fewest} or ${most}`;
      throw new Error(`${where}: ${name} is given ${operands.length} values; it takes ${rule}`);
    }
    return { operation: name, operands: operands.map(deeper) };
  };
  switch (node.type) {
    case "ConstantNode":
      if (typeof node.value === "number") return node.value;
      break;
    case "SymbolNode":
      return node.name === "pi" ? Math.PI : node.name!;
    case "ParenthesisNode":
      return deeper(node.content);
    case "OperatorNode":
      return operation(node.op!, node.args!);
    case "ConditionalNode":
      return operation("?:", [node.condition!, node.trueExpr!, node.falseExpr!]);
    case "FunctionNode":
      return operation(String(typeof node.fn === "string" ? node.fn : node.fn!.name), node.args!);
    case "RelationalNode":
      throw new Error(`${where}: "${String(parsed)}" compares more than two numbers; multiply comparisons of two`);
  }
  throw new Error(`${where}: "${String(parsed)}" is no arithmetic of numbers; ${mayUse([])}, and names`);
}
