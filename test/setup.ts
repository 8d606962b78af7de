import fc from "fast-check";

// The same examples in every run, so that a test which fails, fails for everyone; FC_SEED=random looks elsewhere.
const { FC_SEED: seed } = process.env;
if (seed !== "random") fc.configureGlobal({ seed: Number(seed ?? 20_190) });
