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
          wallet        %s
          fund purchase %s
          risk          %s
          notification  %s
          ledger        %s
          accompaniment %s
          data centre   %s
          operators     each service's port + 1000, such as
                        %s/actuator/health
          bank          %s/ledger
          fund house    %s/ledger
          identity      %s
          control       %s/status
          PostgreSQL    127.0.0.1:%s, passwords in %s
          RocketMQ      %s, metrics http://127.0.0.1:%s/metrics

        Try it:
          ada() {
            token=$(%s ada)
            curl -s -H "Authorization: Bearer $token" \\
              -H 'Content-Type: application/json' \\
              -H "Idempotency-Key: $(date +%%s%%N)" "$@"
          }
          ada %s/v1/wallets \\
            -d '{"ownerId":"ada","currency":"CNY"}'
          ada -H 'Prefer: wait=10' %s/v1/wallets/<id>/recharges \\
            -d '{"amountMinor":1250,"currency":"CNY","fundingToken":"tok_ok"}'
          ada -H 'Prefer: wait=10' %s/v1/discount-purchases \\
            -d '{"walletId":"<id>","fundCode":"MMF-001","amountMinor":100000,
                 "currency":"CNY","fundingToken":"tok_ok"}'
          ada '%s/v1/notifications?recipientId=ada'
          curl -s -H 'Content-Type: application/json' -d '{"duration":"PT24H"}' \\
            %s/clock/advance

        Is all the money there?
          %s
        Stop it with Ctrl-C, or from another terminal:
          %s

        Look at it all: %s
        Sign in as olga; anna decides. The password is demo.\
        """.formatted(
            wallet,
            fundPurchase,
            stack.url(Service.RISK),
            stack.url(Service.NOTIFICATION),
            stack.url(Service.LEDGER),
            stack.url(Service.ACCOMPANIMENT),
            stack.url(Service.DATA_CENTRE),
            stack.managementUrl(Service.WALLET),
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
