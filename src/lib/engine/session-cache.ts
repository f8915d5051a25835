/** @file Gives the same session to everyone who compiles the same program, for as long as somebody uses it. */

export interface Lease<Session> {
  readonly session: Session;
  release(): Promise<void>;
}

/** Make a cache of what `create` makes; a key is in it from its first lease to the release of its last. */
export function createSessionCache<Session extends { release(): Promise<void> }>() {
  const entries = new Map<string, { readonly session: Promise<Session>; uses: number }>();
  return async (key: string, create: () => Promise<Session>): Promise<Lease<Session>> => {
    const entry = entries.get(key) ?? { session: create(), uses: 0 };
    entries.set(key, entry);
    entry.uses++;
    const leave = () => {
      if (--entry.uses === 0) entries.delete(key);
      return entry.uses;
    };
    const session = await entry.session.catch((error: unknown) => {
      leave();
      throw error;
    });
    return {
      session,
      async release() {
        if (leave() === 0) await session.release();
      },
    };
  };
}
