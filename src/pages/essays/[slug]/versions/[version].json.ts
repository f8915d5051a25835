import type { APIRoute, InferGetStaticPropsType } from "astro";
import { type CitedVersion, compareBlocks } from "#citable/changes.ts";
import { citableEssays } from "#citable/citable-items.ts";

export async function getStaticPaths() {
  return (await citableEssays()).flatMap(({ essay: { slug, releases }, blocks }) =>
    releases.map((release) => ({
      params: { slug, version: `${release.version}` },
      props: { release, blocks },
    })),
  );
}

/** What changed since a released version. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) => {
  const { version, date, blocks } = props.release;
  const cited: CitedVersion = { version, date, ...compareBlocks(blocks, props.blocks) };
  return Response.json(cited);
};
