/** @file The files that authors write in YAML, held against their schema. */
import type { z } from "astro/zod";
import { parse } from "yaml";
import { explainIssue } from "./fields.ts";

/** What is wrong with a file. */
export interface Problem {
  /** The id of the entry, or of the list where it has none. */
  readonly where: string;
  readonly field: string;
  readonly message: string;
}

/** Parse the text of a file; throw an error that names file, entry and field. */
export function parseYaml<Schema extends z.ZodType>(
  source: string,
  path: string,
  schema: Schema,
): z.infer<Schema> {
  const raw = read(source, path);
  const result = schema.safeParse(raw, { error: explainIssue });
  if (!result.success) {
    fail(
      path,
      result.error.issues.map((issue) => ({ ...locate(raw, issue.path), message: issue.message })),
    );
  }
  return result.data;
}

/** Throw an error with a line a problem. */
export function fail(path: string, problems: readonly Problem[]): never {
  throw new Error(
    problems
      .map(({ where, field, message }) => `${path}: ${where}: ${field}: ${message}`)
      .join("\n"),
  );
}

function read(source: string, path: string): unknown {
  try {
    return parse(source);
  } catch (cause) {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** Turn a path such as points, 3, title into the point's id and the field's name. */
function locate(raw: unknown, [list, index, ...rest]: readonly PropertyKey[]) {
  const entries = (raw as Record<PropertyKey, unknown[]> | null)?.[list ?? ""];
  const entry =
    typeof index === "number" ? (entries?.[index] as { id?: unknown } | null) : undefined;
  return {
    where: `${String(list ?? "file")}${index === undefined ? "" : ` "${entry?.id ?? String(index)}"`}`,
    field: rest.map(String).join(".") || "entry",
  };
}
