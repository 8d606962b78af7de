const PAGE = 65_536; // of WebAssembly, in bytes
const MOST_PAGES = 16_384; // 1 GiB; kernels of shared memory are compiled for so many
const LINE = 64; // of a processor's cache, in bytes

/** Hands out stretches of memory one after the other, each at the beginning of a cache line. */
export interface Arena {
  /** The address of the next `numBytes`. */
  allocate(numBytes: number): number;
  /** How many bytes are taken, from address 0. */
  size(): number;
}

export function arena(start: number): Arena {
  let end = start;
  return {
    allocate: (numBytes) => {
      const address = end;
      end = Math.ceil((address + numBytes) / LINE) * LINE;
      return address;
    },
    size: () => end,
  };
}

/** Where an engine's own data may begin: the kernels keep their constants in the first page. */
export const firstAddress = PAGE;

/** A memory with room for nothing but the kernels' constants. */
export const createMemory = (): WebAssembly.Memory => new WebAssembly.Memory({ initial: 1 });

/** A memory that threads can share, and that may grow as any other. */
export const createSharedMemory = (): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });

/** Makes the memory at least `numBytes` large. Answers whether it had to grow: all views of it are lost then. */
export function growTo(memory: WebAssembly.Memory, numBytes: number, remedy: string): boolean {
  const numPages = Math.ceil((numBytes - memory.buffer.byteLength) / PAGE);
  if (numPages <= 0) return false;
  try {
    memory.grow(numPages);
  } catch {
    throw new Error(`wasm engine: out of memory, ${Math.ceil(numBytes / 2 ** 20)} MiB are needed; ${remedy}`);
  }
  return true;
}
