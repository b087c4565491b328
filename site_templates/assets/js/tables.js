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

  function startFilter(form) {
    const rows = [...document.getElementById(form.dataset.filter).tBodies[0].rows];
    // Addresses help to find names that are written in another script.
    const texts = new Map(rows.map((row) => [row, simplified(`${row.textContent} ${row.dataset.find || ""}`)]));
    const count = form.querySelector("[data-filter-count]");
    const [one, many] = count.dataset.filterCount.split(",");
    const fields = [...form.elements].filter((field) => field.name);

    function matches(row) {
      return fields.every((field) => {
        if (!field.value) return true;
        if (field.type !== "search") return row.dataset[field.name] === field.value;
        return simplified(field.value).split(/\s+/).every((word) => texts.get(row).includes(word));
      });
    }

    function apply() {
      let shown = 0;
      for (const row of rows) {
        row.hidden = !matches(row);
        shown += row.hidden ? 0 : 1;
      }
      form.querySelector("[type=reset]").hidden = fields.every((field) => !field.value);
      const of = shown === rows.length ? "" : ` of ${rows.length}`;
      count.textContent = `${shown}${of} ${rows.length === 1 ? one : many}`;
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
