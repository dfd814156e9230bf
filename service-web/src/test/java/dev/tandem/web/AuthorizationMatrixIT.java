package dev.tandem.web;

import java.util.LinkedHashMap;
import java.util.Set;

import dev.tandem.web.security.AccessRules;
import dev.tandem.web.test.AuthorizationMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the matrix of every service finds, tried on a service with holes. */
@SpringBootTest(classes = Sample.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AuthorizationMatrixIT {

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  @Autowired
  ApplicationContext service;

  @Autowired
  AccessRules rules;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    Postgres.register(registry);
  }

  @Test
  void findsEndpointsWithoutARuleAndWithoutAnOwner() {
    var matrix = new AuthorizationMatrix(service, rules.asText(), port, managementPort)
        .isEverybodys("POST /v1/parcels")
        .hides("GET /v1/parcels/{id}", "/v1/parcels/par_01957000-0000-7000-8000-000000000000");

    assertThatThrownBy(matrix::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("GET /v1/forgotten has no rule")
        .hasMessageContaining("GET /v1/parcels may be used by investors")
        // The sample shows everything to everybody.
        .hasMessageContaining("GET /v1/parcels/{id} by another investor, who should have got 404")
        .satisfies(holes -> org.assertj.core.api.Assertions.assertThat(
                holes.getMessage().lines())
            .hasSize(3));
  }

  @Test
  void findsWhoIsLetInAndShouldNotBe() {
    var stricter = new LinkedHashMap<>(rules.asText());
    stricter.put("GET /actuator", Set.of("service"));
    stricter.put("GET /v1/parcels", Set.of("investor"));

    assertThatThrownBy(new AuthorizationMatrix(service, stricter, port, managementPort)::verify)
        .hasMessageContaining("GET /actuator by auditor: 200")
        .hasMessageContaining("GET /v1/parcels by operator: 400");
  }
}
