package dev.tandem.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.idempotency.IdempotencyKey;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.security.AccessRules;
import dev.tandem.web.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A small service to try the contract on. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Sample.Parcels.class)
class Sample {

  static final ProblemType PARCEL_NOT_FOUND =
      ProblemType.of("parcel-not-found", 404, "There is no such parcel");
  static final ProblemType PARCEL_REFUSED =
      ProblemType.of("parcel-refused", 422, "The parcel was refused");
  static final IdFormat PARCEL_IDS = new IdFormat("par", PARCEL_NOT_FOUND);

  enum Kind {
    LETTER,
    BOX
  }

  record ParcelBody(
      @NotBlank @Size(max = 20) String to,
      @AmountMinor long amountMinor,
      @Nullable Kind kind,
      @Valid @Nullable Place place) {}

  record Place(@Nullable Double latitude, @Nullable List<@NotBlank String> tags) {}

  record Parcel(String id, String to, long amountMinor) {}

  /** Who may do what with parcels. */
  @Bean
  AccessRules accessRules() {
    return AccessRules.define()
        .post("/v1/parcels", Set.of(Role.INVESTOR, Role.OPERATOR))
        .post("/v1/labels/{id}", Role.OPERATOR)
        .codes("/v1/parcels/{id}/step-up")
        .link(HttpMethod.GET, "/parcels/{token}")
        .get("/v1/parcels", Role.OWNER_OR_STAFF)
        .get("/v1/parcels/{id}", Role.OWNER_OR_STAFF)
        .build();
  }

  @RestController
  static class Parcels {

    final AtomicInteger sent = new AtomicInteger();
    final AtomicBoolean onVirtualThread = new AtomicBoolean();
    final Semaphore started = new Semaphore(0);
    final ConcurrentHashMap<String, CountDownLatch> held = new ConcurrentHashMap<>();

    @PostMapping("/v1/parcels")
    ResponseEntity<Parcel> send(
        @Valid @RequestBody ParcelBody body, IdempotencyKey key, PreferWait wait)
        throws InterruptedException {
      var latch = held.get(key.value());
      onVirtualThread.set(Thread.currentThread().isVirtual());
      started.release();
      if (latch != null && !latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Held too long");
      }
      var number = sent.incrementAndGet();
      switch (body.to()) {
        case "refused" -> throw PARCEL_REFUSED.because("Nobody is there");
        case "full" -> throw Problems.OVERLOADED.because("All vans are out");
        case "defect" -> throw new IllegalStateException("secret-internals");
        case "deadlock" -> throw new CannotAcquireLockException("secret-internals");
        default -> {}
      }
      var id = PARCEL_IDS.format(UuidV7.next());
      var headers = new HttpHeaders();
      headers.setLocation(URI.create("/v1/parcels/" + id));
      wait.applied(headers);
      return ResponseEntity.status(wait.isRequested() ? 201 : 202)
          .headers(headers)
          .body(new Parcel(id, body.to() + number, body.amountMinor()));
    }

    @GetMapping("/v1/parcels/{id}")
    Parcel get(@PathVariable String id) {
      UUID parcelId = PARCEL_IDS.parsePath(id);
      return new Parcel(PARCEL_IDS.format(parcelId), "somebody", 1);
    }

    /** Has no rule. */
    @GetMapping("/v1/forgotten")
    String forgotten() {
      return "open to everybody";
    }

    @GetMapping("/v1/parcels")
    Page<Integer> list(@RequestParam int rows, PageRequest page) {
      var _ = page.startingAfter(PARCEL_IDS);
      var fetched =
          IntStream.range(0, Math.min(rows, page.fetchLimit())).boxed().toList();
      return Page.of(page, fetched, row -> row);
    }
  }
}
