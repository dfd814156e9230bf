package dev.tandem.fundpurchase;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two instances of the service on one database and one broker. */
class TwoInstancesIT extends RunningService {

  private static final int ORDERS = 8;

  @Autowired
  ConfigurableEnvironment settings;

  private ConfigurableApplicationContext second;
  private OrdersApi secondsOperators;
  private LocalDate day;

  @BeforeEach
  void startASecondInstance() {
    second = new SpringApplicationBuilder(FundPurchaseApplication.class)
        .initializers(this::likeTheFirst)
        .run();
    secondsOperators = new OrdersApi(
        second.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
  }

  @AfterEach
  void stopIt() {
    second.close();
    close("""
        {"opened": "%s", "reason": "A test is over"}\
        """.formatted(day), operators);
  }

  @Test
  void dateOrdersAnewOnceWhenBothAreToldOfOneClosureAtOnce() {
    day = aWednesdayToCome();
    SEEN.answer("/orders", new TamperedHouse.Said(400, """
        {"code": "malformed", "detail": "businessDate must be a trading day"}\
        """));
    List<String> orders =
        IntStream.range(0, ORDERS).mapToObj(_ -> aRefusedOrder()).toList();
    SEEN.behave();

    String closure = """
        {"closed": "%s", "reason": "Typhoon"}\
        """.formatted(day);
    List<Integer> answers = Stream.of(operators, secondsOperators)
        .map(told -> CompletableFuture.supplyAsync(() -> close(closure, told).status()))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();

    assertThat(answers).containsExactly(200, 200);
    orders.forEach(order -> awaitStatus(order, "SUBMITTED"));
    for (String order : orders) {
      assertThat(api.order(order).text("businessDate"))
          .isEqualTo(day.plusDays(1).toString());
      assertThat(redatings(order)).isEqualTo(1);
      await()
          .atMost(PATIENCE)
          .until(() -> !heard.all(FundPurchaseSubmitted.class, order).isEmpty());
      assertThat(heard.all(FundPurchaseSubmitted.class, order)).hasSize(1);
      assertThat(timesInTimeline(order, "SUBMITTED")).isEqualTo(1);
    }
    assertThat(orders).allMatch(HOUSE::holds);
    assertThat(secondsOperators.get("/actuator/tradingcalendar").raw().body())
        .contains("\"" + day + "\"")
        .isEqualTo(operators.get("/actuator/tradingcalendar").raw().body());
  }

  private String aRefusedOrder() {
    FundPaymentRequested request = anOrderToPay("EQT-003");
    others.say(Others.paid(request, noon(day)));
    awaitStatus(request.orderId(), "PAID");
    await().atMost(PATIENCE).until(() -> breaksOf(request.orderId()) == 1);
    return request.orderId();
  }

  private static Reply close(String closure, OrdersApi instance) {
    return instance.post("/actuator/tradingcalendar", closure);
  }

  private long breaksOf(String order) {
    return count("SELECT count(*) FROM confirmation_break WHERE reference = ?", order);
  }

  private long redatings(String order) {
    return count("SELECT count(*) FROM order_redating WHERE 'ord_' || order_id = ?", order);
  }

  private long timesInTimeline(String order, String status) {
    return count(
        "SELECT count(*) FROM order_timeline WHERE 'ord_' || order_id = ? AND status = ?",
        order,
        status);
  }

  private long count(String sql, Object... params) {
    return jdbc.sql(sql).params(params).query(Long.class).single();
  }

  private void likeTheFirst(ConfigurableApplicationContext context) {
    var sources = context.getEnvironment().getPropertySources();
    settings.getPropertySources().stream()
        .filter(it -> sources.get(it.getName()) == null)
        .filter(it -> !it.getName().equals("server.ports"))
        .toList()
        .reversed()
        .forEach(sources::addFirst);
    sources.addFirst(
        new MapPropertySource("second", Map.of("server.port", 0, "management.server.port", 0)));
    ((GenericApplicationContext) context)
        .registerBean("movableClock", MovableClock.class, () -> clock);
  }
}
