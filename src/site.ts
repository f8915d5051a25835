/** What the site is called and by whom, in one place. */
export const site = {
  name: "Cruxes",
  tagline: "A debate about AI interpretability, readable, runnable and citable",
  description:
    "Every point of the 2023 debate between Charbel-Raphaël Segerie and Lucius Bushnaq on AI interpretability, with experiments that run in your browser.",
  author: "The Cruxes authors",
  source:
    "https://www.lesswrong.com/posts/FDrgcfY8zs5e2eJDd/charbel-raphael-and-lucius-discuss-interpretability",
  textLicense: "https://creativecommons.org/licenses/by/4.0/",
} as const;
