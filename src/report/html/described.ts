import { escaped } from "../dom.ts";

/** A picture with what it shows in words, for those who cannot see it, and perhaps more attributes. */
export const described = (svg: string, alt: string, more = ""): string =>
  // By a function, since in a text of its own String.replace would read "$&" and the like as commands.
  svg.replace("<svg ", () => `<svg role="img" aria-label="${escaped(alt)}"${more} `);
