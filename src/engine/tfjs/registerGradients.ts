import { Add, getGradient } from "@tensorflow/tfjs-core";
import { registerFlatGradients } from "./registerFlatGradients.ts";
import { registerGradientOfElu } from "./registerGradientOfElu.ts";

/**
 * Tells TensorFlow.js the gradients of its operations, where nothing has done so yet, and the operations as methods of
 * tensors, which some gradients call.
 *
 * Apart from its umbrella package of 300 MB, they come only as modules that import each other without file
 * extensions, as bundlers like it. Node is told what they mean.
 */
export async function registerGradients(): Promise<void> {
  if (getGradient(Add) === undefined) {
    const forget = isNode() ? await explainExtensions() : () => {};
    await import("@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js");
    await import("@tensorflow/tfjs-core/dist/register_all_gradients.js");
    forget();
  }
  registerFlatGradients();
  registerGradientOfElu();
}

const isNode = () => typeof process !== "undefined" && process.versions?.node !== undefined;

const hooks = `data:text/javascript,${encodeURIComponent(`
  export const resolve = (specifier, context, next) =>
    specifier.startsWith(".") && context.parentURL?.includes("/tfjs-core/dist/") && !specifier.endsWith(".js")
      ? next(specifier + ".js", context)
      : next(specifier, context);
`)}`;

/** Answers how to undo it, which Node can do from 22.15 on. */
async function explainExtensions(): Promise<() => void> {
  const node: { register(url: string): void; registerHooks?(hooks: object): { deregister(): void } } =
    await import("node:module");
  if (node.registerHooks === undefined) {
    node.register(hooks);
    return () => {};
  }
  const registered = node.registerHooks((await import(hooks)) as object);
  return () => registered.deregister();
}
