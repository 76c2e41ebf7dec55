// The browser side of Toss Payments (SDK v2, the parts a shop needs), answered by the simulator that served it.
(function () {
  "use strict";
  var script = document.currentScript;
  var home = script ? new URL(script.src).origin : window.location.origin;

  function fail(code, message) {
    var error = new Error(message);
    error.code = code;
    return error;
  }

  function open(customerKey, amount, request) {
    if (!request || !request.orderId) {
      return Promise.reject(fail("INVALID_ORDER_ID", "orderId is required"));
    }
    if (!amount || typeof amount.value !== "number") {
      return Promise.reject(fail("INVALID_AMOUNT", "amount.value must be a number"));
    }
    var body = {
      orderId: request.orderId,
      amount: amount.value,
      orderName: request.orderName,
      customerKey: customerKey,
      successUrl: request.successUrl,
      failUrl: request.failUrl,
      taxFreeAmount: request.taxFreeAmount,
      metadata: request.metadata
    };
    return fetch(home + "/sandbox/windows", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body)
    })
      .then(function (answer) {
        return answer.json().then(function (json) {
          if (!answer.ok) {
            throw fail(json.code, json.message);
          }
          return json;
        });
      })
      .then(function (opened) {
        var chosen = request.method ? "?method=" + encodeURIComponent(request.method) : "";
        window.location.assign(home + opened.windowUrl + chosen);
        return new Promise(function () {});
      });
  }

  function fill(selector, text) {
    var place = document.querySelector(selector);
    if (!place) {
      return Promise.reject(fail("INVALID_SELECTOR", "no element matches " + selector));
    }
    var note = document.createElement("p");
    note.textContent = text;
    place.replaceChildren(note);
    return Promise.resolve({ on: function () {}, destroy: function () { note.remove(); return Promise.resolve(); } });
  }

  function widgets(options) {
    var amount = null;
    return {
      setAmount: function (value) {
        amount = value;
        return Promise.resolve();
      },
      renderPaymentMethods: function (place) {
        return fill(place.selector, "토스페이먼츠 시뮬레이터: 결제수단은 다음 화면에서 고릅니다.");
      },
      renderAgreement: function (place) {
        return fill(place.selector, "시뮬레이터에서는 실제로 결제되지 않습니다.");
      },
      requestPayment: function (request) {
        return open(options.customerKey, amount, request);
      }
    };
  }

  function payment(options) {
    return {
      requestPayment: function (request) {
        return open(options.customerKey, request.amount, request);
      }
    };
  }

  function TossPayments(clientKey) {
    if (typeof clientKey !== "string" || !/^(test|live)_g?ck_/.test(clientKey)) {
      throw fail("INVALID_CLIENT_KEY", "a client key begins with test_ck_ or live_ck_");
    }
    return { widgets: widgets, payment: payment };
  }

  TossPayments.ANONYMOUS = "ANONYMOUS";
  window.TossPayments = TossPayments;
})();
