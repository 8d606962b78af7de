import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from "yaml";

/** Where something stands in a document: keys and indices, from the outside in. */
export type Path = readonly (string | number)[];

/** A document as plain data, and where in the file everything stands. */
export interface Written {
  readonly value: unknown;
  /** `file:line:column` of what stands at a path, or of the nearest around it; of a key where one is named. */
  readonly at: (path: Path, key?: string) => string;
}

/**
 * Reads YAML 1.2, of which JSON is a part. `<<` merges.
 *
 * @throws where it is neither, with line and column; where an alias stands for nothing; and where a number begins with 0, since some take that for octal.
 */
export function readDocument(file: string, text: string): Written {
  const lines = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error) throw new Error(`${place(error.pos[0])}: is not YAML: ${error.message.replaceAll(/\s+/g, " ")}`);
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document)) return;
      const rule = `name what it stands for with &${alias.source}, above it`;
      throw new Error(`${place(alias.range![0])}: nothing is called *${alias.source}; ${rule}`);
    },
    Scalar(_key, { value, source, range }) {
      if (typeof value !== "number" || !/^[-+]?0\d/.test(source ?? "")) return;
      throw new Error(`${place(range![0])}: ${source} begins with 0; write ${value}`);
    },
  });
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    at(path, key) {
      for (let depth = path.length; depth >= 0; depth--) {
        const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
        const named = depth === path.length && key !== undefined && isMap(node) ? keyNode(node, key) : undefined;
        const { range } = (named ?? node ?? {}) as { readonly range?: readonly number[] };
        if (range) return place(range[0]);
      }
      return file;
    },
  };
}

const keyNode = (map: { readonly items: readonly { readonly key: unknown }[] }, name: string) =>
  map.items.map(({ key }) => key).find((key) => isScalar(key) && String(key.value) === name);
