/** @file A formula that somebody typed, read by recursive descent. */
import { evaluate } from "./evaluate.ts";
import type { Expression, FunctionName, Operator } from "./expression.ts";
import { functions } from "./functions.ts";
import { type Token, tokenize } from "./tokenize.ts";

export interface Fault {
  /** Place of the character, counted from 1. */
  readonly position: number;
  readonly message: string;
}

export type Parsed =
  | { readonly expression: Expression; readonly fault?: never }
  | { readonly fault: Fault; readonly expression?: never };

/** Longer texts are refused, so that nesting cannot exhaust the stack. */
const longest = 1000;

class Refusal extends Error {
  readonly fault: Fault;
  constructor(position: number, message: string) {
    super(message);
    this.fault = { position, message };
  }
}

/** Read a formula in these variables, or say where it stops being one. */
export function parse(text: string, variables: readonly string[]): Parsed {
  if (text.length > longest)
    return { fault: { position: longest + 1, message: `more than ${longest} characters` } };
  try {
    return { expression: new Parser(text, variables).whole() };
  } catch (error) {
    if (error instanceof Refusal) return { fault: error.fault };
    throw error;
  }
}

class Parser {
  #tokens: readonly Token[];
  #at = 0;
  #variables: readonly string[];

  constructor(text: string, variables: readonly string[]) {
    this.#tokens = tokenize(text);
    this.#variables = variables;
  }

  get #next(): Token {
    return this.#tokens[this.#at]!;
  }

  /** Step over the next word if it is one of these signs. */
  #take<S extends string>(...signs: readonly S[]): S | undefined {
    const { kind, text } = this.#next;
    const sign = kind === "sign" ? signs.find((each) => each === text) : undefined;
    if (sign !== undefined) this.#at++;
    return sign;
  }

  #refuse(expected: string): never {
    const { kind, text, position } = this.#next;
    const found = kind === "end" ? "the end" : `"${text}"`;
    throw new Refusal(position, `expected ${expected}, found ${found}`);
  }

  whole(): Expression {
    const expression = this.#sum();
    if (this.#next.kind !== "end") this.#refuse("an operator (+ − * / ^) or the end");
    return expression;
  }

  #sum = (): Expression => this.#chain(["+", "-"], this.#product);
  #product = (): Expression => this.#chain(["*", "/"], this.#signed);

  #chain(operators: readonly Operator[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const operator = this.#take(...operators);
      if (operator === undefined) return left;
      left = { kind: "binary", operator, left, right: operand() };
    }
  }

  #signed = (): Expression => {
    const sign = this.#take("-", "+");
    if (sign === undefined) return this.#power();
    const of = this.#signed();
    return sign === "-" ? { kind: "negative", of } : of;
  };

  #power(): Expression {
    const base = this.#primary();
    if (this.#take("^") === undefined) return base;
    const { position } = this.#next;
    const exponent = evaluate(this.#signed(), []);
    if (!Number.isFinite(exponent))
      throw new Refusal(position, "the exponent must be a number without variables");
    return { kind: "power", base, exponent };
  }

  #primary(): Expression {
    const { kind, text, position } = this.#next;
    if (kind === "number") {
      this.#at++;
      const value = Number(text);
      if (!Number.isFinite(value)) throw new Refusal(position, "the number is too large");
      return { kind: "number", value };
    }
    if (kind === "name") return this.#name();
    return this.#take("(") ? this.#closed() : this.#refuse("a number, a variable, a function or (");
  }

  #name(): Expression {
    const { text, position } = this.#next;
    this.#at++;
    const index = this.#variables.indexOf(text);
    if (index >= 0) return { kind: "variable", index };
    if (!Object.hasOwn(functions, text)) {
      const known = [...this.#variables, ...Object.keys(functions)].join(", ");
      throw new Refusal(position, `"${text}" is none of ${known}`);
    }
    if (this.#take("(") === undefined) this.#refuse(`( after ${text}`);
    return { kind: "call", name: text as FunctionName, of: this.#closed() };
  }

  /** What stands up to the closing parenthesis. */
  #closed(): Expression {
    const expression = this.#sum();
    if (this.#take(")") === undefined) this.#refuse("an operator or )");
    return expression;
  }
}
