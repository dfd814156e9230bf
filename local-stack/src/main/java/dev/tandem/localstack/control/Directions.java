package dev.tandem.localstack.control;

import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Service;

/** Directions for a person with a running suite: addresses, and commands to try. */
final class Directions {

  private Directions() {}

  static String to(LocalStack stack, Options options, String controlUrl) {
    String wallet = stack.url(Service.WALLET);
    String fundPurchase = stack.url(Service.FUND_PURCHASE);
    return """

        Tandem is up.
          wallet        %s   operators %s/actuator
          fund purchase %s   operators %s/actuator
          risk          %s   operators %s/actuator
          notification  %s   operators %s/actuator
          bank          %s/ledger
          fund house    %s/ledger
          identity      %s
          control       %s/status
          PostgreSQL    127.0.0.1:%s, passwords in %s
          RocketMQ      %s, metrics http://127.0.0.1:%s/metrics

        Try it:
          ada() {
            curl -s -H "Authorization: Bearer $(%s ada)" \\
              -H 'Content-Type: application/json' -H "Idempotency-Key: $(date +%%s%%N)" "$@"
          }
          ada -d '{"ownerId":"ada","currency":"CNY"}' %s/v1/wallets
          ada -H 'Prefer: wait=10' %s/v1/wallets/<id>/recharges \\
            -d '{"amountMinor":1250,"currency":"CNY","fundingToken":"tok_ok"}'
          ada -H 'Prefer: wait=10' %s/v1/discount-purchases \\
            -d '{"walletId":"<id>","fundCode":"MMF-001","amountMinor":100000,
                 "currency":"CNY","fundingToken":"tok_ok"}'
          ada '%s/v1/notifications?recipientId=ada'
          curl -s -H 'Content-Type: application/json' -d '{"duration":"PT24H"}' \\
            %s/clock/advance

        Is all the money there? %s
        Stop it with Ctrl-C or %s

        Look at it all: %s   (sign in as olga, anna decides; password demo)\
        """.formatted(
            wallet,
            stack.managementUrl(Service.WALLET),
            fundPurchase,
            stack.managementUrl(Service.FUND_PURCHASE),
            stack.url(Service.RISK),
            stack.managementUrl(Service.RISK),
            stack.url(Service.NOTIFICATION),
            stack.managementUrl(Service.NOTIFICATION),
            stack.bankUrl(),
            stack.fundHouseUrl(),
            stack.identityUrl(),
            controlUrl,
            stack.ports().of(Port.POSTGRES),
            stack.logs().resolveSibling("postgres/passwords"),
            stack.rocketMq().nameServer(),
            stack.ports().of(Port.BROKER_METRICS),
            options.command("token"),
            wallet,
            wallet,
            fundPurchase,
            stack.url(Service.NOTIFICATION),
            controlUrl,
            options.command("check"),
            options.command("stop"),
            stack.url(Service.CONSOLE));
  }
}
