/** The size of a card in pixels, as previewers show it large. */
export const cardWidth = 1200;
export const cardHeight = 630;
