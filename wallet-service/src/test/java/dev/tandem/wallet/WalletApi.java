package dev.tandem.wallet;

import dev.tandem.web.test.OwnersApi;
import dev.tandem.web.test.Reply;

/** The service's HTTP interface, called by owners and staff. */
class WalletApi extends OwnersApi {

  WalletApi(int port) {
    super(port);
  }

  Reply openWallet(String ownerId, String currency) {
    return post("/v1/wallets", """
        {"ownerId": "%s", "currency": "%s"}\
        """.formatted(ownerId, currency));
  }

  Reply recharge(String walletId, long amountMinor, String fundingToken, String... headers) {
    return post("/v1/wallets/" + walletId + "/recharges", body(amountMinor, fundingToken), headers);
  }

  Reply stepUp(String rechargeId, String code) {
    return post("/v1/recharges/" + rechargeId + "/step-up", """
        {"code": "%s"}\
        """.formatted(code));
  }

  static String body(long amountMinor, String fundingToken) {
    return """
        {"amountMinor": %d, "currency": "CNY", "fundingToken": "%s",
         "context": {"deviceId": "d-1", "ip": "203.0.113.7", "country": "CN"}}\
        """.formatted(amountMinor, fundingToken);
  }
}
