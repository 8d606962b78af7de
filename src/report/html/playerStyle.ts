/** What the style sheet of a report says of episodes that can be played. */
export const playerStyle = `
.player{display:grid;grid-template-columns:minmax(0,440px) minmax(240px,1fr);gap:20px 32px;align-items:start;background:var(--panel);border-radius:12px;padding:clamp(14px,2.5vw,26px)}
.player svg{display:block;max-width:100%;height:auto}
.player figcaption,.player noscript{grid-column:1/-1;margin:0}
.player .desk{display:grid;gap:18px;min-width:0}
.player select,.player button{font:inherit;font-size:.9rem;color:var(--ink);background:var(--paper);border:1px solid var(--rule);border-radius:7px;padding:5px 10px;max-width:100%}
.player label{color:var(--muted);font-size:.86rem}
.player .which select{display:block;width:100%;margin-top:4px}
.player .bar{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:12px;align-items:center}
.player .toggle{width:44px;height:40px;display:grid;place-items:center;cursor:pointer}
.player .toggle::before{content:"";border:solid transparent;border-left-color:currentColor;border-width:8px 0 8px 13px}
.player .toggle[aria-pressed=true]::before{border-width:0 4px;border-color:transparent currentColor;border-style:solid;width:5px;height:15px;box-sizing:content-box}
.player .at{width:100%;accent-color:var(--series);min-height:28px}
.player .counters{display:grid;gap:10px;margin:0;font-variant-numeric:tabular-nums}
.player .counters div{display:flex;justify-content:space-between;gap:12px;border-bottom:1px solid var(--rule);padding-bottom:6px}
.player dt{color:var(--muted)}
.player dd{margin:0;font-weight:600}
.player dd small{display:inline;margin-left:.5em}
.player dd.over{color:var(--limit)}
.player [hidden]{display:none}
@media (max-width:720px){.player{grid-template-columns:minmax(0,1fr)}.player .take svg{margin:0 auto}}
@media (max-width:400px){.player .bar{grid-template-columns:auto minmax(0,1fr)}.player .pace{grid-column:1/-1}}
@media print{.player .desk{display:none}}
`;
