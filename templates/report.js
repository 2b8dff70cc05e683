"use strict";
// What the report can do where scripts run. Everything is in the page already: this only shows, hides and walks.
// Text is read from the page and written back as text, never as markup.
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const make = (tag, text, className = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    element.className = className;
    return element;
  };

  sortTables();
  if (byId("index-tools")) readIndex();
  if (byId("tools")) readArticle();

  // Tables with `sortable` sort by the column whose heading is pressed; a cell may carry the figure it stands for.
  function sortTables() {
    for (const table of all("table.sortable")) {
      for (const [column, heading] of all("thead th", table).entries()) {
        if (!heading.textContent.trim()) continue;
        const button = make("button", heading.textContent);
        button.type = "button";
        heading.replaceChildren(button);
        button.addEventListener("click", () => {
          const up = heading.getAttribute("aria-sort") === "descending";
          sortBy(table, column, up);
          remember({ sort: up ? `${column}` : `-${column}` });
        });
      }
    }
    const [table, sort] = [one("table.sortable"), new URLSearchParams(location.search).get("sort") || ""];
    if (table && /^-?\d+$/.test(sort)) sortBy(table, Math.abs(Number(sort)), !sort.startsWith("-"));
  }

  function sortBy(table, column, up) {
    const headings = all("thead th", table);
    if (!headings[column]) return;
    for (const heading of headings) heading.removeAttribute("aria-sort");
    headings[column].setAttribute("aria-sort", up ? "ascending" : "descending");
    const value = (row) => {
      const cell = row.cells[column];
      const figure = parseFloat(cell.dataset.value ?? cell.textContent);
      return Number.isNaN(figure) ? cell.textContent.trim().toLowerCase() : figure;
    };
    const order = (a, b) => (typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? 1 : -1);
    const rows = [...table.tBodies[0].rows].map((row) => [value(row), row]);
    rows.sort(([a], [b]) => (up ? order(a, b) : order(b, a)));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  }

  // What is chosen stands in the address, so that a link shows somebody else the same.
  function remember(changes) {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) value ? query.set(name, value) : query.delete(name);
    const search = query.toString();
    try {
      history.replaceState(null, "", `${search ? `?${search}` : location.pathname}${location.hash}`);
    } catch {
      // a page opened in a way that does not let its address change
    }
  }

  // The index of several articles: rows by a part of their name, and by verdict.
  function readIndex() {
    const [name, verdict] = [one("input[name=name]"), one("select[name=verdict]")];
    const rows = all(".index tbody tr");
    const query = new URLSearchParams(location.search);
    name.value = query.get("name") || "";
    const wanted = [...verdict.options].find((option) => option.value === query.get("verdict"));
    if (wanted) verdict.value = wanted.value;
    const filter = () => {
      const part = name.value.trim().toLowerCase();
      for (const row of rows) {
        const fits = !verdict.value || row.cells[1].textContent === verdict.value;
        row.hidden = !fits || !row.cells[0].textContent.toLowerCase().includes(part);
      }
      byId("status").textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} articles`;
    };
    const changed = () => {
      remember({ name: name.value, verdict: verdict.value });
      filter();
    };
    name.addEventListener("input", changed);
    verdict.addEventListener("change", changed);
    byId("index-tools").hidden = false;
    filter();
  }

  function readArticle() {
    const marked = ".article :is(mark, u)";
    const numbers = (element) => [...element.classList].filter((name) => /^a\d+$/.test(name)).map((name) => name.slice(1));
    const tools = byId("tools");
    const selects = Object.fromEntries(all("select", tools).map((select) => [select.name, select]));
    const attributions = new Map(); // number -> what its note says, and the elements that are its
    const findings = all(".findings > li").map((element) => ({
      element,
      of: element.dataset.of?.split(" ") ?? [],
      severity: ["error", "warning", "info"].find((name) => element.classList.contains(name)),
      rule: one("code", element).textContent,
      reference: one(`sup a[href="#${element.id}"]`),
      remark: one(`.article > ul a[href="#${element.id}"]`)?.parentElement,
    }));
    let current = -1;
    let keys = new URLSearchParams(location.search).get("keys") !== "off";

    readNotes();
    for (const { element } of findings) one(".link", element).title = "Copy the link to this finding";
    fillSelects();
    chooseFromAddress();
    nameSources();
    listen();
    tools.hidden = false;
    for (const element of all(".script")) element.hidden = false;
    document.body.classList.add("ready");
    filter();

    function readNotes() {
      const whys = new Map();
      for (const line of all("#whys li")) {
        const [, labels, why] = /^((?:[A-Z]\d+ )+)(.*)$/s.exec(line.textContent);
        const pattern = line.closest("dd").previousElementSibling.textContent;
        for (const label of labels.trim().split(" ")) whys.set(label, `${pattern}: ${why}`);
      }
      for (const note of all(".article > ul > li")) {
        const labels = all("a", note).filter((link) => /^#w\d+$/.test(link.getAttribute("href")));
        const source = one('a[href^="#s"]', note);
        for (const [place, link] of labels.entries()) {
          const number = link.getAttribute("href").slice(2);
          if (!attributions.has(number)) attributions.set(number, { number, words: [], notes: [] });
          const found = attributions.get(number);
          found.notes.push(note, link);
          if (!link.id) continue;
          const name = source?.textContent || one("span", note)?.textContent || "";
          Object.assign(found, {
            label: link.textContent,
            letter: note.className,
            type: one("b", note).textContent,
            row: source?.getAttribute("href").slice(2) || "",
            name,
            details: one("small", note)?.textContent || "",
            why: whys.get(link.textContent) || "",
          });
        }
      }
      for (const element of all(marked)) {
        for (const number of numbers(element)) attributions.get(number)?.words.push(element);
      }
      for (const reference of all(".article sup")) {
        const found = attributions.get(reference.textContent.slice(1));
        if (!found) continue;
        found.words.push(reference);
        one("a", reference)?.setAttribute("aria-label", [found.label, found.type, found.name].filter(Boolean).join(", "));
      }
    }

    function fillSelects() {
      const add = (select, counts) => {
        for (const [value, [text, count]] of counts) {
          const option = make("option", `${text} (${count})`);
          option.value = value;
          select.append(option);
        }
      };
      const count = (items, key, text) => {
        const counts = new Map();
        for (const item of items) {
          if (key(item)) counts.set(key(item), [text(item), (counts.get(key(item))?.[1] || 0) + 1]);
        }
        return counts;
      };
      const said = [...attributions.values()];
      add(selects.severity, count(findings, (f) => f.severity, (f) => (f.severity === "info" ? "note" : f.severity)));
      add(selects.rule, count(findings, (f) => f.rule, (f) => f.rule));
      add(selects.type, count(said, (a) => a.type, (a) => a.type));
      add(selects.source, count(said, (a) => a.row, (a) => a.name || "nobody"));
    }

    function chooseFromAddress() {
      const query = new URLSearchParams(location.search);
      for (const select of Object.values(selects)) {
        const wanted = query.get(select.name);
        if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
      }
      current = findings.findIndex((finding) => `#${finding.element.id}` === location.hash);
    }

    // In the table of sources, a name lights up what that source says.
    function nameSources() {
      for (const heading of all('.sources th[scope="row"]')) {
        const button = make("button", heading.textContent);
        button.type = "button";
        button.setAttribute("aria-pressed", "false");
        button.addEventListener("click", () => light(heading.parentElement.id.slice(1)));
        heading.replaceChildren(button);
      }
    }

    function light(row) {
      selects.source.value = selects.source.value === row ? "" : row;
      changed();
    }

    function changed() {
      remember(Object.fromEntries(Object.values(selects).map((select) => [select.name, select.value])));
      filter();
    }

    function filter() {
      const { severity, rule, type, source } = Object.fromEntries(
        Object.entries(selects).map(([name, select]) => [name, select.value]),
      );
      const isSaid = (a) => (!type || a.type === type) && (!source || a.row === source);
      const isFound = (f) => (!severity || f.severity === severity) && (!rule || f.rule === rule);
      for (const finding of findings) {
        const about = !(type || source) || finding.of.some((number) => isSaid(attributions.get(number)));
        finding.on = isFound(finding) && about;
        finding.element.hidden = !finding.on;
      }
      const flagged = new Set(findings.filter((f) => f.on).flatMap((f) => f.of));
      const lit = Boolean(severity || rule || type || source);
      for (const element of all(".article .on")) element.classList.remove("on");
      let shown = 0;
      for (const a of attributions.values()) {
        if (!isSaid(a) || ((severity || rule) && !flagged.has(a.number))) continue;
        shown += 1;
        if (lit) for (const element of [...a.words, ...a.notes]) element.classList.add("on");
      }
      const left = findings.filter((f) => f.on);
      for (const finding of lit ? left : []) {
        finding.remark?.classList.add("on");
        finding.reference?.parentElement.classList.add("on");
      }
      document.body.classList.toggle("lit", lit);
      for (const heading of all('.sources th[scope="row"] button')) {
        heading.setAttribute("aria-pressed", `${heading.closest("tr").id.slice(1) === source}`);
      }
      say(`${left.length} of ${findings.length} findings, ${shown} of ${attributions.size} attributions`);
    }

    function say(words) {
      byId("status").textContent = words;
    }

    function walk(step) {
      const places = [...findings.keys()].filter((place) => findings[place].on);
      if (!places.length) return say("No finding is left by the filters");
      const ahead = step > 0 ? places.find((place) => place > current) : places.findLast((place) => place < current);
      current = ahead ?? (step > 0 ? places[0] : places.at(-1));
      const { element, reference } = findings[current];
      const target = reference || one("a.link", element);
      target.focus({ preventScroll: true });
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
      try {
        history.replaceState(null, "", `${location.search || location.pathname}#${element.id}`);
      } catch {
        // as above
      }
      say(`Finding ${places.indexOf(current) + 1} of ${places.length}`);
    }

    async function copy(finding) {
      const link = `${location.href.split("#")[0]}#${finding.element.id}`;
      let done = false;
      try {
        await navigator.clipboard.writeText(link);
        done = true;
      } catch {
        const field = make("textarea", link);
        document.body.append(field);
        field.select();
        done = document.execCommand("copy"); // where a page may not use the clipboard itself
        field.remove();
      }
      say(done ? "The link is copied" : `The link: ${link}`);
    }

    // The card: what is beside the article, shown at the words that are pointed at or focused.

    function show(found, anchor, about) {
      const card = byId("card");
      hide();
      const items = [];
      const told = about.flatMap((finding) => (finding.of.length < 4 ? finding.of : [])).map((n) => attributions.get(n));
      for (const a of new Set([...found, ...told])) {
        const title = make("p", [a.label, a.type].join(" "), `title ${a.letter}`);
        items.push(title, make("p", [a.name, a.details].filter(Boolean).join("; ")), make("p", a.why, "why"));
        for (const element of a.words) element.classList.add("at");
        for (const note of a.notes) if (note.matches("li")) note.classList.add("at");
      }
      const their = findings.filter((f) => about.includes(f) || found.some((a) => f.of.length < 9 && f.of.includes(a.number)));
      for (const finding of their) {
        const words = one(".link", finding.element).textContent;
        const message = one("p ~ p", finding.element).textContent;
        items.push(make("p", `${words}: ${message}`, `remark ${finding.severity}`));
      }
      if (!items.length) return;
      card.replaceChildren(...items);
      card.hidden = false;
      anchor.setAttribute("aria-describedby", "card");
      place(card, anchor);
    }

    function place(card, anchor) {
      if (getComputedStyle(card).position === "fixed") {
        card.style.removeProperty("left");
        card.style.removeProperty("top");
        return;
      }
      const [words, parent] = [anchor.getClientRects()[0], card.offsetParent.getBoundingClientRect()];
      if (!words) return;
      const left = Math.min(words.left, document.documentElement.clientWidth - card.offsetWidth - 16);
      const below = words.bottom + 8 + card.offsetHeight < innerHeight;
      const top = below ? words.bottom + 8 : Math.max(words.top - card.offsetHeight - 8, 4);
      card.style.left = `${Math.max(left, 8) - parent.left}px`;
      card.style.top = `${top - parent.top}px`;
    }

    function hide() {
      byId("card").hidden = true;
      for (const element of all(".at")) element.classList.remove("at");
      one('[aria-describedby="card"]')?.removeAttribute("aria-describedby");
    }

    // What an element of the article stands for: attributions, the innermost first, and findings.
    function meant(element) {
      const inner = element.closest(marked);
      const found = inner ? numbers(inner).map((number) => attributions.get(number)) : [];
      const link = element.closest(".article a")?.getAttribute("href") || "";
      if (/^#[aw]\d+$/.test(link)) found.push(attributions.get(link.slice(2)));
      const about = findings.filter((finding) => link === `#${finding.element.id}`);
      return [found.filter(Boolean), about];
    }

    function point(element) {
      const anchor = element.closest(`${marked}, .article sup a`);
      if (!anchor) return;
      const [found, about] = meant(anchor);
      show(found, anchor, about);
      for (const finding of about) {
        const number = `${findings.indexOf(finding) + 1}`;
        for (const span of all(".article [data-f]")) {
          if (span.dataset.f.split(" ").includes(number)) span.classList.add("at");
        }
      }
    }

    function listen() {
      let leaving = 0;
      document.addEventListener("mouseover", (event) => {
        if (event.target.closest("#card")) return clearTimeout(leaving);
        if (!event.target.closest(`${marked}, .article sup a`)) return;
        clearTimeout(leaving);
        point(event.target);
      });
      document.addEventListener("mouseout", (event) => {
        if (!event.target.closest(`${marked}, .article sup a, #card`)) return;
        clearTimeout(leaving);
        leaving = setTimeout(hide, 250);
      });
      document.addEventListener("focusin", (event) => {
        if (event.target.closest(".article sup a")) point(event.target);
        else if (!event.target.closest("#card")) hide();
      });
      document.addEventListener("click", (event) => {
        const link = event.target.closest("a.link");
        if (link) copy(findings.find((finding) => finding.element.contains(link)));
        if (event.target.closest("a, button") || !getSelection().isCollapsed) return;
        const words = event.target.closest(marked);
        const row = words && numbers(words).map((number) => attributions.get(number)?.row).find(Boolean);
        if (row) light(row);
      });
      document.addEventListener("keydown", press);
      for (const select of Object.values(selects)) select.addEventListener("change", changed);
      byId("next").addEventListener("click", () => walk(1));
      byId("previous").addEventListener("click", () => walk(-1));
      byId("reset").addEventListener("click", reset);
      byId("help-button").addEventListener("click", () => byId("help").showModal());
      byId("help-close").addEventListener("click", () => byId("help").close());
      byId("keys").checked = keys;
      byId("keys").addEventListener("change", (event) => {
        keys = event.target.checked;
        remember({ keys: keys ? "" : "off" });
      });
    }

    function reset() {
      for (const select of Object.values(selects)) select.value = "";
      changed();
    }

    function press(event) {
      if (event.key === "Escape") return hide();
      if (!keys || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, select, textarea") || byId("help").open) return;
      const actions = {
        n: () => walk(1),
        j: () => walk(1),
        p: () => walk(-1),
        k: () => walk(-1),
        a: reset,
        c: () => findings[current] && copy(findings[current]),
        "?": () => byId("help").showModal(),
      };
      if (!actions[event.key]) return;
      event.preventDefault();
      actions[event.key]();
    }
  }
})();
