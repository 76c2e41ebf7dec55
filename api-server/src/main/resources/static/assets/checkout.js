// Opens the payment window of Toss (SDK v2) for the payment that the form describes.
(function () {
  "use strict";
  var form = document.getElementById("pay");
  var button = form.querySelector("button");
  var problem = document.getElementById("problem");

  function say(text) {
    problem.textContent = text;
    problem.hidden = false;
    button.disabled = false;
    button.focus();
  }

  function isStillOpen() {
    // The server's clock decides: past the time to pay it sends us on to the status.
    return fetch(window.location.pathname, { redirect: "manual", cache: "no-store" }).then(function (answer) {
      return answer.ok;
    });
  }

  function open() {
    var its = form.dataset;
    return window.TossPayments(its.clientKey)
      .payment({ customerKey: window.TossPayments.ANONYMOUS || "ANONYMOUS" })
      .requestPayment({
        method: form.elements.method.value,
        amount: { currency: "KRW", value: Number(its.value) },
        orderId: its.orderId,
        orderName: its.orderName,
        successUrl: its.success,
        failUrl: its.fail
      });
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    problem.hidden = true;
    button.disabled = true;
    isStillOpen()
      .then(function (stillOpen) {
        if (!stillOpen) {
          window.location.reload();
          return undefined;
        }
        return open();
      })
      .catch(function (error) {
        var closed = error && (error.code === "USER_CANCEL" || error.code === "PAY_PROCESS_CANCELED");
        say(closed ? form.dataset.closed : form.dataset.unreachable);
      });
  });

  // Back from the window by the browser's own button: the page may be tried again.
  window.addEventListener("pageshow", function () {
    button.disabled = false;
  });
  button.disabled = false;
})();
