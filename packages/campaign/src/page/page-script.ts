/** The page's script. Texts get into the page as text, never as markup. */
export const PAGE_SCRIPT = `
const stored = (() => { try { return localStorage.getItem("emchat-campaign-language"); } catch { return null; } })();
let language = stored === "en" || stored === "zh" ? stored : navigator.language.startsWith("zh") ? "zh" : "en";
const history = new Map();
let last = [];
let details = {};

const make = (tag, attributes, ...children) => {
  const element = document.createElementNS(tag === "svg" || tag === "polyline" ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1999/xhtml", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
};
const number = (value) => new Intl.NumberFormat(language).format(value);
const time = (value) => new Date(value).toLocaleString(language);
const settled = ({ total, counts }) => total - counts.planned - counts.started;

function keep(campaign) {
  const points = history.get(campaign.name) ?? [];
  points.push({ at: Date.now(), settled: settled(campaign) });
  while (points.length > 300) points.shift();
  history.set(campaign.name, points);
}

function rates(name) {
  const points = history.get(name) ?? [];
  return points.slice(1).map((point, index) => Math.max(0, ((point.settled - points[index].settled) * 1000) / Math.max(1, point.at - points[index].at)));
}

function chart(values, allowed) {
  const most = Math.max(allowed, ...values, 1);
  const points = values.map((value, index) => (index * 300) / Math.max(1, values.length - 1) + "," + (58 - (value * 56) / most)).join(" ");
  return make("svg", { viewBox: "0 0 300 60", preserveAspectRatio: "none", role: "img", "aria-label": WORDS[language].rate }, make("polyline", { points }));
}

function card(campaign) {
  const words = WORDS[language];
  const { name, state, waiting, reason, total, counts, senders, allowedPerSecond, expectedEnd } = campaign;
  const shown = state === "running" && waiting ? "waiting" : state;
  const values = rates(name);
  const recent = values.slice(-10);
  const rate = recent.length ? recent.reduce((sum, value) => sum + value, 0) / recent.length : 0;
  const bar = make("div", { class: "bar", role: "img", "aria-label": number(settled(campaign)) + " " + words.of + " " + number(total) });
  for (const one of ["delivered", "rejected", "not-sent", "unknown", "started"]) {
    const part = make("span", { class: one });
    part.style.width = (counts[one] * 100) / Math.max(1, total) + "%";
    bar.append(part);
  }
  const list = make("ul", { class: "counts" });
  for (const [one, label] of Object.entries(words.states)) {
    list.append(make("li", {}, make("i", { class: one }), label + " ", make("b", {}, number(counts[one]))));
  }
  const rows = (cells) => make("div", { class: "scroll", tabindex: "0" }, make("table", {}, ...cells.map((row) => make("tr", {}, ...row.map((cell) => make("td", {}, cell ?? ""))))));
  const more = details[name] ?? { events: [], targets: [] };
  return make("section", { class: "campaign" },
    make("div", { class: "head" }, make("h2", {}, name), make("span", { class: "state " + shown }, words.campaign[shown])),
    reason && state !== "finished" ? make("p", { class: "reason" }, reason) : undefined,
    bar, list,
    shown === "running" ? make("p", { class: "note" }, rate.toFixed(1) + " " + words.perSecond + ", " + words.allowed + " " + allowedPerSecond.toFixed(1) + (expectedEnd ? "; " + words.expected + " " + time(expectedEnd) : "")) : undefined,
    values.length > 2 && shown === "running" ? chart(values, allowedPerSecond) : undefined,
    shown === "running" ? make("h3", {}, words.senders) : undefined,
    shown === "running" ? make("p", { class: "note" }, senders.length ? senders.map((one) => one.name + " (" + one.parts + " " + (one.parts === 1 ? words.part : words.parts) + ")").join(", ") : words.noSenders) : undefined,
    more.targets.length ? make("h3", {}, words.attention) : undefined,
    more.targets.length ? rows(more.targets.map((one) => [one.target, words.states[one.state], one.code, one.at ? time(one.at) : ""])) : undefined,
    more.events.length ? make("h3", {}, words.events) : undefined,
    more.events.length ? rows(more.events.map((one) => [time(one.at), words.kinds[one.kind] ?? words.campaign[one.kind] ?? one.kind, words.who[one.who] ?? one.who, one.detail])) : undefined);
}

function draw() {
  const words = WORDS[language];
  document.documentElement.lang = language;
  document.title = words.title + " - emchat-campaign";
  document.getElementById("title").textContent = words.title;
  document.getElementById("language").textContent = language === "en" ? "中文" : "English";
  document.getElementById("offline").textContent = words.offline;
  const scrolled = [...document.querySelectorAll(".scroll")].map((one) => one.scrollTop);
  document.getElementById("campaigns").replaceChildren(...(last.length ? last.map(card) : [make("p", {}, words.none)]));
  document.querySelectorAll(".scroll").forEach((one, index) => { one.scrollTop = scrolled[index] ?? 0; });
}

document.getElementById("language").addEventListener("click", () => {
  language = language === "en" ? "zh" : "en";
  try { localStorage.setItem("emchat-campaign-language", language); } catch {}
  draw();
});

async function look(round) {
  try {
    const campaigns = await (await fetch("campaigns.json")).json();
    campaigns.reverse();
    campaigns.forEach(keep);
    if (round % 3 === 0) {
      for (const { name } of campaigns.slice(0, 20)) details[name] = await (await fetch("campaigns/" + encodeURIComponent(name) + ".json")).json();
    }
    last = campaigns;
    document.getElementById("offline").hidden = true;
  } catch {
    document.getElementById("offline").hidden = false;
  }
  draw();
  setTimeout(look, 1000, round + 1);
}
draw();
look(0);
`;
