import { register } from "node:module";

// The gradients of TensorFlow.js come without their umbrella package only as modules that import each other without
// file extensions, as bundlers like it. Node is told what they mean.
const hook = `
  export const resolve = (specifier, context, next) =>
    specifier.startsWith(".") && context.parentURL?.includes("/tfjs-core/dist/") && !specifier.endsWith(".js")
      ? next(specifier + ".js", context)
      : next(specifier, context);
`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
await import("@tensorflow/tfjs-core/dist/register_all_gradients.js");
