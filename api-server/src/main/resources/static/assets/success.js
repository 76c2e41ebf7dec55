// Posts by itself what Toss handed over; the button is for whoever has no script.
(function () {
  "use strict";
  var form = document.getElementById("confirm");
  var button = form.querySelector("button");

  form.addEventListener("submit", function () {
    button.disabled = true;
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      button.disabled = false;
    }
  });
  if (form.dataset.auto === "true") {
    button.disabled = true;
    form.submit();
  }
})();
