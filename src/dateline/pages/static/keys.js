// Keys for the timeline. Nothing on the page needs them.
(() => {
  const $ = (selector) => document.querySelector(selector);
  const button = $("button.keys"), help = $("#keys"), on = $("#keys input"), gone = $("#gone");
  const events = () => [...document.querySelectorAll(".event")].filter((it) => it.offsetParent);

  function go(event) {
    location.replace("#" + event.id);
    event.querySelector(".date a").focus({ preventScroll: true });
  }

  function move(step) {
    const all = events();
    const here = all.indexOf(document.activeElement.closest(".event") || $(".event:target"));
    const next = here >= 0 ? all[here + step] : all.find((it) => it.getBoundingClientRect().bottom > 0);
    if (next) go(next);
  }

  // Mark the day on the strip; from one that is gone lead to the nearest.
  function arrive() {
    const id = location.hash.slice(1).replace(/^d(?=\d)/, "");
    $(".strip [aria-current]")?.removeAttribute("aria-current");
    $(`.strip a[href="#${CSS.escape(id)}"]`)?.setAttribute("aria-current", "true");
    if (!gone || !/^\d{4}/.test(id) || $(".event:target")) return;
    const known = document.getElementById(id);
    const far = (it) => Math.abs(Date.parse(it.id.slice(0, 10)) - Date.parse(id.slice(0, 10)));
    const next = known || events().sort((a, b) => far(a) - far(b))[0];
    if (!next) return;
    gone.hidden = !!known;
    next.lastElementChild.prepend(gone);
    go(next);
  }

  addEventListener("hashchange", arrive);
  addEventListener("keydown", (key) => {
    if (key.ctrlKey || key.metaKey || key.altKey || on?.checked === false) return;
    if (key.target.closest("input:not([type=radio]), select, textarea, [contenteditable], dialog")) return;
    if (key.key === "j") move(1);
    else if (key.key === "k") move(-1);
    else if (key.key === "?") help?.showModal();
  });
  if (button) {
    button.hidden = false;
    button.onclick = () => help.showModal();
    $("#keys button").onclick = () => help.close();
  }
  arrive();
})();
