package dev.tandem.accompaniment.investor;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.tandem.web.audit.Acts;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what investors agree to, from themselves alone. */
@RestController
@RequestMapping("/v1/investors/{id}/consents")
class ConsentController {

  private final JdbcConsents consents;
  private final JdbcInvestors investors;
  private final Purposes purposes;
  private final Clock clock;

  ConsentController(
      JdbcConsents consents, JdbcInvestors investors, Purposes purposes, Clock clock) {
    this.consents = consents;
    this.investors = investors;
    this.purposes = purposes;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "Shows what an investor has agreed to and taken back")
  List<ConsentAnswer> list(@PathVariable String id) {
    return consents.of(id);
  }

  @PutMapping
  @Transactional
  @Operation(summary = "Agrees to be told things of a purpose, or takes that back")
  List<ConsentAnswer> decide(
      @PathVariable String id, @Valid @RequestBody ConsentBody body, Caller caller) {
    if (!caller.sub().equals(id)) {
      // The same as for somebody who is not there.
      throw Problems.NOT_FOUND.because("There is no such investor");
    }
    // A batch that moves the investor on knows either all of this or nothing.
    investors.lock(List.of(id));
    var former = consents.of(id).stream()
        .filter(it -> it.purpose().equals(body.purpose()))
        .findFirst();
    // Whoever agreed to what no journey does any more may take it back.
    if (former.isEmpty() && !purposes.names().contains(body.purpose())) {
      throw Problems.INVALID_REQUEST.because("purpose: no journey has it");
    }
    if (body.zone() != null) {
      consents.setZone(id, zone(body.zone()));
    }
    Acts.changed(id, null, body.purpose() + (body.given() ? " given" : " taken back"));
    if (former.isEmpty() || former.get().given() != body.given()) {
      consents.decide(id, body.purpose(), body.given(), caller.sub(), clock.instant());
    }
    return consents.of(id);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw Problems.INVALID_REQUEST.because("zone: there is no such time zone");
    }
  }

  /**
   * @param purpose what for, such as {@code INVESTMENT_NOTES}
   * @param given whether the investor agrees
   * @param zone the time zone by whose clock they sleep, such as {@code Europe/Zurich}; as before
   *     if null
   */
  @Schema(example = """
      {"purpose": "INVESTMENT_NOTES", "given": true}
      """)
  record ConsentBody(
      @NotNull @Pattern(regexp = "[A-Z][A-Z_]*") @Size(max = 64)
      String purpose,

      @NotNull Boolean given,
      @Size(min = 1, max = 64) @Nullable String zone) {}

  /** The latest decision on a purpose. */
  record ConsentAnswer(String purpose, boolean given, String decidedBy, Instant decidedAt) {}
}
