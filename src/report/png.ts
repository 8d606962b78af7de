/** Turns an SVG that stands alone into a PNG. */
export type PngPrinter = (svg: string) => Uint8Array;

/** As many pixels for one of the drawing's, so that print is sharp. */
const SCALE = 2;

/**
 * The printer of PNG, which is the optional package `@resvg/resvg-js`. It sets
 * text in the fonts of the machine, so that two machines may differ in bytes.
 *
 * @param load where the package comes from.
 * @throws where the package is absent or broken, saying what to do.
 */
export async function pngPrinter(load: () => Promise<unknown> = resvg): Promise<PngPrinter> {
  const { Resvg } = (await load().catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    const isAbsent = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
    const problem = isAbsent
      ? "is not installed; npm install @resvg/resvg-js"
      : `does not load (${message.split("\n")[0]})`;
    throw new Error(`png: the package @resvg/resvg-js, which draws it, ${problem}`, { cause: error });
  })) as typeof import("@resvg/resvg-js");
  return (svg) =>
    new Resvg(svg, {
      fitTo: { mode: "zoom", value: SCALE },
      font: { loadSystemFonts: true, defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" },
    })
      .render()
      .asPng();
}

const resvg = () => import("@resvg/resvg-js");
