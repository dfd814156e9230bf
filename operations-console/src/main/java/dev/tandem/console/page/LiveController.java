package dev.tandem.console.page;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.console.journal.Changes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Notifies open pages of changes, which they then fetch. */
@Controller
class LiveController implements DisposableBean {

  // Enough for an eye, and bounds what a page asks for under load.
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Changes changes;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("console-live").factory());

  LiveController(Changes changes) {
    this.changes = changes;
  }

  /** A stream of {@code change} events: of one subject, or of all. */
  @GetMapping("/live")
  SseEmitter live(@RequestParam(required = false) @Nullable String subject) {
    SseEmitter emitter = new SseEmitter();
    AtomicBoolean pending = new AtomicBoolean();
    Runnable end = changes.listen(subjects -> {
      if (concerns(subjects, subject) && pending.compareAndSet(false, true)) {
        var _ =
            timer.schedule(() -> tell(emitter, pending), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      }
    });
    emitter.onCompletion(end);
    emitter.onTimeout(emitter::complete);
    emitter.onError(failure -> end.run());
    return emitter;
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }

  private static boolean concerns(Set<String> subjects, @Nullable String subject) {
    return subject == null || subjects.contains(subject);
  }

  private static void tell(SseEmitter emitter, AtomicBoolean pending) {
    pending.set(false);
    try {
      emitter.send(SseEmitter.event().name("change").data(""));
    } catch (IOException | IllegalStateException e) {
      emitter.completeWithError(e);
    }
  }
}
