package dev.wonflow.activities.toss;

import mockwebserver3.MockResponse;

/** Answers as Toss writes them (API 2022-11-16). */
final class Answers {
  /** A card payment of 10,000 won, approved. */
  static final String DONE =
      """
      {"version":"2022-11-16","mId":"simmerchant1","paymentKey":"sim20260105091500aB3dE","type":"NORMAL",
       "orderId":"ord_20260105_0001","orderName":"Wallet top-up","currency":"KRW","method":"카드","status":"DONE",
       "totalAmount":10000,"balanceAmount":10000,"suppliedAmount":9091,"vat":909,"taxFreeAmount":0,"taxExemptionAmount":0,
       "requestedAt":"2026-01-05T09:15:00+09:00","approvedAt":"2026-01-05T09:15:42+09:00",
       "useEscrow":false,"cultureExpense":false,"lastTransactionKey":"txrd_a01sim0000000000000000001",
       "secret":"ps_simSecret0001","isPartialCancelable":true,"country":"KR","metadata":null,"failure":null,
       "discount":null,"cancels":null,
       "card":{"amount":10000,"issuerCode":"61","acquirerCode":"31","number":"43301234****123*",
         "installmentPlanMonths":0,"approveNo":"00000000","useCardPoint":false,"cardType":"신용","ownerType":"개인",
         "acquireStatus":"READY","isInterestFree":false,"interestPayer":null},
       "virtualAccount":null,"transfer":null,"mobilePhone":null,"giftCertificate":null,"easyPay":null,
       "cashReceipt":null,"cashReceipts":null,
       "receipt":{"url":"http://toss-simulator/receipt/sim20260105091500aB3dE"},
       "checkout":{"url":"http://toss-simulator/v1/payments/sim20260105091500aB3dE/checkout"}}
      """;

  /** The same by deposit, of which 3,000 won went back. */
  static final String DEPOSIT =
      DONE.replace("\"balanceAmount\":10000", "\"balanceAmount\":7000")
          .replace("카드", "가상계좌")
          .replace("\"DONE\"", "\"PARTIAL_CANCELED\"")
          .replace(
              "\"virtualAccount\":null",
              """
              "virtualAccount":{"accountType":"일반","accountNumber":"X1234567890","bankCode":"20",
                "customerName":"A","dueDate":"2026-01-06T23:59:59+09:00","expired":false}\
              """)
          .replace(
              "\"cancels\":null",
              """
              "cancels":[{"cancelAmount":3000,"cancelReason":"ref_x one of three","refundableAmount":7000,
                "canceledAt":"2026-01-05T10:00:00+09:00","transactionKey":"txrd_2","cancelStatus":"DONE"}]\
              """);

  private Answers() {}

  static String refusal(String code) {
    return "{\"code\":\"%s\",\"message\":\"이유\"}".formatted(code);
  }

  static MockResponse.Builder of(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json;charset=UTF-8")
        .body(body);
  }
}
