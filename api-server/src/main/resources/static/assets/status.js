// Follows the payment: looks again after a pause, and shows what changed.
(function () {
  "use strict";
  var slowest = 60;
  var looks = 0;

  function pause(main) {
    var seconds = Number(main.dataset.lookAgain);
    // A page that stays open for long asks less often.
    return seconds === 0 ? 0 : Math.min(slowest, seconds * (1 + Math.floor(looks / 30)));
  }

  function show(text) {
    var now = new DOMParser().parseFromString(text, "text/html");
    var fresh = now.getElementById("main");
    var shown = document.getElementById("main");
    if (fresh && !("lookAgain" in fresh.dataset)) {
      // Not a status any more, but the page to pay on, with a script of its own.
      window.location.reload();
    } else if (fresh && fresh.textContent !== shown.textContent) {
      document.title = now.title;
      shown.replaceChildren.apply(shown, Array.from(fresh.childNodes));
      shown.dataset.lookAgain = fresh.dataset.lookAgain;
    }
  }

  function lookAgain() {
    var seconds = pause(document.getElementById("main"));
    if (seconds === 0) {
      return;
    }
    window.setTimeout(function () {
      looks += 1;
      fetch(window.location.href, { cache: "no-store" })
        .then(function (answer) {
          return answer.ok ? answer.text() : "";
        })
        .then(show)
        .catch(function () {})
        .then(lookAgain);
    }, seconds * 1000);
  }

  lookAgain();
})();
