import { customProperties, dark, light } from "../theme.ts";

/** The style sheet of a report: one column, wide tables scroll within their box, dark where the reader wants it. */
export const style = `
:root{color-scheme:light;${customProperties(light)}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${customProperties(dark)}}}
:root[data-theme=dark]{color-scheme:dark;${customProperties(dark)}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:1160px;margin:0 auto;padding:clamp(28px,6vw,72px) clamp(16px,4vw,40px) 96px}
h1{font-size:clamp(1.6rem,4.4vw,2.4rem);line-height:1.2;letter-spacing:-.015em;margin:0 0 .4em;max-width:26em;text-wrap:balance}
h2{font-size:1.3rem;letter-spacing:-.01em;margin:3.2em 0 .9em;padding-top:1.4em;border-top:1px solid var(--rule)}
h2.first{border:0;padding:0;margin-top:2em}
h3{font-size:1.05rem;margin:2.6em 0 .6em}
h4{font-size:.86rem;font-weight:600;margin:0 0 6px;overflow-wrap:anywhere}
p,ul{max-width:46em}
ul{padding-left:1.15em}
li{margin:.45em 0}
.subtitle,figcaption,caption,.quiet{color:var(--muted)}
.subtitle{margin:0;font-variant-numeric:tabular-nums}
figcaption,caption,.quiet{font-size:.86rem;line-height:1.5}
a{color:var(--series);text-underline-offset:.15em}
ul.findings{list-style:none;padding:0;max-width:52em}
ul.findings li{padding:.1em 0 .1em 1em;margin:.75em 0;border-left:3px solid var(--rule)}
ul.findings li:first-child{font-size:1.12rem}
ul.findings .good{border-color:var(--optimum)}
ul.findings .bad{border-color:var(--limit)}
figure{margin:1.6em 0 2.4em}
figcaption{margin-top:14px;max-width:58em}
.panels{display:grid;gap:28px 32px}
.row{grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr))}
.multiples{align-items:end;grid-template-columns:repeat(auto-fill,minmax(min(100%,240px),1fr))}
.panel{min-width:0}
.panel>svg{display:block;width:100%;height:auto;overflow:visible}
@media (max-width:560px){.row .panel>svg{font-size:12px}}
ul.findings+ul.findings{margin-top:2.6em}
svg{font-family:inherit}
.scroll{overflow-x:auto;margin:1.6em 0 2.4em;-webkit-overflow-scrolling:touch;background:linear-gradient(to left,var(--paper) 40%,transparent) right/56px 100% no-repeat local,linear-gradient(to left,var(--faint),transparent) right/12px 100% no-repeat scroll}
table{border-collapse:collapse;min-width:100%;font-size:.88rem;line-height:1.35;font-variant-numeric:tabular-nums}
caption{caption-side:bottom;text-align:left;padding-top:14px}
.scroll caption{position:sticky;left:0;max-width:min(58em,calc(100vw - 48px))}
th,td{padding:6px 14px;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--rule)}
th{font-weight:600;vertical-align:bottom;min-width:5.5em;text-wrap:balance}
th small{white-space:nowrap}
td{min-width:7em}
td.right{white-space:nowrap;min-width:0}
.right{text-align:right}
th:first-child,td:first-child{position:sticky;left:0;background:var(--paper);padding-left:0;white-space:normal;overflow-wrap:anywhere;min-width:9em;max-width:15em}
tr:hover td{background:var(--panel)}
small{display:block;font-size:.82em;font-weight:400;color:var(--muted)}
td.bad{color:var(--limit);font-weight:600}
td.bad small{color:inherit}
.settings td{white-space:normal;overflow-wrap:anywhere;min-width:8em}
.settings td:nth-child(2){overflow-wrap:normal}
pre,code{font:.84rem/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
code{overflow-wrap:anywhere}
pre{background:var(--panel);border-radius:8px;padding:14px 18px;overflow-x:auto}
summary{cursor:pointer;font-weight:600}
details{margin:.8em 0}
figure+details,.scroll+details{margin-top:-1.2em}
.explorer{background:var(--panel);border-radius:12px;padding:clamp(14px,2.5vw,26px);margin:1.6em 0 2.4em}
.explorer select,.explorer button{font:inherit;font-size:.9rem;color:var(--ink);background:var(--paper);border:1px solid var(--rule);border-radius:7px;padding:5px 10px;max-width:100%}
.explorer .bar{display:flex;flex-wrap:wrap;gap:10px;align-items:center;margin-bottom:14px}
.explorer .at{margin-left:auto;color:var(--muted);font-size:.86rem;font-variant-numeric:tabular-nums}
.explorer .chips{display:flex;flex-wrap:wrap;gap:6px;margin-top:14px}
.explorer .chips button{border-radius:99px;font-size:.82rem;padding:3px 11px;color:var(--muted);cursor:pointer;font-variant-numeric:tabular-nums}
.explorer .chips button[aria-pressed=true]{color:var(--ink);border-color:currentColor}
.explorer .chips i{display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-right:.5em;background:var(--rule)}
.contents{display:flex;flex-wrap:wrap;gap:.3em 1.4em;margin:1.4em 0 0;font-size:.88rem}
@media print{.explorer,.contents{display:none}details::details-content{content-visibility:visible;height:auto}body{font-size:12px}figure,tr{break-inside:avoid}}
`;
