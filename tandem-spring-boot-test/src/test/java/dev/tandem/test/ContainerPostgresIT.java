package dev.tandem.test;

import java.util.Map;

import dev.tandem.test.container.ContainerPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@OnTestcontainers
class ContainerPostgresIT extends PostgresServerContract {

  @BeforeAll
  static void start() {
    server = ContainerPostgres.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }
}
