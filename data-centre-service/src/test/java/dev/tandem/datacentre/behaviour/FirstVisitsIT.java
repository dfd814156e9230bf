package dev.tandem.datacentre.behaviour;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.tandem.datacentre.RunningDataCentre;
import dev.tandem.datacentre.TestKafka;
import dev.tandem.datacentre.kafka.KafkaTopics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@RunningDataCentre
class FirstVisitsIT {

  @Autowired
  TellFirstVisits firstVisits;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  JdbcClient jdbc;

  private final String owner = "owner-" + UUID.randomUUID();

  @Test
  void areToldOnceForEachFundHoweverManyLookAtOnce() throws Exception {
    Callable<Void> look = () -> {
      firstVisits.visited(owner, "000001");
      return null;
    };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var one : threads.invokeAll(Stream.generate(() -> look).limit(20).toList())) {
        one.get();
      }
    }
    assertThat(told()).isOne();

    firstVisits.visited(owner, "000002");

    assertThat(told()).isEqualTo(2);
    var heard = TestKafka.read(KafkaTopics.PAYMENT_EVENTS, 2, it -> it.key().equals(owner));
    assertThat(heard)
        .extracting(it -> it.value())
        .allSatisfy(it -> assertThat(it).contains("dev.tandem.datacentre.FundFirstVisited.v1"))
        .anySatisfy(it -> assertThat(it).contains("\"fundCode\":\"000001\""))
        .anySatisfy(it -> assertThat(it).contains("\"fundCode\":\"000002\""));
  }

  @Test
  void areNotToldWhereTheirTransactionDoesNotCommit() {
    transaction.executeWithoutResult(status -> {
      firstVisits.visited(owner, "000001");
      status.setRollbackOnly();
    });
    assertThat(told()).isZero();

    firstVisits.visited(owner, "000001");

    assertThat(told()).isOne();
  }

  @Test
  void areBoundedForEachInvestor() {
    jdbc.sql("INSERT INTO first_visit SELECT ?, 'F' || n FROM generate_series(1, 1000) AS n")
        .param(owner)
        .update();

    firstVisits.visited(owner, "000001");

    assertThat(told()).isZero();
  }

  private int told() {
    return jdbc.sql("""
            SELECT count(*) FROM messaging.outbox
            WHERE state <> 'ABORTED' AND position(?::bytea IN body) > 0
            """).param(owner.getBytes(UTF_8)).query(Integer.class).single();
  }
}
