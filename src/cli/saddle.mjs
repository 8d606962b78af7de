#!/usr/bin/env node
// Experiments and environments may be TypeScript, as is Saddle itself in a clone.
await import("tsx");
const isInstalled = import.meta.url.includes("/node_modules/");
const { runFromShell } = await import(isInstalled ? "../../dist/src/cli/main.js" : "./main.ts");
await runFromShell(process.argv);
