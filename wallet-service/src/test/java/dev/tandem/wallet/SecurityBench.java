package dev.tandem.wallet;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.tandem.web.test.TestIssuer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import static java.util.stream.Collectors.joining;

/**
 * Measures what tokens, access rules and owners cost: the same wallet is read from the service as
 * it is, from one that remembers no token, and from one {@link WithoutSecurity}, in turns. It is
 * no test that builds run: start it by name.
 */
class SecurityBench extends RunningService {

  static final String OWNER = "owner-of-the-bench";
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 3);
  private static final int CALLERS = 16;
  private static final int WARM_UP = 2;
  private static final int STARTS = 3;

  @Autowired
  Environment environment;

  /** What was measured of one contender in one round. */
  private record Figures(double p50Micros, double perSecond) {}

  @Test
  void measuresRequests() throws Exception {
    var wallet = api.openWallet(OWNER, "CNY").text("id");
    var services = new TreeMap<String, ConfigurableApplicationContext>();
    services.put("as it is", started());
    services.put("no token remembered", started("--tandem.web.security.token-cache=0"));
    services.put(
        "without security", started("--spring.main.sources=" + WithoutSecurity.class.getName()));
    var token = TestIssuer.shared().token(OWNER, "investor").signed();
    var requests = new TreeMap<>(Map.of(
        "read a wallet", get("/v1/wallets/" + wallet, token),
        "ask for a recharge",
            post("/v1/wallets/" + wallet + "/recharges", token, WalletApi.body(1250, "tok_ok"))));
    var measured = new TreeMap<String, List<Figures>>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (var request : requests.entrySet()) {
        for (var service : services.entrySet()) {
          var figures = measure(portOf(service.getValue()), request.getValue());
          if (round >= 0) {
            measured
                .computeIfAbsent(request.getKey() + ", " + service.getKey(), _ -> new ArrayList<>())
                .add(figures);
          }
        }
      }
    }
    measured.forEach(SecurityBench::tell);
    services.values().forEach(ConfigurableApplicationContext::close);
  }

  @Test
  void measuresStarts() throws Exception {
    var took = new TreeMap<String, List<Double>>(
        Map.of("as it is", new ArrayList<>(), "without security", new ArrayList<>()));
    for (int start = 0; start < STARTS; start++) {
      took.get("as it is").add(secondsOfAStart());
      took.get("without security")
          .add(secondsOfAStart("--spring.main.sources=" + WithoutSecurity.class.getName()));
    }
    took.forEach(
        (name, seconds) -> System.out.println("BENCH start " + name + ": " + seconds + " s"));
  }

  private ConfigurableApplicationContext started(String... more) {
    return new SpringApplicationBuilder(WalletApplication.class).run(arguments(more));
  }

  private String[] arguments(String... more) {
    var all = new ArrayList<>(List.of(
        "--server.port=0",
        "--management.server.port=0",
        "--spring.profiles.active=demo",
        "--spring.jmx.enabled=false",
        "--tandem.web.rate.investor.requests=1000000000",
        "--tandem.web.rate.staff.requests=1000000000",
        "--tandem.web.rate.subject.requests=1000000000"));
    for (var property : List.of(
        "spring.datasource.url",
        "spring.datasource.username",
        "spring.datasource.password",
        "rocketmq.name-server",
        "tandem.wallet.bank.url",
        "tandem.web.security.issuer")) {
      all.add("--" + property + "=" + environment.getRequiredProperty(property));
    }
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** Seconds from the start of a new process until it says that it has started. */
  private double secondsOfAStart(String... more) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classPath(),
        WalletApplication.class.getName()));
    command.addAll(Arrays.asList(arguments(more)));
    var began = System.nanoTime();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("Started WalletApplication")) {
          return Math.round((System.nanoTime() - began) / 1e7) / 100.0;
        }
      }
      throw new IllegalStateException("It has not started: " + process.waitFor());
    } finally {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
    }
  }

  /** That of this test, in which JUnit's console launcher has a loader of its own. */
  private static String classPath() {
    return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  private static void tell(String name, List<Figures> rounds) {
    var p50 = rounds.stream().mapToDouble(Figures::p50Micros).sorted().toArray();
    var rate = rounds.stream().mapToDouble(Figures::perSecond).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "BENCH %s: p50 %.0f (%.0f-%.0f) us alone, %.0f (%.0f-%.0f) per second by %d%n",
        name,
        p50[p50.length / 2],
        p50[0],
        p50[p50.length - 1],
        rate[rate.length / 2],
        rate[0],
        rate[rate.length - 1],
        CALLERS);
  }

  private static int portOf(ConfigurableApplicationContext service) {
    return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private static String get(String path, String token) {
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
        + "\r\n\r\n";
  }

  /** A POST whose idempotency key is still to be given. */
  private static String post(String path, String token, String body) {
    return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
        + "\r\nContent-Type: application/json\r\nIdempotency-Key: %s\r\nContent-Length: "
        + body.length() + "\r\n\r\n" + body;
  }

  private static Figures measure(int port, String request) throws Exception {
    var alone = latencies(port, request, 1);
    var together = latencies(port, request, CALLERS);
    return new Figures(alone[alone.length / 2] / 1_000.0, (double) together.length / SECONDS);
  }

  /** Nanoseconds of each request that the callers made in their time, sorted. */
  private static long[] latencies(int port, String request, int callers) throws Exception {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try (var threads = Executors.newFixedThreadPool(callers)) {
      Callable<List<Long>> caller = () -> callUntil(end, port, request);
      var all = new ArrayList<Long>();
      for (var made : threads.invokeAll(Collections.nCopies(callers, caller))) {
        all.addAll(made.get());
      }
      return all.stream().mapToLong(Long::longValue).sorted().toArray();
    }
  }

  private static List<Long> callUntil(long end, int port, String request) throws IOException {
    var took = new ArrayList<Long>();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      var out = socket.getOutputStream();
      for (var now = System.nanoTime(); now < end; ) {
        out.write(request
            .replace("%s", UUID.randomUUID().toString())
            .getBytes(StandardCharsets.US_ASCII));
        readAnswer(in);
        var then = System.nanoTime();
        took.add(then - now);
        now = then;
      }
    }
    return took;
  }

  private static void readAnswer(BufferedInputStream in) throws IOException {
    var status = line(in);
    if (!status.startsWith("HTTP/1.1 20")) {
      throw new IOException(status);
    }
    var length = 0;
    var chunked = false;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.equals("transfer-encoding: chunked");
    }
    while (chunked) {
      length = Integer.parseInt(line(in), 16);
      chunked = length > 0;
      in.skipNBytes(length + 2L);
      length = 0;
    }
    in.skipNBytes(length);
  }

  private static String line(BufferedInputStream in) throws IOException {
    var text = new StringBuilder();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("The connection ended");
      }
      if (read != '\r') {
        text.append((char) read);
      }
    }
    return text.toString();
  }
}
