package dev.tandem.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Service;
import dev.tandem.system.Suite.Recharge;
import dev.tandem.system.Suite.Wallet;
import dev.tandem.web.secret.SharedSecrets;
import dev.tandem.web.stepup.OneTimeCodes;
import org.apache.rocketmq.common.compression.CompressionType;
import org.apache.rocketmq.common.compression.CompressorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nothing that must stay secret is written anywhere, while it is used for what it is there for. */
@Order(2)
@ExtendWith(RunningSuite.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SecretsSystemIT {

  private static final String CARD = "5555341244441115";
  private static final Duration MOMENT = Duration.ofSeconds(60);

  // Risk asks the owner for a code from here on.
  private static final long LARGE_MINOR = 2_000_000;

  static Suite suite;

  @BeforeAll
  static void meet(Suite running) {
    suite = running;
  }

  @Test
  void nothingSecretIsWrittenAnywhere() throws Exception {
    suite.stack().startAnalytics();
    Wallet wallet = suite.aWallet();
    String token = "tok_" + UUID.randomUUID();
    String ofWaiting = "tok_" + UUID.randomUUID();
    suite.ended(suite.recharge(wallet, 1_000, token), MOMENT);
    Recharge waiting = suite.recharge(wallet, LARGE_MINOR, ofWaiting);
    await()
        .atMost(MOMENT)
        .until(() -> suite.look(waiting).path("status").asString().equals("STEP_UP")
            && suite.notifications(wallet).size() > 1);
    Map<String, Pattern> secrets = used(wallet);
    secrets.put("a funding token", LeakScan.text(token));
    secrets.put("the funding token of a payment that waits", LeakScan.text(ofWaiting));
    String code = code(waiting);
    secrets.put("a one-time code", LeakScan.word(code));
    leaveAnalyticsWithPaymentsOf(wallet);

    var found = new LeakScan(suite.stack(), secrets).run();

    assertThat(found).as(LeakScan.told(found)).isEmpty();
    findsWhatIsPlanted(secrets);
    // It was the code: the bank is asked, and does not know the funding token.
    try (Http http = new Http(suite.stack().identityUrl())) {
      Http.Answer proven = http.as(Caller.investor(wallet.ownerId()))
          .post(
              suite.stack().url(Service.WALLET) + "/v1/recharges/" + waiting.id() + "/step-up",
              Map.of("code", code),
              Map.of("Idempotency-Key", UUID.randomUUID().toString()));
      assertThat(proven.status()).as(proven.toString()).isEqualTo(200);
    }
    suite.ended(waiting, MOMENT);
  }

  /** Ends analytics when they have told of both payments, and all servers keep the owner's name. */
  private static void leaveAnalyticsWithPaymentsOf(Wallet wallet) {
    var owner = Map.of("the owner", LeakScan.text(wallet.ownerId()));
    try {
      await()
          .atMost(MOMENT)
          .until(() ->
              suite.features(wallet.ownerId()).path(0).at("/values/asked.24h").asInt() == 2);
      for (String server : LeakScan.SERVERS) {
        await()
            .atMost(MOMENT)
            // Files go while they are looked at.
            .ignoreExceptionsInstanceOf(UncheckedIOException.class)
            .ignoreExceptionsInstanceOf(IOException.class)
            .until(() -> !new LeakScan(suite.stack(), owner).inFilesOf(server).isEmpty());
      }
    } finally {
      suite.leaveAnalytics();
    }
  }

  /** Uses secrets that belong to no payment, and says what they were. */
  private static Map<String, Pattern> used(Wallet wallet) throws Exception {
    var secrets = new LinkedHashMap<String, Pattern>();
    try (Http http = new Http(suite.stack().identityUrl())) {
      Caller investor = Caller.investor(wallet.ownerId());
      String bearer = http.authorization(investor).substring("Bearer ".length());
      secrets.put(
          "a token's signature", LeakScan.text(bearer.substring(bearer.lastIndexOf('.') + 1)));
      Http.Answer refused = http.as(investor)
          .post(
              suite.stack().url(Service.WALLET) + "/v1/wallets/" + wallet.id() + "/recharges",
              Map.of(
                  "amountMinor",
                  1_000,
                  "currency",
                  Suite.CURRENCY,
                  "fundingToken",
                  "tok_ok",
                  "context",
                  Map.of("deviceId", CARD)),
              Map.of("Idempotency-Key", UUID.randomUUID().toString()));
      assertThat(refused.status()).isEqualTo(400);
      secrets.put("a card number", LeakScan.text(CARD));
      Http.Answer endpoint = http.as(Caller.OPERATOR)
          .post(
              suite.stack().url(Service.NOTIFICATION) + "/v1/webhook-endpoints",
              Map.of("url", "http://127.0.0.1:9/hooks", "events", List.of("FundPurchaseRejected")),
              Map.of("Idempotency-Key", UUID.randomUUID().toString()));
      String secret = endpoint.body().path("secret").asString();
      assertThat(secret).startsWith("whsec_");
      secrets.put("the secret of a webhook", LeakScan.text(secret.substring("whsec_".length())));
    }
    return secrets;
  }

  /** A scan that finds nothing is worth something if it finds what is there. */
  private static void findsWhatIsPlanted(Map<String, Pattern> secrets) throws Exception {
    List<Path> plain = Stream.concat(
            Stream.of(suite.stack().logs()),
            LeakScan.SERVERS.stream().map(suite.stack().data()::resolve))
        .map(folder -> folder.resolve("planted"))
        .toList();
    Path large = suite.stack().data().resolve("rocketmq").resolve("planted-large");
    byte[] compressed = compressed(CARD);
    assertThat(new String(compressed, StandardCharsets.ISO_8859_1)).doesNotContain(CARD);
    var database = suite.stack().postgres().database(Service.RISK.database());
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      for (Path file : plain) {
        Files.write(file, ("\0\1" + CARD + "\2").getBytes(StandardCharsets.ISO_8859_1));
      }
      Files.write(large, compressed);
      statement.execute("CREATE TABLE planted AS SELECT '%s'::bytea AS body".formatted(CARD));

      Stream<String> places = Stream.concat(
          plain.stream().map(Path::toString),
          Stream.of(large + ", compressed", "risk, public.planted"));
      assertThat(new LeakScan(suite.stack(), secrets).run())
          .containsExactlyInAnyOrderElementsOf(
              places.map(it -> it + ": a card number").toList());
      statement.execute("DROP TABLE planted");
    } finally {
      for (Path file : plain) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(large);
    }
  }

  /** A large message with {@code text} in it, as the broker keeps it, between others. */
  private static byte[] compressed(String text) throws IOException {
    var message = new StringBuilder();
    for (int number = 0; message.length() < 10_000; number++) {
      message.append("{\"number\":").append(number * 7_919).append("},");
    }
    message.insert(message.length() / 2, "who has " + text + "?");
    var bytes = new ByteArrayOutputStream();
    bytes.write("before".getBytes(StandardCharsets.UTF_8));
    bytes.write(CompressorFactory.getCompressor(CompressionType.ZSTD)
        .compress(message.toString().getBytes(StandardCharsets.UTF_8), 1));
    bytes.write("after".getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /** The code that was sent for the recharge, from risk's event by the key of the services. */
  private static String code(Recharge recharge) throws Exception {
    var database = suite.stack().postgres().database(Service.RISK.database());
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        PreparedStatement query = connection.prepareStatement("""
            SELECT substring(convert_from(body, 'UTF8') FROM ?)
            FROM messaging.outbox WHERE tag = 'RiskStepUpRequired'
            """)) {
      query.setString(1, recharge.id() + "[^{}]*{[^{}]*}[^{}]*\"sealedCode\":\"([^\"]+)\"");
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (rows.getString(1) != null) {
            return codes().open(recharge.id(), rows.getString(1));
          }
        }
      }
    }
    throw new AssertionError("No code was drawn for " + recharge.id());
  }

  private static OneTimeCodes codes() throws IOException {
    byte[] key = Base64.getDecoder()
        .decode(Files.readString(suite.stack().data().resolve("secret-key")).strip());
    return new OneTimeCodes(new SharedSecrets(List.of(key)));
  }
}
