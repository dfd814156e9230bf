// What HTML alone cannot do: the reader's time zone, the / key, a word when the console is away, and
// parts of a page that are fetched anew under the hands of somebody who reads or tabs through them.
(() => {
  "use strict";

  const shown = new Intl.DateTimeFormat(undefined, {
    year: "numeric", month: "short", day: "numeric",
    hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short",
  });

  const localTimes = (root) => {
    for (const time of root.querySelectorAll("time[datetime]")) {
      const at = new Date(time.dateTime);
      if (!Number.isNaN(at.getTime())) {
        time.title = time.dateTime;
        time.textContent = shown.format(at);
      }
    }
  };

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  document.addEventListener("keydown", (event) => {
    const box = document.getElementById("find");
    if (event.key === "/" && !typing(event.target)) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "Escape" && event.target.closest(".find")) {
      document.getElementById("found").replaceChildren();
      box.value = "";
    }
  });

  const say = (words) => {
    const notice = document.getElementById("notice");
    notice.textContent = words;
    notice.hidden = words === "";
  };

  // What did not change stays: with it the focus, and what is marked to be copied.
  const latest = new WeakMap();
  let focused = null;

  const focusable = (root) => [...root.querySelectorAll("a[href], button, input, textarea, select, [tabindex]")];
  const alike = (one) => (other) =>
    other.nodeName === one.nodeName && other.getAttribute("href") === one.getAttribute("href")
      && other.textContent === one.textContent;

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, serverResponse } = event.detail;
    if (latest.get(target) === serverResponse && target.hasChildNodes()) {
      event.detail.shouldSwap = false;
      return;
    }
    latest.set(target, serverResponse);
    focused = target.contains(document.activeElement) ? document.activeElement : null;
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    localTimes(event.detail.target);
    if (focused !== null && !focused.isConnected) {
      focusable(event.detail.target).find(alike(focused))?.focus({ preventScroll: true });
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) {
      say("");
    }
  });
  document.addEventListener("htmx:sendError", () => say("The console does not answer. What is shown may be old."));
  document.addEventListener("htmx:responseError", (event) =>
    say(event.detail.xhr.status === 403 ? "You may not do that." : "That did not work. What is shown may be old."));

  localTimes(document);
})();
