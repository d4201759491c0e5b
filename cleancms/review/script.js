"use strict";
/* Opens the view that an address names, and filters and sorts the list. Without it everything can be read. */
(() => {
  const overview = document.getElementById("overview");
  const pages = [...document.querySelectorAll(".page")];

  function open() {
    const name = location.hash.slice(1);
    const target = name ? document.getElementById(name) : null;
    const page = target ? target.closest(".page") : null;
    if (overview) {
      overview.hidden = page !== null;
      for (const other of pages) other.hidden = other !== page;
    }
    if (!target) return;
    /* A block may be hidden by a box that is not ticked. */
    for (const box of page ? page.querySelectorAll(".toggles input") : []) {
      if (target.matches(".block" + box.className.replace("show-", "."))) box.checked = true;
    }
    target.scrollIntoView(target.matches(".block") ? { block: "center" } : { block: "start" });
    target.focus({ preventScroll: true });
  }

  function enableList(list, form) {
    const body = list.tBodies[0];
    const rows = [...body.rows].map((row, place) => ({
      row,
      place,
      text: row.textContent.toLowerCase(),
      reasons: row.dataset.reasons.split("\n"),
    }));
    const head = [...list.tHead.rows[0].cells];

    function filter() {
      const text = form.elements.text.value.trim().toLowerCase();
      const status = form.elements.status.value;
      const reason = form.elements.reason ? form.elements.reason.value : "";
      let count = 0;
      for (const one of rows) {
        const fits =
          one.text.includes(text) &&
          (!status || one.row.dataset.status === status) &&
          (!reason || one.reasons.includes(reason));
        one.row.hidden = !fits;
        count += fits ? 1 : 0;
      }
      form.elements.count.value = `${count.toLocaleString("en")} of ${rows.length.toLocaleString("en")}`;
    }

    function sort(column) {
      const isNumber = head[column].classList.contains("number");
      const direction = head[column].getAttribute("aria-sort") === "ascending" ? -1 : 1;
      const value = (one) => {
        const cell = one.row.cells[column];
        return isNumber ? Number(cell.dataset.value) : cell.textContent;
      };
      const compare = isNumber ? (a, b) => a - b : new Intl.Collator("en", { numeric: true }).compare;
      const sorted = rows.map((one) => [value(one), one]);
      sorted.sort((a, b) => direction * compare(a[0], b[0]) || a[1].place - b[1].place);
      for (const cell of head) cell.removeAttribute("aria-sort");
      head[column].setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
      body.append(...sorted.map(([, one]) => one.row));
    }

    head.forEach((cell, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...cell.childNodes);
      button.addEventListener("click", () => sort(column));
      cell.append(button);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const kind of ["input", "change"]) form.addEventListener(kind, filter);
    form.hidden = false;
    filter();
  }

  const list = document.querySelector("table.list");
  if (list) enableList(list, document.querySelector("form.filter"));
  addEventListener("hashchange", open);
  open();
})();
