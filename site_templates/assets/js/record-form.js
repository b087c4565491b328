// A form becomes the text of a record, held against the record's own schema while somebody types. Nothing is sent.
(function () {
  "use strict";

  const { Validator, stringify } = window.PairbookLibraries;
  const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
  const LONGEST_ID = 64;
  const LONGEST_MADE_ID = 32; // people have to read it again
  const LONGEST_ADDRESS = 8000; // what browsers and servers take in an address, in characters

  const form = document.querySelector("[data-record-form]");
  const settings = JSON.parse(document.querySelector("[data-record-settings]").textContent);
  const validator = new Validator(settings.schema, "2020-12", false);
  const root = form.querySelector("[data-root]");
  const known = new URLSearchParams(location.search);
  offerChoices();
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
    rows: (field) => named(rowsOf(field)),
    several: (field) => [...field.querySelectorAll("input:checked")].map((box) => box.value),
    lines: (field) => answer(field).split("\n").map((line) => line.trim()).filter(Boolean),
    number: (field) => (/^[-−+]?\d+$/.test(answer(field)) ? Number(answer(field).replace("−", "-")) : answer(field)),
    flag: (field) => ({ true: true, false: false })[answer(field)],
  };

  // What is a row's own and nobody has given a short name gets one that is made from its words.
  function named(rows) {
    const taken = new Set();
    return rows.map((row) => {
      const said = read(row);
      const words = said && (said.what || said.title);
      if (!words || !fieldsOf(row).some((each) => each.dataset.name === "id")) return said;
      const id = said.id || unused(slug(words) || today(), taken);
      taken.add(id);
      return { id, ...said };
    }).filter((row) => row !== undefined);
  }

  function unused(id, taken) {
    let free = id;
    for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
    return free;
  }

  function slug(words, longest = LONGEST_MADE_ID) {
    let id = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    while (id.length > longest) id = id.includes("-") ? id.slice(0, id.lastIndexOf("-")) : id.slice(0, longest);
    return id;
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

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
      const value = placed(place, data);
      // While the answers that it is made from are missing, these are asked for.
      if (!value && settings.made[place.dataset.place] && !wordsFor(place, data)) continue;
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
        // A short name is made from the words, and these are asked for.
        if (missing && name !== "id") problems.push({ field: missing, title: missing.dataset.title });
      } else {
        const words = sentence(finding, valueAt(data, finding.instanceLocation));
        if (words) problems.push({ field, words });
      }
    }
    return problems;
  }

  // A name that nobody has given is made from the words of other answers.
  function placed(place, data) {
    return place.value.trim() || slug(wordsFor(place, data), LONGEST_ID);
  }

  function wordsFor(place, data) {
    return (settings.made[place.dataset.place] || []).flatMap((name) => data[name] || []).join(" ");
  }

  function fileName(data) {
    const said = { ...data, ...Object.fromEntries(places.map((place) => [place.dataset.place, placed(place, data)])) };
    return settings.file.replace(/\{(\w+)\}/g, (_, name) => said[name] || `<${name}>`);
  }

  function text(data) {
    const said = Object.keys(data).length ? stringify(data, { lineWidth: 92, blockQuote: "folded", sortMapEntries: byLevel }) : "";
    return `${settings.modeline}\n${said}`;
  }

  // A script puts "0" before "-1" in a map. Levels go from the lowest to the highest; nothing else moves.
  function byLevel(one, other) {
    return Number(one.key.value) - Number(other.key.value) || 0;
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
    fillToday(row);
    return row;
  }

  // Where a field stands in the form, or in the row that is made when somebody adds one.
  function fieldOf(path) {
    return path.split(".").reduce((here, step) => {
      const template = here && here.querySelector(":scope > template");
      return here && fieldsOf(template ? template.content.firstElementChild : here).find((each) => each.dataset.name === step);
    }, root);
  }

  // What is known to choose from, as the programme has it or as the address says: ?offer.people=ada%20Ada%20Lovelace
  function offerChoices() {
    for (const [path, name] of Object.entries(settings.offers)) {
      const said = known.getAll(`offer.${name}`).map((each) => [each.split(" ", 1)[0], each.slice(each.indexOf(" ") + 1)]);
      const choices = said.length ? said : settings.offered[name] || [];
      const place = form.querySelector(`[data-place="${path}"]`);
      const field = place ? place.parentElement : fieldOf(path);
      if (field && choices.length) (field.dataset.kind === "lines" ? offerSeveral : offerOne)(field, choices);
    }
  }

  function offerOne(field, choices) {
    const input = field.querySelector("input");
    const select = document.createElement("select");
    for (const name of ["id", "data-place", "aria-describedby"]) {
      if (input.hasAttribute(name)) select.setAttribute(name, input.getAttribute(name));
    }
    select.append(new Option("Choose …", ""), ...choices.map(([id, words]) => new Option(words, id)));
    input.replaceWith(select);
    explain(field, "");
  }

  // Whoever chooses need not know short names, nor what goes into a line.
  function explain(field, how) {
    const help = field.querySelector(".pb-control-help");
    const kept = help.textContent.trim().split(/(?<=\.)\s+/).filter((each) => !/short name|own record|each line/.test(each));
    help.textContent = [...kept, how].join(" ").trim();
  }

  function offerSeveral(field, choices) {
    const label = field.querySelector("label");
    const boxes = document.createElement("div");
    boxes.className = "pb-boxes";
    boxes.setAttribute("role", "group");
    boxes.setAttribute("aria-label", field.dataset.title);
    for (const [id, words] of choices) {
      const box = Object.assign(document.createElement("input"), { type: "checkbox", value: id });
      const each = document.createElement("label");
      each.append(box, ` ${words}`);
      boxes.append(each);
    }
    field.querySelector("textarea").replaceWith(boxes);
    label.removeAttribute("for");
    explain(field, "Tick each that applies.");
    field.dataset.kind = "several";
  }

  // What the address says is filled in: ?pair=ada-grace&minutes=60&present=ada,grace
  function prefill() {
    for (const [name, value] of known) {
      const field = places.find((each) => each.dataset.place === name)?.parentElement || fieldOf(name);
      if (field) fill(field, value);
    }
  }

  function fill(field, value) {
    const several = value.split(value.includes("\n") ? "\n" : ",").map((each) => each.trim()).filter(Boolean);
    field.querySelectorAll("input[type=checkbox]").forEach((box) => { box.checked = several.includes(box.value); });
    const input = field.querySelector("input:not([type=checkbox]), select, textarea");
    if (input) input.value = field.dataset.kind === "lines" ? several.join("\n") : value;
  }

  function fillToday(group) {
    group.querySelectorAll("[data-today]").forEach((input) => { input.value = input.value || today(); });
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
  // A record that is nothing but a list begins with one of it, and each has what the address says of it.
  if (fieldsOf(root).length === 1) addRow(fieldsOf(root)[0]);
  fillToday(root);
  form.hidden = false;
  update();
})();
