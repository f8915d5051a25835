/** @file Whether a document follows the HTML standard: its syntax by parse5, its content by html-validate. */
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { parse } from "parse5";

/** The rules that say what the standard says, and those for assistive technology. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
    rules: {
      // Advice for files from elsewhere; every file comes from the site itself.
      "require-sri": "off",
    },
  }),
);

/** List where the parser of the standard finds an error. */
export function syntaxFaults(address: string, html: string): string[] {
  const faults: string[] = [];
  parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) =>
      faults.push(`${address}:${startLine}:${startCol} ${code}`),
  });
  return faults;
}

/** List where elements and attributes stand that the standard does not allow there. */
export async function htmlFaults(address: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html, address);
  return results
    .flatMap(({ messages }) => messages)
    .map(
      ({ ruleId, message, line, column }) => `${address}:${line}:${column} ${ruleId}: ${message}`,
    );
}
