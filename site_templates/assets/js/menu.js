// On a narrow screen the menu runs off the edge: bring the current part into sight.
(function () {
  "use strict";
  const current = document.querySelector(".md-tabs__item--active");
  const list = current && current.closest(".md-tabs__list");
  if (list) list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
})();
