import "astro";

declare module "astro" {
  interface AstroClientDirectives {
    /** Hydrate at the first interaction with any island of this group. */
    "client:interaction"?: string;
  }
}
