/** @file Everything that the essays ask, for pages at build time. */
import { citableEssays } from "#citable/citable-items.ts";
import { readRecordings } from "#citable/collect-items.ts";
import { mentions } from "#citable/mentions.ts";
import { type Question, readQuestion } from "./question.ts";

export interface AskedQuestion extends Question {
  /** The essay that asks. */
  readonly essay: string;
  readonly title: string;
  /** Its path. */
  readonly place: string;
}

/** List the questions of all essays; an id given twice throws, for a browser keeps one answer an id. */
export async function siteQuestions(): Promise<AskedQuestion[]> {
  const recordings = readRecordings();
  const questions = (await citableEssays()).flatMap(({ essay }) =>
    mentions(essay)
      .filter(({ name }) => name === "Predict")
      .map(({ attributes }) => ({
        ...readQuestion(attributes, recordings),
        essay: essay.slug,
        title: essay.frontMatter.title,
        place: `/essays/${essay.slug}/`,
      })),
  );
  const ids = questions.map(({ id }) => id);
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated) throw new Error(`<Predict id="${repeated}"> stands twice on the site`);
  return questions;
}
