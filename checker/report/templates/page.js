"use strict";
(() => {
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("words").textContent);
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const word = (name) => words[root.lang][name];

  // A sentence with counts: the fields are filled here, in the language shown.
  const counted = (output, shown, total) => {
    output.dataset.shown = shown;
    output.dataset.all = total;
    output.textContent = word(output.dataset.sentence).replace("{shown}", shown).replace("{all}", total);
  };

  const texts = new Map();
  const speak = (lang) => {
    root.lang = lang;
    texts.clear();
    for (const element of all("[data-t]")) element.textContent = word(element.dataset.t);
    for (const element of all("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
    for (const element of all("[data-alt]")) element.alt = word(element.dataset.alt);
    for (const element of all("[data-hint]")) element.placeholder = word(element.dataset.hint);
    for (const output of all("output[data-shown]")) counted(output, output.dataset.shown, output.dataset.all);
  };
  one("#switch").addEventListener("click", () => speak(root.lang === "zh" ? "en" : "zh"));
  one("#print").addEventListener("click", () => window.print());

  // A statement that several findings quote is written on the first of their cards, and shown on each.
  for (const place of all("[data-as]")) {
    const [caption, ...rest] = one(`[data-e="${place.dataset.as}"]`).cloneNode(true).children;
    one("b", caption).replaceWith(one("b", place));
    place.replaceChildren(caption, ...rest.filter((part) => !part.matches(".crop")));
  }

  // What only a script can do, and the place to write in, each card gets from one template.
  const tools = one("#tools");
  for (const acts of tools ? all(".acts") : []) {
    const [button, decide, why] = [...tools.content.cloneNode(true).children];
    acts.prepend(button);
    acts.closest("details").after(decide);
    // Why a check asks is written once in the page and shown on each of its cards.
    const term = document.getElementById(one(":scope>:is(h3,h4) .check", acts.closest(".card")).hash.slice(1));
    const reason = term && one(".reason", term.nextElementSibling);
    if (!reason) continue;
    one("dd", why).append(...reason.cloneNode(true).childNodes);
    const suggestion = one("dt:has(+.suggestion)", acts.previousElementSibling);
    for (const part of [...why.children]) acts.previousElementSibling.insertBefore(part, suggestion);
  }

  // What a reviewer decides is kept in this browser for these documents and rules, and exported as a file that
  // `checker decide` reads. What stands in the workspace already is shown, and exported only where it is changed.
  const kept = `plan-checker:${one("main").dataset.inputs}`;
  const decided = new Map();
  // Another page of the same report may have written since.
  const recall = () => {
    try {
      const marks = localStorage.getItem(kept);
      if (marks) decided.clear();
      for (const [name, mark] of Object.entries(JSON.parse(marks || "{}"))) decided.set(name, mark);
    } catch { /* A browser that keeps nothing: the export is all there is. */ }
  };
  recall();
  const count = () => {
    const marks = [...decided.values()];
    const asked = marks.filter((mark) => mark.verdict === "ask").length;
    counted(one("#decided-count"), asked, marks.length);
    one("#export").disabled = marks.length === 0;
  };
  const fingerprint = (card) => one(":scope>details .acts code", card).textContent;
  const place = (card) => [one(":scope>.decide .verdict", card), one(":scope>.decide textarea", card)];
  if (tools) {
    for (const card of all(".card")) {
      const mark = decided.get(fingerprint(card)) || { verdict: card.dataset.v || "", reason: card.dataset.r || "" };
      const [verdict, reason] = place(card);
      [verdict.value, reason.value] = [mark.verdict, mark.reason];
    }
    one("#cards").addEventListener("input", (event) => {
      const card = event.target.closest(".decide") && event.target.closest(".card");
      if (!card) return;
      const [verdict, reason] = place(card).map((field) => field.value);
      recall();
      const same = verdict === (card.dataset.v || "") && reason === (card.dataset.r || "");
      if (same) decided.delete(fingerprint(card));
      else decided.set(fingerprint(card), { verdict, reason });
      try { localStorage.setItem(kept, JSON.stringify(Object.fromEntries(decided))); } catch { /* as above */ }
      count();
    });
  }
  if (one("#export")) {
    one("#export").addEventListener("click", () => {
      recall();
      const decisions = [...decided].map(([name, mark]) => ({ fingerprint: name, verdict: mark.verdict || "later", reason: mark.reason }));
      const text = JSON.stringify({ inputs: one("main").dataset.inputs, decisions }, null, 1);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      link.download = "decisions.json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href));
    });
    window.addEventListener("pageshow", () => { recall(); count(); });
    count();
  }

  // What a reader sees of an element: the sentence in the language shown, without the other one.
  const shownText = (element) => {
    if (!element) return "";
    const copy = element.cloneNode(true);
    for (const other of all(`[lang=${root.lang === "zh" ? "en" : "zh"}]`, copy)) other.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const main = one("main");
  const cards = one("#cards");
  const filters = one("#filters");
  if (filters) {
    const articles = all(".card", cards);
    const text = (card) => {
      if (!texts.has(card)) {
        const parts = all(":scope>h3,:scope>h4,:scope>.message,:scope>details:not(.follows)", card);
        texts.set(card, parts.map((part) => part.textContent).join(" ").toLowerCase());
      }
      return texts.get(card);
    };
    const fits = (card, want) =>
      (!want.s || card.dataset.s === want.s) &&
      (!want.k || card.dataset.k === want.k) &&
      (!want.c || card.dataset.c === want.c) &&
      (!want.u || card.dataset.u === want.u) &&
      (!want.d || card.dataset.d.split(" ").includes(want.d)) &&
      (!want.p || (card.dataset.p || "").split(" ").includes(want.p)) &&
      (!want.l || (card.dataset.l || "").split(" ").some((clause) => clause.startsWith(want.l))) &&
      want.q.every((part) => text(card).includes(part));
    const choose = () => {
      const form = new FormData(filters);
      const want = Object.fromEntries([...form].map(([name, value]) => [name, value.trim()]));
      want.q = (want.q || "").toLowerCase().split(/\s+/).filter(Boolean);
      const active = want.q.length > 0 || Object.entries(want).some(([name, value]) => name !== "q" && value);
      let shown = 0;
      for (const card of articles) {
        card.hidden = !fits(card, want);
        if (!card.hidden) shown += 1;
      }
      // A cause stays in sight as long as one of the findings that follow from it does.
      for (const follows of all(".follows", cards)) {
        const found = all(".card", follows).some((card) => !card.hidden);
        if (found && follows.parentElement.hidden) {
          follows.parentElement.hidden = false;
          follows.open = true;
        }
        follows.hidden = !found && active;
      }
      for (const group of all(".notices", cards)) {
        const found = all(".card", group).some((card) => !card.hidden);
        group.hidden = !found && active;
        if (active && found) group.open = true;
      }
      counted(one("#shown"), shown, articles.length);
      one("#nothing").hidden = shown > 0;
      root.classList.toggle("filtered", active);
      // What is chosen stands in the address, so that it can be sent and comes back with it.
      const chosen = new URLSearchParams([...form].filter(([, value]) => value.trim()));
      try {
        history.replaceState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}${location.hash}`);
      } catch { /* A browser that holds no address for a file. */ }
    };
    filters.addEventListener("input", choose);
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = filters.elements.namedItem(name);
      if (field) field.value = value;
    }
    filters.addEventListener("reset", () => setTimeout(choose));
    filters.addEventListener("submit", (event) => event.preventDefault());
    const fold = (open) => all(".card>details,.notices", cards).forEach((details) => { details.open = open; });
    one("#open-all").addEventListener("click", () => fold(true));
    one("#close-all").addEventListener("click", () => fold(false));
    counted(one("#shown"), articles.length, articles.length);
    if ([...new FormData(filters)].some(([, value]) => value)) choose();

    // j and k go from finding to finding, of those that are shown.
    const step = (forward) => {
      const open = articles.filter((card) => !card.closest("[hidden],details:not([open])"));
      const here = document.activeElement.closest(".card");
      const at = here ? open.indexOf(here) : -1;
      const from = open.findIndex((card) => card.getBoundingClientRect().top > 8);
      const next = at >= 0 ? at + (forward ? 1 : -1) : forward ? from : (from < 0 ? open.length : from) - 1;
      const card = open[Math.min(Math.max(next, 0), open.length - 1)];
      if (!card) return;
      card.scrollIntoView({ block: "start" });
      one(".no", card).focus({ preventScroll: true });
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,select,textarea")) return;
      if (event.key === "j" || event.key === "k") step(event.key === "j");
    });
  }

  // A link to a finding opens the group it is folded under.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (let group = target && target.closest("details"); group; group = group.parentElement.closest("details")) group.open = true;
    if (target) target.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  unfold();

  const said = (button, name) => {
    const label = one("[data-t]", button) || button;
    label.textContent = word(name);
    setTimeout(() => { label.textContent = word(label.dataset.t); }, 1600);
  };
  const copy = (button, content, done, failed) => {
    const byHand = () => {
      const area = document.createElement("textarea");
      area.value = content;
      document.body.append(area);
      area.select();
      const worked = document.execCommand("copy");
      area.remove();
      button.focus();
      said(button, worked ? done : failed);
    };
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(content).then(() => said(button, done), byHand);
    else byHand();
  };

  // The opinion as it goes into a letter: indicator, each statement with its source, difference, working, suggestion.
  const opinion = (card) => {
    const details = one(":scope>details:not(.follows)", card);
    const colon = root.lang === "zh" ? "：" : ": ";
    const line = (name, value) => (value ? [word(name) + colon + value] : []);
    const statements = all(".side", details).map((side) => {
      const head = one("figcaption", side);
      return `${shownText(one("b", head))}${colon}“${shownText(one("blockquote", side))}”（${shownText(one("cite", head))}${shownText(one(".place", head))}）`;
    });
    return [
      ...line(main.dataset.indicator, shownText(one(".subject", card))),
      ...statements,
      ...line(main.dataset.difference, shownText(one(":scope>.message", card))),
      ...line(main.dataset.working, shownText(one(".working", details))),
      ...line(main.dataset.suggestion, shownText(one(".suggestion", details))),
    ].join("\n");
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("copy")) copy(button, opinion(button.closest(".card")), main.dataset.copied, main.dataset.failed);
    if (button.classList.contains("line")) copy(button, one("code", button.parentElement).textContent, main.dataset.copied, main.dataset.failed);
  });

  // A table with a field that leaves the rows with all the words in it.
  for (const [field, rows, told] of [
    ["#target-search", "#target-table tr[id]", "#targets-shown"],
    ["#plan-search", "#plan-table tr[data-d]", "#plans-shown"],
    ["#indicator-search", "#indicator-table tr[id]", "#indicators-shown"],
  ]) {
    const search = one(field);
    if (!search) continue;
    const found = all(rows);
    const choose = () => {
      const parts = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of found) {
        row.hidden = !parts.every((part) => row.textContent.toLowerCase().includes(part));
        if (!row.hidden) shown += 1;
      }
      counted(one(told), shown, found.length);
    };
    search.addEventListener("input", choose);
    choose();
  }

  const singles = one("#singles");
  if (singles) singles.addEventListener("change", () => one("#matrix-table").classList.toggle("all", singles.checked));

  // A link leads into folded parts: they are opened first, and a finding that a filter hides is shown.
  const reveal = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place) return;
    for (let element = place; element; element = element.parentElement) {
      if (element.tagName === "DETAILS") element.open = true;
      if (element.classList.contains("card")) element.hidden = false;
    }
    place.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", reveal);
  if (location.hash) reveal();
  window.addEventListener("beforeprint", () => all(".card:not(.notice)>details:not(.follows),.notices").forEach((details) => { details.open = true; }));
  window.addEventListener("beforeprint", () => {
    if (root.classList.contains("filtered")) all(".card:not([hidden])>details").forEach((details) => { details.open = true; });
  });
})();
