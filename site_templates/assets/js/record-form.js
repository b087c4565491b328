// A form becomes the text of a record, held against the record's own schema while somebody types. Nothing is sent.
(function () {
  "use strict";

  const { Validator, stringify } = window.PairbookLibraries;
  const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
  const LONGEST_ADDRESS = 8000; // what browsers and servers take in an address, in characters

  const form = document.querySelector("[data-record-form]");
  const settings = JSON.parse(document.querySelector("[data-record-settings]").textContent);
  const validator = new Validator(settings.schema, "2020-12", false);
  const root = form.querySelector("[data-root]");
  const places = [...form.querySelectorAll("[data-place]")];

  // Fields of a group or of a row: those with no other field between.
  function fieldsOf(group) {
    return [...group.querySelectorAll("[data-name]")].filter((each) => each.parentElement.closest("[data-kind]") === group);
  }

  function rowsOf(field) {
    return [...field.querySelector("[data-rows]").children];
  }

  const READERS = {
    group: (field) => filled(Object.fromEntries(fieldsOf(field).map((each) => [each.dataset.name, read(each)]))),
    rows: (field) => rowsOf(field).map(read).filter((row) => row !== undefined),
    several: (field) => [...field.querySelectorAll("input:checked")].map((box) => box.value),
    lines: (field) => answer(field).split("\n").map((line) => line.trim()).filter(Boolean),
    number: (field) => (/^[-−+]?\d+$/.test(answer(field)) ? Number(answer(field).replace("−", "-")) : answer(field)),
    flag: (field) => ({ true: true, false: false })[answer(field)],
  };

  function answer(field) {
    return field.querySelector("input, select, textarea").value.trim().replace(/\r\n?/g, "\n").normalize("NFC");
  }

  function read(field) {
    return (READERS[field.dataset.kind] || answer)(field);
  }

  function filled(values) {
    const kept = Object.entries(values).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && !value.length));
    return kept.length ? Object.fromEntries(kept) : undefined;
  }

  function record() {
    const said = { ...settings.fixed, ...read(root) };
    return Object.fromEntries(settings.order.filter((name) => name in said).map((name) => [name, said[name]]));
  }

  // Where a finding belongs: "#/next/0/due" leads through fields and rows.
  function fieldAt(location) {
    let here = root;
    for (const step of location.split("/").slice(1)) {
      const name = decodeURIComponent(step.replace(/~1/g, "/").replace(/~0/g, "~"));
      if (here.dataset.kind === "rows") here = rowsOf(here)[Number(name)] || here;
      else here = fieldsOf(here).find((each) => each.dataset.name === name) || here;
    }
    return here;
  }

  function partAt(location) {
    return location.split("/").slice(1).reduce((part, step) => (part.properties || {})[step] || part.items || part, settings.schema);
  }

  function limits(part) {
    if (part.minimum !== undefined && part.maximum !== undefined) return `from ${part.minimum} to ${part.maximum}`;
    return part.minimum !== undefined ? `of at least ${part.minimum}` : "that is smaller";
  }

  function sentence(finding, value) {
    const part = partAt(finding.instanceLocation);
    const shown = String(value).length > 60 ? `${String(value).slice(0, 60)}…` : String(value);
    switch (finding.keyword) {
      case "pattern":
      case "format":
        return `“${shown}” does not fit here. Write ${part["x-says"] || "it in another way"}.`;
      case "maxLength":
        return `This has ${String(value).length} characters. Keep it to ${part.maxLength}.`;
      case "maxItems":
        return `These are too many. Keep it to ${part.maxItems}.`;
      case "uniqueItems":
        return "Something stands here twice. Once is enough.";
      case "minimum":
      case "maximum":
      case "type":
        return `“${shown}” does not fit here. Write a whole number ${limits(part)}.`;
      default:
        return "";
    }
  }

  function valueAt(data, location) {
    return location.split("/").slice(1).reduce((value, step) => (value === undefined ? value : value[step]), data);
  }

  function problemsOf(data) {
    const problems = [];
    for (const place of places) {
      const value = place.value.trim();
      if (!value) problems.push({ field: place.parentElement, title: place.labels[0].firstChild.textContent.trim() });
      else if (!ID.test(value)) {
        problems.push({ field: place.parentElement, words: `“${value}” does not fit here. Write lower-case letters, digits and hyphens.` });
      }
    }
    for (const finding of validator.validate(data).errors) {
      const field = fieldAt(finding.instanceLocation);
      if (finding.keyword === "required") {
        const name = /"(.*)"/.exec(finding.error)[1];
        const missing = fieldsOf(field).find((each) => each.dataset.name === name);
        if (missing) problems.push({ field: missing, title: missing.dataset.title });
      } else {
        const words = sentence(finding, valueAt(data, finding.instanceLocation));
        if (words) problems.push({ field, words });
      }
    }
    return problems;
  }

  function fileName(data) {
    const said = { ...data, ...Object.fromEntries(places.map((place) => [place.dataset.place, place.value.trim()])) };
    return settings.file.replace(/\{(\w+)\}/g, (_, name) => said[name] || `<${name}>`);
  }

  function text(data) {
    const said = Object.keys(data).length ? stringify(data, { lineWidth: 92, blockQuote: "folded" }) : "";
    return `${settings.modeline}\n${said}`;
  }

  function showProblems(problems) {
    form.querySelectorAll("[data-problem]").forEach((note) => { note.hidden = true; note.textContent = ""; });
    form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
    for (const { field, words } of problems) {
      const note = words && field.querySelector(":scope > [data-problem]");
      if (!note) continue;
      note.textContent = words;
      note.hidden = false;
      const input = field.querySelector("input, select, textarea");
      if (input) input.setAttribute("aria-invalid", "true");
    }
  }

  function verdict(problems) {
    const missing = [...new Set(problems.filter((each) => each.title).map((each) => each.title))];
    const wrong = problems.filter((each) => each.words).length;
    const parts = missing.length ? [`Still needed: ${missing.join(", ")}.`] : [];
    if (wrong) parts.push(wrong === 1 ? "One answer does not fit yet; it is marked." : `${wrong} answers do not fit yet; they are marked.`);
    return parts.join(" ") || "The record is complete.";
  }

  function update() {
    const data = record();
    const problems = problemsOf(data);
    const file = fileName(data);
    const written = text(data);
    showProblems(problems);
    form.querySelector("[data-file]").textContent = file;
    form.querySelector("[data-text]").textContent = written;
    const address = `${settings.target}?${new URLSearchParams({ filename: file, value: written })}`.replace(/\+/g, "%20");
    const isTooLong = address.length > LONGEST_ADDRESS;
    form.querySelector("[data-verdict]").textContent = verdict(problems)
      + (isTooLong && !problems.length ? " It is too long for an address: copy the text, and paste it there." : "");
    const go = form.querySelector("[data-go]");
    if (problems.length) go.removeAttribute("href");
    else go.href = isTooLong ? `${settings.target}?${new URLSearchParams({ filename: file })}` : address;
    go.setAttribute("aria-disabled", String(Boolean(problems.length)));
  }

  let made = 0;
  function addRow(field) {
    const row = field.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
    made += 1;
    for (const attribute of ["id", "for", "aria-describedby"]) {
      row.querySelectorAll(`[${attribute}]`).forEach((each) => {
        each.setAttribute(attribute, each.getAttribute(attribute).split(" ").map((id) => `${id}-${made}`).join(" "));
      });
    }
    field.querySelector("[data-rows]").append(row);
    return row;
  }

  // What the address says is filled in: ?pair=ada-grace&minutes=60&present=ada,grace
  function prefill() {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const place = places.find((each) => each.dataset.place === name);
      const field = name.split(".").reduce((here, step) => here && fieldsOf(here).find((each) => each.dataset.name === step), root);
      const input = place || (field && field.querySelector("input, select, textarea"));
      if (input && input.type !== "checkbox") input.value = field && field.dataset.kind === "lines" ? value.split(",").join("\n") : value;
    }
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("add" in button.dataset) addRow(button.closest("[data-kind=rows]")).querySelector("input, select, textarea").focus();
    if ("remove" in button.dataset) {
      const field = button.closest("[data-kind=rows]");
      button.closest(".pb-row").remove();
      field.querySelector("[data-add]").focus();
    }
    if ("copy" in button.dataset) {
      navigator.clipboard.writeText(form.querySelector("[data-text]").textContent)
        .then(() => { button.textContent = "Copied"; }, () => { button.textContent = "Select the text and copy it"; });
    }
    update();
  });
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  prefill();
  form.hidden = false;
  update();
})();
