/** The page's style, in the inspector's colours. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f9, #0d1015); --surface: light-dark(#ffffff, #14181f); --sunken: light-dark(#e4e7ec, #252c37);
  --text: light-dark(#12161d, #e9ecf1); --soft: light-dark(#454e5d, #b6bdc9); --line: light-dark(#e4e7ec, #252c37);
  --accent: light-dark(#3451c6, #93a9ff); --good: light-dark(#0b6b40, #56cc93); --warn: light-dark(#7d4e00, #e9b04a);
  --bad: light-dark(#b3201a, #ff8f86);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 62rem; padding: 1.25rem; background: var(--ground); color: var(--text);
  font: 0.9375rem/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
header { display: flex; justify-content: space-between; align-items: center; }
h1 { font-size: 1.375rem; margin: 0.5rem 0; }
h2 { font-size: 1.0625rem; margin: 0; overflow-wrap: anywhere; }
h3 { font-size: 0.875rem; margin: 1.25rem 0 0.25rem; color: var(--soft); }
button { font: inherit; color: var(--accent); background: none; border: 1px solid currentColor; border-radius: 5px; padding: 0.125rem 0.625rem; cursor: pointer; }
#offline { color: var(--bad); }
.campaign { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 1rem 1.25rem; margin: 1rem 0; }
.head { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: baseline; justify-content: space-between; }
.state { font-weight: 600; }
.state.paused, .state.waiting { color: var(--warn); } .state.running { color: var(--accent); } .state.finished { color: var(--good); }
.reason { color: var(--warn); margin: 0.25rem 0; overflow-wrap: anywhere; }
.bar { display: flex; height: 0.875rem; border-radius: 5px; overflow: hidden; background: var(--sunken); margin: 0.75rem 0 0.5rem; }
.bar > span { height: 100%; min-width: 0; }
.delivered { background: var(--good); } .started { background: var(--accent); } .unknown { background: var(--warn); }
.rejected, .not-sent { background: var(--bad); }
.counts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; margin: 0; list-style: none; }
.counts i { display: inline-block; width: 0.625rem; height: 0.625rem; border-radius: 2px; margin-inline-end: 0.375rem; }
.counts b, td:first-child { font-variant-numeric: tabular-nums; }
.planned { background: var(--sunken); }
.note { color: var(--soft); }
svg { display: block; width: 100%; height: 4.5rem; }
polyline { fill: none; stroke: var(--accent); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
table { border-collapse: collapse; width: 100%; font-size: 0.8125rem; }
td { padding: 0.1875rem 0.75rem 0.1875rem 0; border-top: 1px solid var(--line); overflow-wrap: break-word; vertical-align: top; unicode-bidi: isolate; }
.scroll { max-height: 16rem; overflow: auto; }
`;
