// On a narrow screen the menu, and that of the report, run off the edge: bring the current part into sight.
(function () {
  "use strict";
  const bring = (current, list) => {
    if (list) list.scrollLeft = current.offsetLeft - list.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
  };
  const tab = document.querySelector(".md-tabs__item--active");
  if (tab) bring(tab, tab.closest(".md-tabs__list"));
  const page = document.querySelector(".pb-chapters [aria-current]");
  if (page) bring(page, page.closest("ul"));
})();
