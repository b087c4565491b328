// Tables that can be sorted and narrowed down. Everything is there without this script; it only helps to find.
(function () {
  "use strict";

  // On a phone rows look like cards, and browsers then forget that it is a table. Say it again.
  function keepMeaning(table) {
    table.setAttribute("role", "table");
    table.querySelectorAll("thead, tbody").forEach((part) => part.setAttribute("role", "rowgroup"));
    table.querySelectorAll("tr").forEach((row) => row.setAttribute("role", "row"));
    table.querySelectorAll("td").forEach((cell) => cell.setAttribute("role", "cell"));
    table.querySelectorAll("tbody th").forEach((cell) => cell.setAttribute("role", "rowheader"));
    table.querySelectorAll("thead th").forEach((cell) => cell.setAttribute("role", "columnheader"));
  }

  // The sorter makes headings react to a click; a real button inside makes them react to every key as well.
  function makeSortable(table) {
    if (table.tBodies[0].rows.length < 2) return;
    table.querySelectorAll("thead th:not([data-sort-method=none])").forEach((heading) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "pb-sort";
      button.append(...heading.childNodes);
      heading.append(button);
    });
    new Tablesort(table);
    table.querySelectorAll("thead th[tabindex]").forEach((heading) => heading.removeAttribute("tabindex"));
  }

  function simplified(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  // How a form narrows rows down. A row is what it can be found by: a text for the search field, else a value.
  function matcher(fields) {
    const asked = fields.filter((field) => field.value);
    const words = (field) => simplified(field.value).split(/\s+/);
    return (row) => asked.every((field) =>
      field.type === "search" ? words(field).every((word) => row[field.name].includes(word)) : row[field.name] === field.value);
  }

  // All rows are on the page.
  function ownRows(table, fields) {
    const rows = [...table.tBodies[0].rows];
    // Addresses help to find names that are written in another script.
    const texts = rows.map((row) => simplified(`${row.textContent} ${row.dataset.find || ""}`));
    const found = rows.map((row, place) =>
      Object.fromEntries(fields.map(({ name, type }) => [name, type === "search" ? texts[place] : row.dataset[name]])));
    return async () => {
      const isMatch = matcher(fields);
      rows.forEach((row, place) => { row.hidden = !isMatch(found[place]); });
      return { shown: rows.filter((row) => !row.hidden).length, all: rows.length };
    };
  }

  // The rows are on many pages. What they can be found by lies in a file, loaded when somebody looks for something;
  // the rows themselves are then taken from their pages.
  function rowsOfList(form, table, fields) {
    const MOST = 100;
    const start = new URL(form.dataset.list, location);
    const perPage = Number(form.dataset.pageRows);
    const here = [...table.tBodies[0].rows];
    const paging = document.querySelector(".pb-paging");
    const pages = new Map();
    let known;

    async function load() {
      const { fields: names, rows } = await (await fetch(new URL("rows.json", start))).json();
      const isText = new Set(fields.filter((field) => field.type === "search").map((field) => field.name));
      return rows.map((row) =>
        Object.fromEntries(row.map((value, place) => [names[place], isText.has(names[place]) ? simplified(value) : value])));
    }

    async function page(number) {
      const address = number === 1 ? start : new URL(`page.${number}/`, start);
      const text = await (await fetch(address)).text();
      const rows = new DOMParser().parseFromString(text, "text/html").getElementById(table.id).tBodies[0].rows;
      // Their links are written from that page.
      for (const row of rows) row.querySelectorAll("a[href]").forEach((link) => { link.href = new URL(link.getAttribute("href"), address); });
      return [...rows];
    }

    function know() {
      known ||= load().catch((error) => { known = undefined; throw error; });
      return known;
    }

    // Whoever turns to the form will soon ask.
    form.addEventListener("focusin", () => { know().catch(() => {}); }, { once: true });

    return async (isStill) => {
      const body = table.tBodies[0];
      const asks = fields.some((field) => field.value);
      paging.hidden = asks;
      if (!asks) {
        body.replaceChildren(...here);
        return {};
      }
      const isMatch = matcher(fields);
      const rows = await know();
      if (!isStill()) return null;
      const places = [...rows.keys()].filter((place) => isMatch(rows[place]));
      const first = places.slice(0, MOST);
      const numberOf = (place) => Math.floor(place / perPage) + 1;
      if (!first.length) body.replaceChildren();
      // Each page's rows stand there as soon as it has come, the first ones in place of what was there.
      let add = "replaceChildren";
      for (const number of new Set(first.map(numberOf))) {
        if (!pages.has(number)) pages.set(number, page(number));
        const all = await pages.get(number);
        if (!isStill()) return null;
        body[add](...first.filter((place) => numberOf(place) === number).map((place) => all[place % perPage].cloneNode(true)));
        add = "append";
        keepMeaning(table);
      }
      return { shown: places.length, all: rows.length, first: first.length };
    };
  }

  function startFilter(form) {
    const table = document.getElementById(form.dataset.filter);
    const count = form.querySelector("[data-filter-count]");
    const [one, many] = count.dataset.filterCount.split(",");
    const fields = [...form.elements].filter((field) => field.name);
    const narrow = form.dataset.list ? rowsOfList(form, table, fields) : ownRows(table, fields);
    let turn = 0;

    async function apply() {
      const mine = ++turn;
      form.querySelector("[type=reset]").hidden = fields.every((field) => !field.value);
      const found = await narrow(() => mine === turn);
      if (!found || mine !== turn) return;
      const of = found.shown === found.all ? "" : ` of ${found.all}`;
      const only = found.first < found.shown ? `, of which the first ${found.first} are shown` : "";
      count.textContent = found.all ? `${found.shown}${of} ${found.all === 1 ? one : many}${only}` : "";
    }

    function remember() {
      const query = new URLSearchParams();
      fields.forEach((field) => field.value && query.set(field.name, field.value));
      const text = query.toString();
      history.replaceState(null, "", text ? `?${text}` : location.pathname);
    }

    const asked = new URLSearchParams(location.search);
    fields.forEach((field) => { field.value = asked.get(field.name) || ""; });
    form.addEventListener("input", () => { apply(); remember(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
    form.hidden = false;
    apply();
  }

  document.querySelectorAll(".pb-table").forEach(keepMeaning);
  document.querySelectorAll(".pb-table--sortable").forEach(makeSortable);
  document.querySelectorAll("form[data-filter]").forEach(startFilter);
})();
