// Runs beside the page: adds pairs, people and goals to what the theme's own search finds on other pages.
// They lie in small files by the beginnings of words (rendering/search_words.py), loaded as somebody types.
(function () {
  "use strict";
  const ENOUGH = 30;
  const [QUERY, RESULT] = [2, 3]; // The kinds of messages that the theme's search takes and gives.
  const folder = new URL("../../search/words/", self.location);
  const loaded = new Map();
  const answer = self.postMessage.bind(self);
  let asked = "";

  function load(name) {
    if (!loaded.has(name)) {
      const coming = fetch(new URL(`${name}.json`, folder)).then((found) => (found.ok ? found.json() : {}));
      coming.catch(() => loaded.delete(name));
      loaded.set(name, coming);
    }
    return loaded.get(name);
  }

  function wordsOf(text) {
    const plain = text.replace(/&(?:amp|lt|gt);/g, " ").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.match(/[\p{L}\p{N}]+/gu) || [];
  }

  const hex = (beginning) =>
    [...new TextEncoder().encode(beginning)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  // The parts in which words can lie that begin with `term`, and how many entries there are in them.
  function partsFor(term, sizes) {
    const names = Object.keys(sizes).filter((name) => name.startsWith(term) || term.startsWith(name));
    return { names, size: names.reduce((sum, name) => sum + sizes[name], 0) };
  }

  // An id helps to find names that are written in another script.
  const allOf = ([address, title, text]) => [title, text, address.split("/")[1]].join(" ");

  function isMatch(words, terms) {
    return terms.every((term) => words.some((word) => word.startsWith(term)));
  }

  async function find(terms) {
    const sizes = await load("parts");
    // All terms have to match, so the rarest tells where to look.
    const [rarest] = terms.map((term) => partsFor(term, sizes)).sort((a, b) => a.size - b.size);
    const found = new Map();
    for (const name of rarest.names) {
      for (const entry of await load(hex(name))) {
        if (!found.has(entry[0]) && isMatch(wordsOf(allOf(entry)), terms)) found.set(entry[0], entry);
      }
      if (found.size >= ENOUGH) break;
    }
    return [...found.values()];
  }

  // Whole pages before parts of them, and what is called so before what only has to do with it.
  function ranked(entries, terms) {
    const rank = ([address, title]) => (isMatch(wordsOf(title), terms) ? 0 : 2) + (address.includes("#") ? 1 : 0);
    return entries.map((entry) => [rank(entry), entry]).sort((a, b) => a[0] - b[0]).map(([, entry]) => entry);
  }

  // As the theme wants it: a list of hits for each page, with the page itself among them.
  function shown(entries, terms) {
    const matched = Object.fromEntries(terms.map((term) => [term, true]));
    const pages = new Map();
    for (const [address, title, text] of entries) {
      const [page, part] = address.split("#");
      const hits = pages.get(page) || [];
      const hit = { location: address, title, text: part ? "" : text, score: 1, terms: matched };
      if (part && !hits.length) hits.push({ location: page, title: text, text: "", score: 0, terms: {} });
      pages.set(page, [...hits, hit]);
    }
    return [...pages.values()];
  }

  self.postMessage = async (message) => {
    const query = asked;
    const terms = wordsOf(query).filter((term) => term.length > 1 || !/[a-z0-9]/.test(term));
    if (message.type === RESULT && terms.length) {
      try {
        const items = shown(ranked(await find(terms), terms), terms).slice(0, ENOUGH);
        message.data.items = [...items, ...message.data.items];
      } catch (error) {
        console.warn(error); // What the theme's own search found is better than nothing.
      }
      if (query !== asked) return;
    }
    answer(message);
  };

  self.addEventListener("message", ({ data }) => {
    if (data.type === QUERY) asked = data.data;
  });
  importScripts(new URL(new URL(self.location).searchParams.get("engine"), self.location));
})();
