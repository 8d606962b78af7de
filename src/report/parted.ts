import { fold, type Block, type Figure, type Fold, type Table } from "./document.ts";
import { count } from "./format.ts";

/** Whom each panel or row is about; undefined where it is about no variant, and always to be seen. */
type About = readonly (string | undefined)[];

/** A figure of which only the panels in focus are to be seen; below it, folded away, the others. */
export const partedFigure = (figure: Figure, about: About, focus: ReadonlySet<string>): (Figure | Fold)[] =>
  parted(figure.panels, about, focus, (panels, isRest) => ({
    ...figure,
    panels,
    ...(isRest && { id: `${figure.id}-others`, caption: REST }),
  }));

/** A table of which only the rows in focus are to be seen; below it, folded away, the others. */
export const partedTable = (table: Table, about: About, focus: ReadonlySet<string>): (Table | Fold)[] =>
  parted(table.rows, about, focus, (rows, isRest) => ({ ...table, rows, ...(isRest && { caption: REST }) }));

const REST = "The other variants, as above.";

function parted<Item, Whole extends Block>(
  items: readonly Item[],
  about: About,
  focus: ReadonlySet<string>,
  whole: (items: readonly Item[], isRest: boolean) => Whole,
): (Whole | Fold)[] {
  const isSeen = about.map((name) => name === undefined || focus.has(name));
  const open = items.filter((_, i) => isSeen[i]);
  const rest = items.filter((_, i) => !isSeen[i]);
  if (rest.length === 0) return [whole(items, false)];
  const numFolded = new Set(about.filter((_, i) => !isSeen[i])).size;
  if (open.length === 0) return [fold(count(numFolded, "variant"), [whole(items, false)])];
  return [
    whole(open, false),
    fold(numFolded === 1 ? "The other variant" : `The other ${numFolded} variants`, [whole(rest, true)]),
  ];
}
