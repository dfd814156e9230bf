package dev.tandem.fundpurchase;

import dev.tandem.web.test.OwnersApi;
import dev.tandem.web.test.Reply;

/** The service's HTTP interface, called by owners and staff. */
class OrdersApi extends OwnersApi {

  OrdersApi(int port) {
    super(port);
  }

  static String discountPurchase(String walletId, String fundCode) {
    return """
        {"walletId": "%s", "fundCode": "%s", "amountMinor": 100000, "currency": "CNY",
         "fundingToken": "tok_ok", "context": {"deviceId": "d-1", "country": "CN"}}\
        """.formatted(walletId, fundCode);
  }

  static String balancePurchase(String walletId, String fundCode) {
    return """
        {"walletId": "%s", "fundCode": "%s", "amountMinor": 100000, "currency": "CNY"}\
        """.formatted(walletId, fundCode);
  }

  Reply stepUp(String orderId, String code) {
    return post("/v1/fund-purchases/" + orderId + "/step-up", """
        {"code": "%s"}\
        """.formatted(code));
  }

  Reply cancel(String orderId) {
    return post("/v1/fund-purchases/" + orderId + "/cancel", "");
  }

  Reply order(String orderId) {
    return get("/v1/fund-purchases/" + orderId);
  }

  /** What Prometheus scrapes. */
  String metrics() {
    return get("/actuator/prometheus").body();
  }
}
