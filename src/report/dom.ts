/**
 * As much of the DOM as Observable Plot needs to draw an SVG outside a
 * browser: elements with attributes, styles, text and children, and nothing
 * that would have to be measured.
 */
export interface ShimElement {
  readonly nodeType: number;
  readonly localName: string;
  parentNode: ShimElement | null;
  readonly childNodes: ShimElement[];
  textContent: string;
  /** The element as markup. */
  readonly outerHTML: string;
}

const SVG = "http://www.w3.org/2000/svg";
const ELEMENT = 1;
const TEXT = 3;
const FRAGMENT = 11;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it has to be written between tags or in an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

/** A document for Plot's `document` option. */
export function shimDocument(): Document {
  const document: object = {
    createElementNS: (namespace: string, name: string) => element(document, namespace, name),
    createElement: (name: string) => element(document, SVG, name),
    createTextNode: (text: string) => leaf(document, text),
    createDocumentFragment: () => node(document, FRAGMENT, "#fragment", SVG),
    defaultView: {},
    get documentElement() {
      return element(document, SVG, "svg");
    },
  };
  return document as Document;
}

function leaf(ownerDocument: object, textContent: string): ShimElement {
  const text = node(ownerDocument, TEXT, "#text", SVG);
  Object.defineProperty(text, "textContent", { value: textContent, writable: true });
  Object.defineProperty(text, "outerHTML", { get: () => escaped(text.textContent) });
  return text;
}

/** Anything that stands in the tree; it knows its parent and its children. */
function node(ownerDocument: object, nodeType: number, localName: string, namespaceURI: string) {
  const childNodes: ShimElement[] = [];
  const self = {
    ownerDocument,
    nodeType,
    localName,
    tagName: localName,
    namespaceURI,
    childNodes,
    parentNode: null as ShimElement | null,
    outerHTML: "",
    get firstChild() {
      return childNodes[0] ?? null;
    },
    get nextSibling() {
      const siblings = self.parentNode?.childNodes ?? [];
      return siblings[siblings.indexOf(self) + 1] ?? null;
    },
    get textContent(): string {
      return childNodes.map((child) => child.textContent).join("");
    },
    set textContent(text: string | null) {
      childNodes.length = 0;
      if (text) self.appendChild(leaf(ownerDocument, String(text)));
    },
    appendChild: (child: ShimElement) => self.insertBefore(child, null),
    insertBefore(child: ShimElement, next: ShimElement | null) {
      // A fragment is a bag: its children move, it stays behind.
      const arrivals = child.nodeType === FRAGMENT ? [...child.childNodes] : [child];
      for (const arrival of arrivals) {
        detach(arrival);
        childNodes.splice(next ? childNodes.indexOf(next) : childNodes.length, 0, arrival);
        arrival.parentNode = self;
      }
      return child;
    },
    removeChild(child: ShimElement) {
      detach(child);
      return child;
    },
    remove: () => detach(self),
  };
  return self;
}

function detach(child: ShimElement): void {
  const siblings = child.parentNode?.childNodes;
  siblings?.splice(siblings.indexOf(child), 1);
  child.parentNode = null;
}

function element(ownerDocument: object, namespaceURI: string, name: string): ShimElement {
  const attributes = new Map<string, string>();
  const styles = new Map<string, string>();
  const self = node(ownerDocument, ELEMENT, name, namespaceURI);
  Object.assign(self, {
    getAttribute: (key: string) => attributes.get(key) ?? null,
    hasAttribute: (key: string) => attributes.has(key),
    setAttribute: (key: string, value: unknown) => attributes.set(key, String(value)),
    removeAttribute: (key: string) => attributes.delete(key),
    // The only namespaced attributes of a plot are xlink's, which SVG 2 does without.
    getAttributeNS: (_: string, key: string) => attributes.get(key) ?? null,
    setAttributeNS: (_: string, key: string, value: unknown) => attributes.set(key, String(value)),
    removeAttributeNS: (_: string, key: string) => attributes.delete(key),
    addEventListener: () => {},
    removeEventListener: () => {},
    querySelector: () => null,
    querySelectorAll: () => [],
    style: {
      setProperty: (key: string, value: unknown) => styles.set(key, String(value)),
      removeProperty: (key: string) => styles.delete(key),
      getPropertyValue: (key: string) => styles.get(key) ?? "",
    },
  });
  Object.defineProperty(self, "outerHTML", {
    get() {
      const style = [...styles].map(([key, value]) => `${key}:${value}`).join(";");
      const all = style ? [...attributes, ["style", style]] : [...attributes];
      const written = all.map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
      return `<${name}${written}>${self.childNodes.map((child) => child.outerHTML).join("")}</${name}>`;
    },
  });
  return self;
}
